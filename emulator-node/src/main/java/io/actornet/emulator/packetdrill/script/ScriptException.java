package io.actornet.emulator.packetdrill.script;

/** What a script says cannot be understood, or is not supported: where, what, and what would be. */
public final class ScriptException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;

  /**
   * Makes one.
   *
   * @param line of the script, counting from 1
   */
  public ScriptException(int line, String message) {
    super(message);
    this.line = line;
  }

  /** Something else was found than expected. */
  public static ScriptException expected(String expected, Token found) {
    return new ScriptException(found.line(), "found " + found + ", expected " + expected);
  }

  /** The line of the script, counting from 1. */
  public int line() {
    return line;
  }
}
