package io.actornet.emulator.trunk;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Who takes part in one attempt of a run, as one node sees it.
 *
 * @param runId of the run; no other run of the cluster has it
 * @param attempt counts from 1 how often the run has begun
 * @param experimentHash of the experiment's resolved text
 * @param programVersion of Actornet
 * @param self number of this node
 * @param nodes where each node listens for frames, by number; null for one that is reached through
 *     the memory of the driver that it shares with this one
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
    nodes = Collections.unmodifiableList(new ArrayList<>(nodes));
    nodeOfPartition = List.copyOf(nodeOfPartition);
  }

  /** Where this node listens for another one; null for shared memory. */
  InetSocketAddress listeningFor(int node) {
    return nodes.get(node) == null ? null : nodes.get(self);
  }

  /** The trunk from this node to another. */
  TrunkIdentity towards(int node) {
    return new TrunkIdentity(runId, attempt, experimentHash, programVersion, self, node);
  }
}
