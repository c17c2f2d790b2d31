package io.actornet.emulator.run;

import io.actornet.emulator.output.OutputException;
import io.actornet.emulator.progress.ProgressLine;
import io.actornet.emulator.report.RunDirectory;
import java.nio.file.Path;

/**
 * How an experiment is run, beside what its file says.
 *
 * @param destination where the files of the run go
 * @param ladder whether the first frames are kept for a sequence diagram
 * @param progress shows how far the run is; null for nobody
 * @param interruption ends the run early when asked to
 * @param version of Actornet, for what is written
 */
public record RunSettings(
    Destination destination,
    boolean ladder,
    ProgressLine progress,
    Interruption interruption,
    String version) {
  /** Where the files of a run go. */
  public sealed interface Destination {
    /** A directory of that parent with the experiment's name, never an old one. */
    record Under(Path parent) implements OnDisk {
      @Override
      public RunDirectory open(String experiment) {
        return RunDirectory.under(parent, experiment);
      }
    }

    /** That directory, which must not exist or be empty. */
    record At(Path directory) implements OnDisk {
      @Override
      public RunDirectory open(String experiment) {
        return RunDirectory.at(directory);
      }
    }

    /** A directory. */
    sealed interface OnDisk extends Destination {
      /**
       * Makes the directory of an experiment of that name.
       *
       * @throws OutputException when it cannot be made
       */
      RunDirectory open(String experiment);
    }

    /** Nothing is written. */
    record Nowhere() implements Destination {}
  }

  /** A run that shows nothing and that nobody interrupts. */
  public static RunSettings silent(Destination destination, String version) {
    return new RunSettings(destination, false, null, new Interruption(), version);
  }

  /** A run that writes nothing and shows nothing. */
  public static RunSettings silent(String version) {
    return silent(new Destination.Nowhere(), version);
  }
}
