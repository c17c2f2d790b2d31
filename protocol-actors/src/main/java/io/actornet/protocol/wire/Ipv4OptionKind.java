package io.actornet.protocol.wire;

/** IPv4 option types: copied flag, class and number in one octet (IANA "IP Option Numbers"). */
public final class Ipv4OptionKind {
  /** End of option list (RFC 791). */
  public static final int END = 0;

  /** No operation (RFC 791). */
  public static final int NO_OPERATION = 1;

  /** Record route (RFC 791). */
  public static final int RECORD_ROUTE = 7;

  /** Internet timestamp (RFC 791). */
  public static final int TIMESTAMP = 68;

  /** Security (RFC 1108). */
  public static final int SECURITY = 130;

  /** Loose source and record route (RFC 791). */
  public static final int LOOSE_SOURCE_ROUTE = 131;

  /** Stream identifier, obsolete (RFC 791, RFC 6814). */
  public static final int STREAM_IDENTIFIER = 136;

  /** Strict source and record route (RFC 791). */
  public static final int STRICT_SOURCE_ROUTE = 137;

  /** Router alert (RFC 2113). */
  public static final int ROUTER_ALERT = 148;

  private Ipv4OptionKind() {}

  /** The name in words, or "option N". */
  public static String format(int kind) {
    return switch (kind) {
      case END -> "end";
      case NO_OPERATION -> "nop";
      case RECORD_ROUTE -> "record route";
      case TIMESTAMP -> "timestamp";
      case SECURITY -> "security";
      case LOOSE_SOURCE_ROUTE -> "loose source route";
      case STREAM_IDENTIFIER -> "stream identifier";
      case STRICT_SOURCE_ROUTE -> "strict source route";
      case ROUTER_ALERT -> "router alert";
      default -> "option " + kind;
    };
  }
}
