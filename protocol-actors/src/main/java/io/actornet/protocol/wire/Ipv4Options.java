package io.actornet.protocol.wire;

/**
 * The options of an IPv4 header that hosts and routers act on (RFC 791 §3.1, RFC 2113), found and
 * checked without allocation. {@link OptionCursor} shows every option, {@link Ipv4Option} as
 * records.
 *
 * <p>The views returned write into the frame; who changes an option calls {@link
 * Ipv4View#fillChecksum} afterwards.
 */
public final class Ipv4Options {
  /** What {@link #routerAlert()} returns without that option. */
  public static final int ABSENT = -1;

  private final OptionCursor cursor = new OptionCursor();
  private final RouteOptionView recordRoute = new RouteOptionView();
  private final RouteOptionView sourceRoute = new RouteOptionView();
  private final TimestampOptionView timestamp = new TimestampOptionView();

  private boolean hasRecordRoute;
  private boolean hasSourceRoute;
  private boolean hasTimestamp;
  private int routerAlert = ABSENT;
  private int problem;

  /**
   * Finds and checks the options of a header. Returns {@code null}, or {@link
   * Malformed#IPV4_OPTION} when one cannot be; then {@link #problemPointer()} says where. A second
   * record route, source route or timestamp option is such a problem, since RFC 791 allows each
   * once.
   */
  public Malformed parse(Ipv4View ipv4) {
    hasRecordRoute = false;
    hasSourceRoute = false;
    hasTimestamp = false;
    routerAlert = ABSENT;
    problem = -1;
    cursor.wrap(ipv4.bytes, ipv4.optionsOffset(), ipv4.optionsLength());
    while (problem < 0 && cursor.next()) {
      problem = parseOption(ipv4.bytes, cursor.offset(), cursor.length());
    }
    if (cursor.malformed()) {
      problem = cursor.offset() + 1;
    }
    if (problem < 0) {
      return null;
    }
    // A kind in the header's very last byte has no length byte to point at.
    problem = Math.min(problem, ipv4.payloadOffset() - 1) - ipv4.offset;
    return Malformed.IPV4_OPTION;
  }

  private int parseOption(byte[] bytes, int offset, int length) {
    return switch (cursor.kind()) {
      case Ipv4OptionKind.RECORD_ROUTE -> {
        boolean second = hasRecordRoute;
        hasRecordRoute = true;
        yield second ? offset : recordRoute.wrap(bytes, offset, length);
      }
      case Ipv4OptionKind.LOOSE_SOURCE_ROUTE, Ipv4OptionKind.STRICT_SOURCE_ROUTE -> {
        boolean second = hasSourceRoute;
        hasSourceRoute = true;
        yield second ? offset : sourceRoute.wrap(bytes, offset, length);
      }
      case Ipv4OptionKind.TIMESTAMP -> {
        boolean second = hasTimestamp;
        hasTimestamp = true;
        yield second ? offset : timestamp.wrap(bytes, offset, length);
      }
      case Ipv4OptionKind.ROUTER_ALERT -> {
        if (length != 4) {
          yield offset + 1;
        }
        routerAlert = Bytes.getUnsignedShort(bytes, cursor.dataOffset());
        yield -1;
      }
      default -> -1;
    };
  }

  /** After a problem: the byte of the header at fault, as "parameter problem" names it. */
  public int problemPointer() {
    return problem;
  }

  /** The record route option, or {@code null}. */
  public RouteOptionView recordRoute() {
    return hasRecordRoute ? recordRoute : null;
  }

  /** The loose or strict source route option, or {@code null}. */
  public RouteOptionView sourceRoute() {
    return hasSourceRoute ? sourceRoute : null;
  }

  /** The timestamp option, or {@code null}. */
  public TimestampOptionView timestamp() {
    return hasTimestamp ? timestamp : null;
  }

  /** The value of router alert (0: routers shall examine the packet), or {@link #ABSENT}. */
  public int routerAlert() {
    return routerAlert;
  }
}
