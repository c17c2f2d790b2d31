package io.actornet.protocol.wire;

/** Protocol numbers of the IPv4 header (IANA "Protocol Numbers"). */
public final class IpProtocol {
  /** Internet Control Message Protocol (RFC 792). */
  public static final int ICMP = 1;

  /** Transmission Control Protocol (RFC 9293). */
  public static final int TCP = 6;

  /** User Datagram Protocol (RFC 768). */
  public static final int UDP = 17;

  private IpProtocol() {}

  /** The usual name, or "protocol N" for a number without one here. */
  public static String format(int protocol) {
    return switch (protocol) {
      case ICMP -> "ICMP";
      case TCP -> "TCP";
      case UDP -> "UDP";
      default -> "protocol " + protocol;
    };
  }
}
