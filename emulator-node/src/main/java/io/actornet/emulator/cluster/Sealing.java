package io.actornet.emulator.cluster;

import java.util.HashSet;
import java.util.Set;

/**
 * The files of an attempt that has ended. They are the run's result when a majority of its nodes
 * agrees: no other attempt can have one then.
 */
final class Sealing {
  private final RunNodes nodes;
  private final Set<String> agreed = new HashSet<>();
  private CollectedRun files;
  private CollectedRun result;

  Sealing(RunNodes nodes) {
    this.nodes = nodes;
  }

  /** The files are put together; nodes may agree from now on. */
  void begin(CollectedRun collected) {
    files = collected;
  }

  /** Another attempt begins. */
  void reset() {
    files = null;
    agreed.clear();
  }

  /** Whether the files are put together. */
  boolean hasBegun() {
    return files != null;
  }

  /** A node agrees; whether that makes a majority. */
  boolean agreed(String node) {
    agreed.add(node);
    if (nodes.isMajority(agreed)) {
      result = files;
    }
    return result != null;
  }

  /** The result; null while there is none. */
  CollectedRun result() {
    return result;
  }
}
