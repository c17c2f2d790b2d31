package io.actornet.emulator.output;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * What a run writes cannot be written. The message is one sentence for the user, with the path and
 * the reason; no stack trace needs to be shown.
 */
public final class OutputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param sentence what could not be done, with the path and the reason
   */
  public OutputException(String sentence) {
    super(sentence);
  }

  /**
   * Makes one from what the file system said.
   *
   * @param action what was tried, for example {@code write}
   * @param path the file or directory
   * @param cause what the file system said
   * @return the exception, to be thrown
   */
  public static OutputException of(String action, Path path, IOException cause) {
    OutputException failure =
        new OutputException("cannot " + action + " " + path + ": " + reason(cause));
    failure.initCause(cause);
    return failure;
  }

  /**
   * Makes one about a file that cannot be written to its end, and removes what there is of it.
   *
   * @param action what was tried, for example {@code write}
   * @param file that was begun
   * @param cause what the file system said
   * @return the exception, to be thrown
   */
  public static OutputException undone(String action, Path file, IOException cause) {
    OutputException failure = of(action, file, cause);
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  private static String reason(IOException cause) {
    return switch (cause) {
      case AccessDeniedException _ -> "permission denied";
      case NoSuchFileException _ -> "no such file or directory";
      case FileAlreadyExistsException e -> e.getFile() + " is in the way";
      case FileSystemException e when e.getReason() != null -> e.getReason();
      default -> cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    };
  }
}
