package io.actornet.emulator.cli;

import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.Place;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The class path of a user's applications. */
final class ClassPath {
  private ClassPath() {}

  /**
   * A class loader for it; it lives as long as the program.
   *
   * @param text jars and directories, separated as on every Java class path; null for none
   * @throws DocumentException if one of them does not exist
   */
  static ClassLoader loader(String text) {
    ClassLoader parent = ClassPath.class.getClassLoader();
    if (text == null) {
      return parent;
    }
    List<URL> urls = new ArrayList<>();
    for (String part : text.split(File.pathSeparator, -1)) {
      Path path = Path.of(part);
      if (!Files.exists(path)) {
        throw new DocumentException(
            Place.of("--classpath"),
            "'" + part + "', which does not exist",
            "jars and directories of classes, separated by '" + File.pathSeparator + "'");
      }
      try {
        urls.add(path.toUri().toURL());
      } catch (MalformedURLException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
    return new URLClassLoader(urls.toArray(URL[]::new), parent);
  }
}
