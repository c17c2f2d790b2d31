package io.actornet.topology.document;

/**
 * A place in a document.
 *
 * @param file as the user named it
 * @param line from 1; 0 = the file as a whole
 * @param column from 1; 0 = the line as a whole
 */
public record Place(String file, int line, int column) {
  /** The file as a whole. */
  public static Place of(String file) {
    return new Place(file, 0, 0);
  }

  /** A whole line. */
  public static Place of(String file, int line) {
    return new Place(file, line, 0);
  }

  /** {@code file:line}, or {@code file} alone. */
  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line;
  }
}
