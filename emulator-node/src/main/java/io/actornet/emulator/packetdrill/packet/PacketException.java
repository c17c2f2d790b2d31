package io.actornet.emulator.packetdrill.packet;

/** A packet of a script cannot be made. */
public final class PacketException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes one; the message says what was found. */
  public PacketException(String message) {
    super(message);
  }
}
