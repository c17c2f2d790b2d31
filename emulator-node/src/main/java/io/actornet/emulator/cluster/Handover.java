package io.actornet.emulator.cluster;

import io.actornet.emulator.experiment.ExperimentPrinter;
import io.actornet.emulator.output.DirectoryTree;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * An experiment in one file, as it is handed to a cluster: its text, or a zip with the text and the
 * classes of the user's applications.
 */
public final class Handover {
  private static final String CLASSES = UserClasses.DIRECTORY + "/";
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  /** The longest text of an experiment: a million hosts, one by one. */
  public static final long MOST_TEXT_BYTES = 1L << 30;

  /** The longest file. */
  public static final long MOST_BYTES = MOST_TEXT_BYTES + UserClasses.MOST_BYTES;

  private Handover() {}

  /**
   * Writes one.
   *
   * @param text of the experiment, which names no file
   * @param classPath jars and directories; none where no application is the user's own
   * @param target a file that is not there yet, beside which there is room for the classes
   * @throws NodeException if the classes are more than may travel
   */
  public static void write(String text, List<Path> classPath, Path target) throws IOException {
    if (classPath.isEmpty()) {
      Files.writeString(target, text);
      return;
    }
    Path packed = target.resolveSibling(target.getFileName() + "." + UserClasses.DIRECTORY);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      UserClasses.pack(classPath, packed);
      zip.setLevel(1);
      zip.putNextEntry(new ZipEntry(ExperimentPrinter.FILE_NAME));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
      for (Path jar : UserClasses.in(packed)) {
        zip.putNextEntry(new ZipEntry(CLASSES + jar.getFileName()));
        Files.copy(jar, zip);
      }
    } finally {
      if (Files.exists(packed)) {
        DirectoryTree.remove(packed);
      }
    }
  }

  /**
   * Lays out one as nodes keep experiments.
   *
   * @param file is moved or removed
   * @param directory that is there
   * @return the experiment's file
   * @throws NodeException if it is neither a text nor such a zip
   */
  static Path unpack(Path file, Path directory) throws IOException {
    Path experiment = directory.resolve(ExperimentPrinter.FILE_NAME);
    if (!isZip(file)) {
      return Files.move(file, experiment, StandardCopyOption.ATOMIC_MOVE);
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        ZipInputStream zip = new ZipInputStream(in)) {
      unpack(zip, directory);
    } catch (ZipException broken) {
      throw refuse("a broken zip (" + broken.getMessage() + ")");
    }
    Files.delete(file);
    if (!Files.exists(experiment)) {
      throw refuse("a zip without " + ExperimentPrinter.FILE_NAME);
    }
    return experiment;
  }

  private static void unpack(ZipInputStream zip, Path directory) throws IOException {
    Files.createDirectories(directory.resolve(UserClasses.DIRECTORY));
    long text = MOST_TEXT_BYTES;
    long classes = UserClasses.MOST_BYTES;
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      String name = entry.getName();
      if (name.equals(ExperimentPrinter.FILE_NAME)) {
        text -= copy(zip, directory.resolve(name), text);
      } else if (name.startsWith(CLASSES) && UserClasses.isName(name.substring(CLASSES.length()))) {
        classes -= copy(zip, directory.resolve(name), classes);
      } else {
        throw refuse("'" + name + "' in a zip");
      }
    }
  }

  private static long copy(InputStream in, Path target, long most) throws IOException {
    long copied = 0;
    byte[] piece = new byte[1 << 16];
    try (OutputStream out = Files.newOutputStream(target)) {
      for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
        copied += length;
        if (copied > most) {
          throw refuse("a zip with more in it than the longest that is taken");
        }
        out.write(piece, 0, length);
      }
    }
    return copied;
  }

  private static boolean isZip(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(ZIP.length), ZIP);
    }
  }

  private static NodeException refuse(String found) {
    return new NodeException(
        "found "
            + found
            + "; expected an experiment's text, or a zip with "
            + ExperimentPrinter.FILE_NAME
            + " and "
            + CLASSES
            + "NNN-SHA256.jar");
  }
}
