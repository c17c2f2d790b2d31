package io.actornet.emulator.cluster;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Who runs what in an attempt. The partitions of one node are a part; when the node is lost, its
 * part keeps its number and goes to another node, which may have one already.
 *
 * @param attempt which
 * @param partitions how many the experiment is divided into
 * @param nodeOfPartition for each partition, the number of its part
 * @param nodes for each part, the node that runs it
 * @param self the part that this is for
 * @param deaths for each partition, how many nodes have died with it
 * @param realTime whether it is a run in real time
 * @param generations for each part, 0 if it began with the attempt; otherwise higher than those of
 *     all parts that were run again before
 * @param ladder whether the parts keep frames for a ladder
 * @param outages in real time, nodes that were lost in the middle, in the order of their loss
 */
public record Assignment(
    Attempt attempt,
    int partitions,
    List<Integer> nodeOfPartition,
    List<NodeDescription> nodes,
    int self,
    List<Integer> deaths,
    boolean realTime,
    List<Integer> generations,
    boolean ladder,
    List<Outage> outages) {

  /** The same for another part. */
  Assignment forPart(int part) {
    return new Assignment(
        attempt,
        partitions,
        nodeOfPartition,
        nodes,
        part,
        deaths,
        realTime,
        generations,
        ladder,
        outages);
  }

  /** The same with lost parts on other nodes, where they are run again, or go on in real time. */
  Assignment with(
      Map<Integer, NodeDescription> standIns, List<Integer> newDeaths, List<Outage> newOutages) {
    List<NodeDescription> newNodes = new ArrayList<>(nodes);
    List<Integer> newGenerations = new ArrayList<>(generations);
    standIns.forEach(
        (part, node) -> {
          newNodes.set(part, node);
          newGenerations.set(part, generation() + 1);
        });
    List<Outage> allOutages = new ArrayList<>(outages);
    allOutages.addAll(newOutages);
    return new Assignment(
        attempt,
        partitions,
        nodeOfPartition,
        newNodes,
        self,
        newDeaths,
        realTime,
        newGenerations,
        ladder,
        allOutages);
  }

  /** The node that this part was on when it was lost last; null if it never was in real time. */
  public Outage outage() {
    return outages.stream()
        .filter(outage -> outage.part() == self)
        .reduce((earlier, later) -> later)
        .orElse(null);
  }

  /** How often parts were run again. */
  int generation() {
    return Collections.max(generations);
  }

  /** The parts of a node. */
  List<Integer> partsOf(String nodeId) {
    return IntStream.range(0, nodes.size())
        .filter(part -> nodes.get(part).id().equals(nodeId))
        .boxed()
        .toList();
  }

  /** The partitions of a part. */
  List<Integer> partitionsOf(int part) {
    return IntStream.range(0, partitions)
        .filter(partition -> nodeOfPartition.get(partition) == part)
        .boxed()
        .toList();
  }
}
