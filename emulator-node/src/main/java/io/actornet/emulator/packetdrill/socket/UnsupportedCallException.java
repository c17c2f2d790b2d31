package io.actornet.emulator.packetdrill.socket;

/** A call, option or argument that is not supported, or makes no sense. */
public final class UnsupportedCallException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes one; the message says what was found. */
  public UnsupportedCallException(String message) {
    super(message);
  }
}
