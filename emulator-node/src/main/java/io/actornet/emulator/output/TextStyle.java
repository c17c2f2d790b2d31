package io.actornet.emulator.output;

/**
 * Colours for text on a terminal, or none.
 *
 * @param colour whether to colour; false when the output is not a terminal
 */
public record TextStyle(boolean colour) {
  /** No colours. */
  public static final TextStyle PLAIN = new TextStyle(false);

  /** Text that says that all is well. */
  public String good(String text) {
    return with("32", text);
  }

  /** Text that says that something is wrong. */
  public String bad(String text) {
    return with("31", text);
  }

  /** Text that matters most. */
  public String bold(String text) {
    return with("1", text);
  }

  /** Text that matters less. */
  public String dim(String text) {
    return with("2", text);
  }

  private String with(String code, String text) {
    return colour && !text.isEmpty() ? "\033[" + code + "m" + text + "\033[0m" : text;
  }
}
