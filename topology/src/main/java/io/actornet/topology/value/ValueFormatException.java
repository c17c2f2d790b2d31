package io.actornet.topology.value;

/**
 * Text that is not the value it should be; the message says what was found and what is expected.
 *
 * <p>Without a stack trace: nobody is shown it, and whoever asks whether a text is an address or a
 * name, in the middle of a run in real time too, would pay for it.
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

  @Override
  public Throwable fillInStackTrace() {
    return this;
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
