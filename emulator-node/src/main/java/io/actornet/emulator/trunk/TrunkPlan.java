package io.actornet.emulator.trunk;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Who takes part in one attempt of a run, as one node sees it. A node that is lost keeps its number
 * when its part is run again elsewhere, at another address and with a higher generation.
 *
 * @param runId of the run; no other run of the cluster has it
 * @param attempt counts from 1 how often the run has begun
 * @param experimentHash of the experiment's text
 * @param programVersion of Actornet
 * @param self number of this node
 * @param nodes where each node listens for frames, by number; null for one that is reached through
 *     the memory of the driver that it shares with this one
 * @param nodeOfPartition the number of each partition's node
 * @param generations for each node by number, 0 if its part began with the attempt; otherwise
 *     higher than those of all parts that were run again before
 */
public record TrunkPlan(
    long runId,
    int attempt,
    long experimentHash,
    String programVersion,
    int self,
    List<InetSocketAddress> nodes,
    List<Integer> nodeOfPartition,
    List<Integer> generations) {
  private static final int GENERATION_SHIFT = 16;

  public TrunkPlan {
    nodes = Collections.unmodifiableList(new ArrayList<>(nodes));
    nodeOfPartition = List.copyOf(nodeOfPartition);
    generations = List.copyOf(generations);
  }

  /** Where this node listens for another one; null for shared memory. */
  InetSocketAddress listeningFor(int node) {
    return nodes.get(node) == null ? null : nodes.get(self);
  }

  /** A plan of parts that begin together. */
  public TrunkPlan(
      long runId,
      int attempt,
      long experimentHash,
      String programVersion,
      int self,
      List<InetSocketAddress> nodes,
      List<Integer> nodeOfPartition) {
    this(
        runId,
        attempt,
        experimentHash,
        programVersion,
        self,
        nodes,
        nodeOfPartition,
        Collections.nCopies(nodes.size(), 0));
  }

  /** The same with other nodes in the place of lost ones. */
  public TrunkPlan with(List<InetSocketAddress> others, List<Integer> newGenerations) {
    return new TrunkPlan(
        runId,
        attempt,
        experimentHash,
        programVersion,
        self,
        others,
        nodeOfPartition,
        newGenerations);
  }

  /** The highest generation of all parts. */
  int generation() {
    return Collections.max(generations);
  }

  /** The trunk from this node to another; another one for every generation of either. */
  TrunkIdentity towards(int node) {
    int generation = Math.max(generations.get(self), generations.get(node));
    return new TrunkIdentity(
        runId,
        attempt | generation << GENERATION_SHIFT,
        experimentHash,
        programVersion,
        self,
        node);
  }
}
