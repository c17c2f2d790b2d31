package io.actornet.topology.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Opens the files that users name; whatever may never end, or never begin, is refused. */
public final class InputFile {
  private static final String EXPECTED = "a readable file";

  private InputFile() {}

  /**
   * Opens a file.
   *
   * @param place of the file, for messages
   * @throws DocumentException if it is a directory, a pipe or a device, or cannot be opened
   */
  public static InputStream open(Path file, Place place) {
    if (Files.isDirectory(file)) {
      throw new DocumentException(place, "a directory", "a file");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new DocumentException(place, "a pipe or a device", "a plain file");
    }
    try {
      return Files.newInputStream(file);
    } catch (NoSuchFileException missing) {
      throw new DocumentException(place, "no such file", "a file that exists");
    } catch (AccessDeniedException denied) {
      throw new DocumentException(place, "no permission to read it", EXPECTED);
    } catch (IOException unopened) {
      throw unreadable(place, unopened);
    }
  }

  /** The exception for a file that could be opened, but not read. */
  public static DocumentException unreadable(Place place, IOException failure) {
    return new DocumentException(place, "cannot be read (" + failure.getMessage() + ")", EXPECTED);
  }
}
