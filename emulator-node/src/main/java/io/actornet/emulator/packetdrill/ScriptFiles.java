package io.actornet.emulator.packetdrill;

import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds scripts by what a user names. */
final class ScriptFiles {
  private static final String SUFFIX = ".pkt";

  private ScriptFiles() {}

  /**
   * The files that are named, and all scripts below the directories that are, in the order of their
   * names.
   *
   * @throws DocumentException if there is none, or one cannot be read
   */
  static List<Path> find(List<Path> named) {
    List<Path> files = new ArrayList<>();
    for (Path path : named) {
      if (!Files.isDirectory(path)) {
        files.add(path);
        continue;
      }
      List<Path> below = below(path);
      if (below.isEmpty()) {
        throw new DocumentException(
            Place.of(path.toString()), "a directory without scripts", "files *" + SUFFIX);
      }
      files.addAll(below);
    }
    return files;
  }

  private static List<Path> below(Path directory) {
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths
          .filter(each -> each.toString().endsWith(SUFFIX) && Files.isRegularFile(each))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException unreadable) {
      throw new DocumentException(
          Place.of(directory.toString()),
          "a directory that cannot be read (" + unreadable.getMessage() + ")",
          "a directory with scripts");
    }
  }

  /** The text of a file that a script names, by where the script is; null if there is none. */
  static String beside(Path script, String name) {
    Path directory = script.toAbsolutePath().getParent();
    try {
      Path named = directory.resolve(name);
      return Files.isRegularFile(named) ? Files.readString(named) : null;
    } catch (IOException | InvalidPathException unreadable) {
      return null;
    }
  }

  /** The text of a script. */
  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new DocumentException(
          Place.of(file.toString()),
          "a file that cannot be read (" + unreadable + ")",
          "a packet script");
    }
  }
}
