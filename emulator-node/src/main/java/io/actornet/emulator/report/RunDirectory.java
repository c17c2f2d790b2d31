package io.actornet.emulator.report;

import io.actornet.emulator.output.DirectoryTree;
import io.actornet.emulator.output.FileNames;
import io.actornet.emulator.output.OutputException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * Where a run writes: a hidden directory while it lasts, {@code runs/<name>/} when it is published.
 *
 * <p>A directory of that name is therefore always complete. It never takes the place of another:
 * when the name is taken, {@code <name>-2}, {@code <name>-3}, … is used. A run that is refused
 * discards its directory and leaves nothing behind.
 */
public final class RunDirectory {
  private final Path target;
  private final boolean inPlace;
  private Path path;
  private boolean published;

  private RunDirectory(Path target, Path path) {
    this.target = target;
    this.inPlace = target.equals(path);
    this.path = path;
  }

  /**
   * Creates the directory of a run under its usual parent.
   *
   * @param parent usually {@code runs}; created when missing
   * @param name of the experiment; what a file name should not hold is replaced
   * @throws OutputException when it cannot be created
   */
  public static RunDirectory under(Path parent, String name) {
    return hidden(parent.toAbsolutePath().normalize().resolve(FileNames.safe(name)));
  }

  /**
   * Creates the directory of a run where the user says.
   *
   * @param directory must not exist, or be empty: an empty one, which may be a mount point, is
   *     written into directly
   * @throws OutputException when it is not empty or cannot be created
   */
  public static RunDirectory at(Path directory) {
    Path target = directory.toAbsolutePath().normalize();
    if (!Files.exists(target)) {
      return hidden(target);
    }
    if (!Files.isDirectory(target)) {
      throw new OutputException(
          "cannot write to "
              + directory
              + ": it is not a directory; expected a new or an empty one");
    }
    try (Stream<Path> files = Files.list(target)) {
      if (files.findAny().isPresent()) {
        throw new OutputException(
            "cannot write to "
                + directory
                + ": it is not empty; expected a new or an empty directory");
      }
    } catch (IOException e) {
      throw OutputException.of("read", directory, e);
    }
    return new RunDirectory(target, target);
  }

  /** Where to write now. Changes when the run is published. */
  public Path path() {
    return path;
  }

  /**
   * Gives the directory its final name.
   *
   * @return the final path
   * @throws OutputException when it cannot be renamed; it then stays where it was
   */
  public Path publish() {
    published |= inPlace;
    for (int number = 1; !published; number++) {
      Path candidate = numbered(target, number);
      try {
        Files.createDirectory(candidate); // claims the name against runs that end right now
      } catch (FileAlreadyExistsException _) {
        continue;
      } catch (IOException e) {
        throw OutputException.of("create", candidate, e);
      }
      try {
        Files.move(path, candidate, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        throw OutputException.of("rename " + path + " to", candidate, e);
      }
      path = candidate;
      published = true;
    }
    return path;
  }

  /**
   * Removes everything that was written. To be called for a run that never started; does nothing to
   * one that was published.
   *
   * @throws OutputException when it cannot be removed
   */
  public void discard() {
    if (published) {
      return;
    }
    if (inPlace) {
      DirectoryTree.clear(path);
    } else {
      DirectoryTree.remove(path);
    }
  }

  private static RunDirectory hidden(Path target) {
    Path parent = target.getParent();
    Path partial = parent.resolve("." + target.getFileName() + ".partial");
    try {
      Files.createDirectories(parent);
      for (int number = 1; ; number++) {
        Path candidate = numbered(partial, number);
        try {
          Files.createDirectory(candidate);
          return new RunDirectory(target, candidate);
        } catch (FileAlreadyExistsException _) {
          // belongs to a run that is going on, or to one that was killed: try the next
        }
      }
    } catch (IOException e) {
      throw OutputException.of("create", target, e);
    }
  }

  private static Path numbered(Path path, int number) {
    return number == 1 ? path : path.resolveSibling(path.getFileName() + "-" + number);
  }
}
