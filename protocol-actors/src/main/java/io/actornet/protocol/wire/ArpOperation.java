package io.actornet.protocol.wire;

/** Operations of ARP (RFC 826) and RARP (RFC 903). */
public final class ArpOperation {
  /** Who has this protocol address? */
  public static final int REQUEST = 1;

  /** The answer to {@link #REQUEST}. */
  public static final int REPLY = 2;

  /** RARP: what is the protocol address of this hardware address? */
  public static final int REVERSE_REQUEST = 3;

  /** RARP: the answer to {@link #REVERSE_REQUEST}. */
  public static final int REVERSE_REPLY = 4;

  private ArpOperation() {}

  /** The name in words, or "operation N". */
  public static String format(int operation) {
    return switch (operation) {
      case REQUEST -> "request";
      case REPLY -> "reply";
      case REVERSE_REQUEST -> "reverse request";
      case REVERSE_REPLY -> "reverse reply";
      default -> "operation " + operation;
    };
  }
}
