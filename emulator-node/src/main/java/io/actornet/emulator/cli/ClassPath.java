package io.actornet.emulator.cli;

import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.Place;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;

/** The class path of a user's applications. */
final class ClassPath {
  private ClassPath() {}

  /**
   * A class loader for it; it lives as long as the program.
   *
   * @param text jars and directories, separated as on every Java class path; null for none
   * @throws DocumentException if one of them does not exist or is neither
   */
  static ClassLoader loader(String text) {
    ClassLoader parent = ClassPath.class.getClassLoader();
    if (text == null) {
      return parent;
    }
    List<URL> urls = new ArrayList<>();
    for (Path path : parts(text)) {
      try {
        urls.add(path.toUri().toURL());
      } catch (MalformedURLException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
    return new URLClassLoader(urls.toArray(URL[]::new), parent);
  }

  /**
   * Its jars and directories, in their order.
   *
   * @param text as above
   * @throws DocumentException if one of them does not exist or is neither
   */
  static List<Path> parts(String text) {
    if (text == null) {
      return List.of();
    }
    List<Path> parts = new ArrayList<>();
    for (String part : text.split(File.pathSeparator, -1)) {
      Path path = Path.of(part);
      if (!Files.exists(path)) {
        throw refuse("'" + part + "', which does not exist");
      }
      if (!Files.isDirectory(path) && !isJar(path)) {
        throw refuse("'" + part + "', which is no jar");
      }
      parts.add(path);
    }
    return parts;
  }

  private static boolean isJar(Path file) {
    try (JarFile jar = new JarFile(file.toFile())) {
      return jar.size() >= 0;
    } catch (IOException notOne) {
      return false;
    }
  }

  private static DocumentException refuse(String found) {
    return new DocumentException(
        Place.of("--classpath"),
        found,
        "jars and directories of classes, separated by '" + File.pathSeparator + "'");
  }
}
