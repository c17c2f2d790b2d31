package io.actornet.emulator.node;

import io.actornet.emulator.cluster.Assignment;
import io.actornet.emulator.cluster.NodeDescription;
import io.actornet.emulator.trunk.TrunkPlan;
import io.actornet.protocol.engine.Hash;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Collectors;

/** Makes of an assignment what trunks need to know of it. */
final class TrunkPlans {
  private TrunkPlans() {}

  /**
   * The plan of an attempt's trunks.
   *
   * @param experimentHash of the experiment
   * @param version of the program
   */
  static TrunkPlan of(Assignment assignment, long experimentHash, String version) {
    return new TrunkPlan(
        Hash.fold(assignment.attempt().session(), assignment.attempt().run()),
        assignment.attempt().number(),
        experimentHash,
        version,
        assignment.self(),
        addresses(assignment),
        assignment.nodeOfPartition(),
        assignment.generations());
  }

  /** Where each part's node listens; null for those that share this one's media driver. */
  static List<InetSocketAddress> addresses(Assignment assignment) {
    return assignment.nodes().stream()
        .map(node -> address(assignment, node))
        .collect(Collectors.toList());
  }

  /** Where a node listens; null for one that shares this one's media driver. */
  private static InetSocketAddress address(Assignment assignment, NodeDescription node) {
    NodeDescription self = assignment.nodes().get(assignment.self());
    if (!node.equals(self) && node.sharesDriverWith(self)) {
      return null;
    }
    return new InetSocketAddress(node.address().host(), node.trunkPort());
  }
}
