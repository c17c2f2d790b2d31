package io.actornet.emulator.cluster;

import java.nio.file.Path;

/** Makes a node's parts of runs. */
public interface PartialRunner {
  /**
   * Makes this node's part of an attempt. Does nothing that takes long yet.
   *
   * @param experiment the file with the resolved experiment
   * @param directory for all that it writes, empty, removed by the caller
   */
  PartialRun create(Assignment assignment, Path experiment, Path directory);
}
