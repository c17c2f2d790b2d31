package io.actornet.emulator.trunk;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * Who takes part in one attempt of a run, as one node sees it.
 *
 * @param runId of the run; no other run of the cluster has it
 * @param attempt counts from 1 how often the run has begun
 * @param experimentHash of the experiment's resolved text
 * @param programVersion of Actornet
 * @param self number of this node
 * @param nodes where each node listens for frames, by number
 * @param nodeOfPartition the number of each partition's node
 */
public record TrunkPlan(
    long runId,
    int attempt,
    long experimentHash,
    String programVersion,
    int self,
    List<InetSocketAddress> nodes,
    List<Integer> nodeOfPartition) {
  public TrunkPlan {
    nodes = List.copyOf(nodes);
    nodeOfPartition = List.copyOf(nodeOfPartition);
  }

  /** The trunk from this node to another. */
  TrunkIdentity towards(int node) {
    return new TrunkIdentity(runId, attempt, experimentHash, programVersion, self, node);
  }
}
