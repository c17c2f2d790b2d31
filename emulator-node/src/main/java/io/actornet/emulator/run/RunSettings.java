package io.actornet.emulator.run;

import io.actornet.emulator.progress.ProgressLine;
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
    record Under(Path parent) implements Destination {}

    /** That directory, which must not exist or be empty. */
    record At(Path directory) implements Destination {}

    /** Nothing is written. */
    record Nowhere() implements Destination {}
  }

  /** A run that writes nothing and shows nothing. */
  public static RunSettings silent(String version) {
    return new RunSettings(new Destination.Nowhere(), false, null, new Interruption(), version);
  }
}
