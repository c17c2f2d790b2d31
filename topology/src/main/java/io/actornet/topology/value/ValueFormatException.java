package io.actornet.topology.value;

/**
 * Text that is not the value it should be; the message says what was found and what is expected.
 */
public final class ValueFormatException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public ValueFormatException(String found, String expected) {
    super("found '" + found + "', expected " + expected);
  }
}
