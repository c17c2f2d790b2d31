package io.actornet.protocol.wire;

/** TCP option kinds (IANA "TCP Option Kind Numbers"). */
public final class TcpOptionKind {
  /** End of option list (RFC 9293). */
  public static final int END = 0;

  /** No operation (RFC 9293). */
  public static final int NO_OPERATION = 1;

  /** Maximum segment size (RFC 9293). */
  public static final int MAXIMUM_SEGMENT_SIZE = 2;

  /** Window scale (RFC 7323). */
  public static final int WINDOW_SCALE = 3;

  /** SACK permitted (RFC 2018). */
  public static final int SACK_PERMITTED = 4;

  /** SACK (RFC 2018). */
  public static final int SACK = 5;

  /** Echo, obsoleted by {@link #TIMESTAMPS} (RFC 1072). */
  public static final int ECHO = 6;

  /** Echo reply, obsoleted by {@link #TIMESTAMPS} (RFC 1072). */
  public static final int ECHO_REPLY = 7;

  /** Timestamps (RFC 7323). */
  public static final int TIMESTAMPS = 8;

  /** Partial order connection permitted, historic (RFC 1693). */
  public static final int PARTIAL_ORDER_PERMITTED = 9;

  /** Partial order service profile, historic (RFC 1693). */
  public static final int PARTIAL_ORDER_PROFILE = 10;

  /** Connection count of T/TCP, historic (RFC 1644). */
  public static final int CC = 11;

  /** New connection count of T/TCP, historic (RFC 1644). */
  public static final int CC_NEW = 12;

  /** Echoed connection count of T/TCP, historic (RFC 1644). */
  public static final int CC_ECHO = 13;

  /** Alternate checksum request, historic (RFC 1146). */
  public static final int ALTERNATE_CHECKSUM_REQUEST = 14;

  /** Alternate checksum data, historic (RFC 1146). */
  public static final int ALTERNATE_CHECKSUM_DATA = 15;

  /** MD5 signature (RFC 2385), obsoleted by {@link #AUTHENTICATION}. */
  public static final int MD5_SIGNATURE = 19;

  /** Quick-start response (RFC 4782). */
  public static final int QUICK_START_RESPONSE = 27;

  /** User timeout (RFC 5482). */
  public static final int USER_TIMEOUT = 28;

  /** TCP-AO (RFC 5925). */
  public static final int AUTHENTICATION = 29;

  /** Multipath TCP (RFC 8684). */
  public static final int MULTIPATH = 30;

  /** Fast open cookie (RFC 7413). */
  public static final int FAST_OPEN = 34;

  /** Encryption negotiation (RFC 8547). */
  public static final int ENCRYPTION_NEGOTIATION = 69;

  /** Accurate ECN, order 0 (RFC 9768). */
  public static final int ACCURATE_ECN_0 = 172;

  /** Accurate ECN, order 1 (RFC 9768). */
  public static final int ACCURATE_ECN_1 = 174;

  /** Shared experiment 1 (RFC 6994). */
  public static final int EXPERIMENT_1 = 253;

  /** Shared experiment 2 (RFC 6994). */
  public static final int EXPERIMENT_2 = 254;

  private TcpOptionKind() {}

  /** A short name for every registered kind, or "option N". */
  public static String format(int kind) {
    return switch (kind) {
      case END -> "eol";
      case NO_OPERATION -> "nop";
      case MAXIMUM_SEGMENT_SIZE -> "mss";
      case WINDOW_SCALE -> "wscale";
      case SACK_PERMITTED -> "sackOK";
      case SACK -> "sack";
      case ECHO -> "echo";
      case ECHO_REPLY -> "echoreply";
      case TIMESTAMPS -> "TS";
      case PARTIAL_ORDER_PERMITTED -> "partial-order-permitted";
      case PARTIAL_ORDER_PROFILE -> "partial-order-profile";
      case CC -> "cc";
      case CC_NEW -> "cc.new";
      case CC_ECHO -> "cc.echo";
      case ALTERNATE_CHECKSUM_REQUEST -> "alternate-checksum-request";
      case ALTERNATE_CHECKSUM_DATA -> "alternate-checksum-data";
      case 16 -> "skeeter";
      case 17 -> "bubba";
      case 18 -> "trailer-checksum";
      case MD5_SIGNATURE -> "md5";
      case 20 -> "scps-capabilities";
      case 21 -> "selective-negative-acknowledgment";
      case 22 -> "record-boundaries";
      case 23 -> "corruption-experienced";
      case 24 -> "snap";
      case 26 -> "compression-filter";
      case QUICK_START_RESPONSE -> "quick-start-response";
      case USER_TIMEOUT -> "user-timeout";
      case AUTHENTICATION -> "tcp-ao";
      case MULTIPATH -> "mptcp";
      case FAST_OPEN -> "fast-open";
      case ENCRYPTION_NEGOTIATION -> "tcp-eno";
      case ACCURATE_ECN_0 -> "accurate-ecn-0";
      case ACCURATE_ECN_1 -> "accurate-ecn-1";
      case EXPERIMENT_1 -> "experiment-1";
      case EXPERIMENT_2 -> "experiment-2";
      default -> "option " + kind;
    };
  }
}
