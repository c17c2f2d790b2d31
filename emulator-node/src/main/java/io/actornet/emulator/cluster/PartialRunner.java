package io.actornet.emulator.cluster;

import java.nio.file.Path;
import java.util.Map;

/** Makes a node's parts of runs. */
public interface PartialRunner {
  /**
   * Makes this node's part of an attempt. Does nothing that takes long yet.
   *
   * @param experiment the file with the experiment
   * @param directory for all that it writes, empty, removed by the caller
   */
  PartialRun create(Assignment assignment, Path experiment, Path directory);

  /** What can be shown of the node whatever its parts are; may be called by any thread. */
  default Map<String, Double> figures() {
    return Map.of();
  }
}
