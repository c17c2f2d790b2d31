package io.actornet.emulator.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Removes directories with all that is in them; links are removed, not followed. */
public final class DirectoryTree {
  private DirectoryTree() {}

  /**
   * Removes a file, or a directory with all that is in it.
   *
   * @throws OutputException when something in it cannot be removed, or it is not there
   */
  public static void remove(Path root) {
    below(root).forEach(DirectoryTree::delete);
    delete(root);
  }

  /**
   * Removes all that is in a directory.
   *
   * @throws OutputException when something in it cannot be removed, or it is not there
   */
  public static void clear(Path root) {
    below(root).forEach(DirectoryTree::delete);
  }

  /** All that is in a directory, what is deepest first. */
  private static List<Path> below(Path root) {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(file -> !file.equals(root)).sorted(Comparator.reverseOrder()).toList();
    } catch (IOException e) {
      throw OutputException.of("remove", root, e);
    } catch (UncheckedIOException e) {
      throw OutputException.of("remove", root, e.getCause());
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw OutputException.of("remove", file, e);
    }
  }
}
