package io.actornet.emulator.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Puts the files of all nodes together. */
public interface Collector {
  /**
   * Makes the files of a run from those of its parts; may take long.
   *
   * @param experiment the file with the experiment
   * @param parts one of each node
   * @param directory for the result, which exists and is empty
   * @return an object of JSON that says what came of the run, a few kilobytes at most
   * @throws IOException if a node does not answer any more, or nothing can be written
   */
  String collect(RunDescription run, Path experiment, List<Part> parts, Path directory)
      throws IOException;

  /**
   * What a node has.
   *
   * @param node which
   * @param result what came of its part
   * @param files its files; what it wrote is below {@link PartialResult#directory()}
   */
  record Part(NodeDescription node, PartialResult result, RemoteFiles files) {}
}
