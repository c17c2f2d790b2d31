package io.actornet.emulator.cluster;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The nodes that a run was accepted for, of which a majority has to be left. */
final class RunNodes {
  private final List<String> ids;
  private final Map<String, NodeDescription> present;

  /**
   * The nodes of a run.
   *
   * @param present the nodes that can be used, as they come and go
   */
  RunNodes(RunDescription run, Map<String, NodeDescription> present) {
    ids = run.nodes();
    this.present = present;
  }

  /** How many there were. */
  int count() {
    return ids.size();
  }

  /** Whether a node can be used. */
  boolean isThere(String node) {
    return present.containsKey(node);
  }

  /** Those that are left. */
  List<NodeDescription> usable() {
    return ids.stream().filter(present::containsKey).map(present::get).toList();
  }

  /** Whether nodes are a majority of them. */
  boolean isMajority(Collection<String> nodes) {
    return 2L * ids.stream().filter(nodes::contains).count() > ids.size();
  }

  /** Whether a majority is left. */
  boolean isMajorityLeft() {
    return isMajority(present.keySet());
  }

  /** The ids of nodes, each once. */
  static List<String> ids(Collection<NodeDescription> nodes) {
    return nodes.stream().map(NodeDescription::id).distinct().toList();
  }
}
