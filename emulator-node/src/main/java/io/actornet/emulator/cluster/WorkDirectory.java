package io.actornet.emulator.cluster;

import io.actornet.emulator.experiment.ExperimentPrinter;
import io.actornet.emulator.output.DirectoryTree;
import io.actornet.emulator.output.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a node keeps files while it lives: for each run a directory with its experiment and one for
 * each attempt. What processes left behind that were killed is removed by the next one.
 */
public final class WorkDirectory implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkDirectory.class);
  private static final Pattern CLAIMED = Pattern.compile("node-([0-9]+)-.*");

  private final Path path;

  private WorkDirectory(Path path) {
    this.path = path;
  }

  /**
   * Makes a directory of one's own below a common one.
   *
   * @throws IOException if it cannot be written
   */
  public static WorkDirectory claim(Path base) throws IOException {
    Files.createDirectories(base);
    removeLeftOvers(base);
    String prefix = "node-" + ProcessHandle.current().pid() + "-";
    return new WorkDirectory(Files.createTempDirectory(base, prefix).toAbsolutePath().normalize());
  }

  private static void removeLeftOvers(Path base) throws IOException {
    try (Stream<Path> claimed = Files.list(base)) {
      for (Path directory : claimed.toList()) {
        Matcher name = CLAIMED.matcher(directory.getFileName().toString());
        if (name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
          remove(directory);
        }
      }
    }
  }

  /** The directory. */
  public Path path() {
    return path;
  }

  /** How {@link FileServer} names the experiment of a run. */
  static String experimentName(String run) {
    return run + "/" + ExperimentPrinter.FILE_NAME;
  }

  /** How {@link FileServer} names the directory of an attempt. */
  static String attemptName(Attempt attempt) {
    return String.format(
        Locale.ROOT, "%s/attempt-%d-%x", attempt.run(), attempt.number(), attempt.session());
  }

  /** How {@link FileServer} names the directory of a part of an attempt. */
  static String partName(Assignment assignment) {
    return attemptName(assignment.attempt()) + "/part-" + assignment.self();
  }

  /** The experiment of a run, whether it is there or not. */
  public Path experiment(String run) {
    return path.resolve(experimentName(run));
  }

  /** The experiment of a run, fetched with its classes if it is not there. */
  synchronized Path experiment(String run, RemoteFiles source) throws IOException {
    Path file = experiment(run);
    if (!Files.exists(file)) {
      // The experiment comes last: where it is, its classes are too.
      String classes = run + "/" + UserClasses.DIRECTORY;
      for (NamedFile jar : source.list(classes)) {
        if (UserClasses.isName(jar.name())) {
          source.copy(classes + "/" + jar.name(), path.resolve(classes).resolve(jar.name()));
        }
      }
      source.copy(experimentName(run), file);
    }
    return file;
  }

  /** Makes an empty directory of that name. */
  Path create(String name) throws IOException {
    Path directory = path.resolve(name);
    remove(directory);
    return Files.createDirectories(directory);
  }

  /** Removes what has that name, whatever it is. */
  public void discard(String name) {
    Path directory = path.resolve(name).normalize();
    if (directory.startsWith(path) && !directory.equals(path)) {
      remove(directory);
    }
  }

  private static void remove(Path directory) {
    try {
      if (Files.exists(directory)) {
        DirectoryTree.remove(directory);
      }
    } catch (OutputException failed) {
      LOG.warn("{}", failed.getMessage());
    }
  }

  @Override
  public void close() {
    remove(path);
  }
}
