package io.actornet.emulator.cluster;

import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.ExperimentPrinter;
import io.actornet.emulator.experiment.ExperimentReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The experiment of a run as nodes hand it on, with everything resolved.
 *
 * @param text as it was handed over
 * @param experiment what it says; messages name it alike, whatever a node calls its file
 */
public record ResolvedExperiment(String text, Experiment experiment) {
  /** Reads the file that a node keeps. */
  public static ResolvedExperiment read(Path file) throws IOException {
    String text = Files.readString(file);
    return new ResolvedExperiment(
        text, new ExperimentReader().parse(ExperimentPrinter.FILE_NAME, text, file.getParent()));
  }
}
