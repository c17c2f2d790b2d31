package io.actornet.emulator.cli;

import io.actornet.emulator.cluster.Handover;
import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.ExperimentPrinter;
import io.actornet.emulator.experiment.Overrides;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What a cluster is given.
 *
 * @param experiment with everything resolved
 * @param ladder whether a ladder is to be drawn
 * @param classPath jars and directories with the user's applications; none where it has none
 */
record ClusterInput(Experiment experiment, boolean ladder, List<Path> classPath) {
  /** The same for so many nodes; where nothing is said about partitions, every node has one. */
  ClusterInput divided(int nodes) {
    return experiment.partitions() == Experiment.AUTO
        ? new ClusterInput(
            experiment.with(new Overrides(null, null, null, nodes, null)), ladder, classPath)
        : this;
  }

  /** Writes the file that is handed over. */
  void write(Path file) throws IOException {
    Handover.write(ExperimentPrinter.printBriefly(experiment), classPath, file);
  }
}
