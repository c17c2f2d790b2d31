package io.actornet.topology.document;

import io.actornet.topology.value.ValueFormatException;

/**
 * A document that says something it may not.
 *
 * <p>The message is one line: {@code browse.yaml:12: unknown key 'dely' in link; expected one of:
 * endpoints, delay, …}.
 */
public final class DocumentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final int LONGEST_PART = 500;

  private final transient Place place;
  private final String found;
  private final String expected;

  /**
   * @param found what stands there, as a phrase
   * @param expected what should, as a phrase
   */
  public DocumentException(Place place, String found, String expected) {
    super(place + ": " + oneLine(found) + "; expected " + oneLine(expected), null, false, false);
    this.place = place;
    this.found = found;
    this.expected = expected;
  }

  private DocumentException(Place place, String message) {
    super(place + ": " + oneLine(message), null, false, false);
    this.place = place;
    found = message;
    expected = "";
  }

  /** The exception for a message that says both what was found and what is expected. */
  public static DocumentException of(Place place, String message) {
    return new DocumentException(place, message);
  }

  /**
   * The exception for a value that does not parse.
   *
   * @param what which value it is, such as {@code 'delay' in link}
   */
  public static DocumentException ofValue(Place place, String what, ValueFormatException cause) {
    return new DocumentException(
        place, "found " + quote(cause.found()) + " for " + what, cause.expected());
  }

  /** The message without the place. */
  public String complaint() {
    return getMessage().substring(place.toString().length() + 2);
  }

  /** Where it stands. */
  public Place place() {
    return place;
  }

  /** The file, as the user named it. */
  public String file() {
    return place.file();
  }

  /** The line, from 1; 0 when the file as a whole is meant. */
  public int line() {
    return place.line();
  }

  /** The column, from 1; 0 when the line as a whole is meant. */
  public int column() {
    return place.column();
  }

  /** What stands there. */
  public String found() {
    return found;
  }

  /** What should; empty when {@link #found()} says it too. */
  public String expected() {
    return expected;
  }

  /** Text in single quotes, shortened when it is long. */
  static String quote(String text) {
    return "'" + (text.length() > 60 ? text.substring(0, 59) + "…" : text) + "'";
  }

  private static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    for (int i = 0; i < text.length() && line.length() < LONGEST_PART; i++) {
      char c = text.charAt(i);
      line.append(Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? ' ' : c);
    }
    return line.length() < LONGEST_PART ? line.toString() : line.append('…').toString();
  }
}
