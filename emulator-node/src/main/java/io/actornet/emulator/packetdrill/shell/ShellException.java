package io.actornet.emulator.packetdrill.shell;

/** A command that is not supported or fails, or code that does. */
public final class ShellException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes one; the message says what was found. */
  public ShellException(String message) {
    super(message);
  }
}
