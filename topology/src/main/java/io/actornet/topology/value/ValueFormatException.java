package io.actornet.topology.value;

/**
 * Text that is not the value it should be; the message says what was found and what is expected.
 */
public final class ValueFormatException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String found;
  private final String expected;

  public ValueFormatException(String found, String expected) {
    super("found '" + found + "', expected " + expected);
    this.found = found;
    this.expected = expected;
  }

  /** The text found. */
  public String found() {
    return found;
  }

  /** What is expected instead, as a phrase. */
  public String expected() {
    return expected;
  }
}
