package io.actornet.emulator.cluster;

import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.ExperimentPrinter;
import io.actornet.emulator.experiment.ExperimentReader;
import io.actornet.emulator.experiment.app.ApplicationKinds;
import io.actornet.protocol.engine.Hash;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The experiment of a run as nodes hand it on, which names no file; its classes can be used until
 * it is closed.
 */
public final class HeldExperiment implements AutoCloseable {
  private final Experiment experiment;
  private final long hash;
  private final URLClassLoader classes;

  private HeldExperiment(Experiment experiment, long hash, URLClassLoader classes) {
    this.experiment = experiment;
    this.hash = hash;
    this.classes = classes;
  }

  /** Reads the file that a node keeps, and the user's classes beside it. */
  public static HeldExperiment read(Path file) throws IOException {
    String text = Files.readString(file);
    List<Path> jars = UserClasses.beside(file);
    long hash = Hash.fold(0, text);
    for (Path jar : jars) {
      hash = Hash.fold(hash, jar.getFileName().toString());
    }
    URLClassLoader classes = UserClasses.loader(jars);
    try {
      // Messages name it alike, whatever a node calls its file.
      Experiment experiment =
          new ExperimentReader(ApplicationKinds.with(classes), _ -> {})
              .parse(ExperimentPrinter.FILE_NAME, text, file.getParent());
      return new HeldExperiment(experiment, hash, classes);
    } catch (RuntimeException | Error refused) {
      classes.close();
      throw refused;
    }
  }

  /** What it says. */
  public Experiment experiment() {
    return experiment;
  }

  /** The same on two nodes where their texts and classes are the same. */
  public long hash() {
    return hash;
  }

  @Override
  public void close() throws IOException {
    classes.close();
  }
}
