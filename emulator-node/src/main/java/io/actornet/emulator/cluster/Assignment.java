package io.actornet.emulator.cluster;

import java.util.List;

/**
 * Who runs what in an attempt.
 *
 * @param attempt which
 * @param partitions how many the experiment is divided into
 * @param nodeOfPartition for each partition, the index of its node
 * @param nodes those that take part; each runs one partition or more
 * @param self the index of the node that this is for
 * @param deaths for each partition, how many nodes have died with it
 * @param realTime whether it is a run in real time
 */
public record Assignment(
    Attempt attempt,
    int partitions,
    List<Integer> nodeOfPartition,
    List<NodeDescription> nodes,
    int self,
    List<Integer> deaths,
    boolean realTime) {

  /** The same for another node. */
  Assignment forNode(int index) {
    return new Assignment(attempt, partitions, nodeOfPartition, nodes, index, deaths, realTime);
  }

  /** The index of a node; −1 for one that takes no part. */
  int indexOf(String nodeId) {
    for (int index = 0; index < nodes.size(); index++) {
      if (nodes.get(index).id().equals(nodeId)) {
        return index;
      }
    }
    return -1;
  }
}
