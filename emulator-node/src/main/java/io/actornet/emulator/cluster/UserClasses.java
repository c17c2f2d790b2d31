package io.actornet.emulator.cluster;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The classes of a user's applications as they travel with an experiment: a directory with a jar
 * for each part of the class path, in its order and named by what is in it.
 */
public final class UserClasses {
  /** So much may travel with an experiment. */
  public static final long MOST_BYTES = 256L << 20;

  /** Where they lie, beside the experiment. */
  static final String DIRECTORY = "classes";

  private static final Pattern NAME = Pattern.compile("([0-9]{3})-([0-9a-f]{64})\\.jar");
  private static final int MOST_JARS = 1_000;

  /** The earliest time that a jar can hold, in every time zone. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private UserClasses() {}

  /**
   * Makes jars of a class path. The same classes give the same jars.
   *
   * @param classPath jars and directories
   * @param directory where they are put
   * @throws NodeException if they are more than may travel
   */
  static void pack(List<Path> classPath, Path directory) throws IOException {
    if (classPath.size() > MOST_JARS) {
      throw new NodeException(
          "--classpath: found " + classPath.size() + " parts; expected " + MOST_JARS + " at most");
    }
    Files.createDirectories(directory);
    long bytes = 0;
    for (int index = 0; index < classPath.size(); index++) {
      Path part = classPath.get(index);
      Path jar = directory.resolve("jar.part");
      if (Files.isDirectory(part)) {
        pack(part, jar);
      } else {
        Files.copy(part, jar);
      }
      bytes += Files.size(jar);
      if (bytes > MOST_BYTES) {
        throw new NodeException(
            "--classpath: found more than "
                + (MOST_BYTES >> 20)
                + " MiB of classes for several nodes; expected "
                + (MOST_BYTES >> 20)
                + " MiB at most");
      }
      Files.move(
          jar, directory.resolve(String.format(Locale.ROOT, "%03d-%s.jar", index, hash(jar))));
    }
  }

  private static void pack(Path directory, Path jar) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(directory)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(jar));
        JarOutputStream entries = new JarOutputStream(out)) {
      for (Path file : files) {
        JarEntry entry = new JarEntry(directory.relativize(file).toString().replace('\\', '/'));
        entry.setTimeLocal(NO_TIME);
        entries.putNextEntry(entry);
        Files.copy(file, entries);
        entries.closeEntry();
      }
    }
  }

  /** Whether a file may be called so. */
  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** The jars that lie beside an experiment, in the order of the class path; none if none do. */
  static List<Path> beside(Path experiment) throws IOException {
    return in(experiment.resolveSibling(DIRECTORY));
  }

  /** The same in a directory, which need not be there. */
  static List<Path> in(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> jars = Files.list(directory)) {
      return jars.filter(jar -> isName(jar.getFileName().toString())).sorted().toList();
    }
  }

  /**
   * What finds the classes of jars.
   *
   * @throws IOException if a jar is not what its name says
   */
  static URLClassLoader loader(List<Path> jars) throws IOException {
    List<URL> urls = new ArrayList<>();
    for (Path jar : jars) {
      Matcher name = NAME.matcher(jar.getFileName().toString());
      if (!name.matches() || !name.group(2).equals(hash(jar))) {
        throw new IOException("the classes in " + jar + " are not those that were handed over");
      }
      urls.add(jar.toUri().toURL());
    }
    return new URLClassLoader(urls.toArray(URL[]::new), UserClasses.class.getClassLoader());
  }

  private static String hash(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
