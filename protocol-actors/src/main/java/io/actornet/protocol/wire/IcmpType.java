package io.actornet.protocol.wire;

/** ICMPv4 message types (RFC 792). */
public final class IcmpType {
  /** Answer to {@link #ECHO_REQUEST}. */
  public static final int ECHO_REPLY = 0;

  /** The datagram could not be delivered; the code says why ({@link IcmpCode}). */
  public static final int DESTINATION_UNREACHABLE = 3;

  /** Deprecated by RFC 6633: to be ignored. */
  public static final int SOURCE_QUENCH = 4;

  /** A better first hop. */
  public static final int REDIRECT = 5;

  /** Please answer with {@link #ECHO_REPLY}. */
  public static final int ECHO_REQUEST = 8;

  /** The TTL or the reassembly time ran out. */
  public static final int TIME_EXCEEDED = 11;

  /** A header field is wrong; the pointer says where. */
  public static final int PARAMETER_PROBLEM = 12;

  /** Please answer with {@link #TIMESTAMP_REPLY}. */
  public static final int TIMESTAMP_REQUEST = 13;

  /** Answer to {@link #TIMESTAMP_REQUEST}. */
  public static final int TIMESTAMP_REPLY = 14;

  private IcmpType() {}

  /** Whether a message of this type is an error message and quotes a datagram (RFC 1122 §3.2.2). */
  public static boolean isError(int type) {
    return switch (type) {
      case DESTINATION_UNREACHABLE, SOURCE_QUENCH, REDIRECT, TIME_EXCEEDED, PARAMETER_PROBLEM ->
          true;
      default -> false;
    };
  }

  /** The name in words, or "type N". */
  public static String format(int type) {
    return switch (type) {
      case ECHO_REPLY -> "echo reply";
      case DESTINATION_UNREACHABLE -> "destination unreachable";
      case SOURCE_QUENCH -> "source quench";
      case REDIRECT -> "redirect";
      case ECHO_REQUEST -> "echo request";
      case TIME_EXCEEDED -> "time exceeded";
      case PARAMETER_PROBLEM -> "parameter problem";
      case TIMESTAMP_REQUEST -> "timestamp request";
      case TIMESTAMP_REPLY -> "timestamp reply";
      default -> "type " + type;
    };
  }
}
