package io.actornet.protocol.icmp;

import io.actornet.protocol.wire.FrameLayout;
import io.actornet.protocol.wire.IcmpCode;
import io.actornet.protocol.wire.IcmpType;
import io.actornet.protocol.wire.IcmpView;
import io.actornet.protocol.wire.Ipv4View;

/**
 * Builds ICMP error messages (RFC 792).
 *
 * <p>An error quotes the packet it is about: its header and as much of its payload as leaves the
 * error within 576 bytes, as RFC 1812 §4.3.2.3 asks of routers; hosts here do the same, as RFC 1122
 * §3.2.2 allows.
 *
 * <p>Each method gives a frame whose ICMP message is complete and whose first 34 bytes are yet to
 * be written: an IPv4 header without options, protocol ICMP, type of service {@link #TOS}, to the
 * source of the quoted packet.
 */
public final class IcmpErrors {
  /** Precedence 6, internetwork control (RFC 1812 §4.3.2.5). */
  public static final int TOS = 0xc0;

  /** Longest packet that carries an error, bytes. */
  public static final int LONGEST_PACKET = 576;

  private static final int LONGEST_QUOTE =
      LONGEST_PACKET - FrameLayout.IPV4_LENGTH - FrameLayout.ICMP_LENGTH;

  private IcmpErrors() {}

  /**
   * Destination unreachable.
   *
   * @param packet the packet that cannot be delivered, quoted as it is now
   * @param code one of the unreachable codes of {@link IcmpCode}, but not FRAGMENTATION_NEEDED
   */
  public static byte[] unreachable(Ipv4View packet, int code) {
    return error(packet, IcmpType.DESTINATION_UNREACHABLE, code, 0);
  }

  /**
   * Fragmentation needed and DF set, with the next-hop MTU (RFC 1191 §4).
   *
   * @param mtu of the link that the packet does not fit, bytes
   */
  public static byte[] fragmentationNeeded(Ipv4View packet, int mtu) {
    int code = IcmpCode.FRAGMENTATION_NEEDED;
    return error(packet, IcmpType.DESTINATION_UNREACHABLE, code, Math.min(mtu, 0xffff));
  }

  /**
   * Time exceeded.
   *
   * @param code {@link IcmpCode#TTL_EXCEEDED} or {@link IcmpCode#REASSEMBLY_TIME_EXCEEDED}
   */
  public static byte[] timeExceeded(Ipv4View packet, int code) {
    return error(packet, IcmpType.TIME_EXCEEDED, code, 0);
  }

  /**
   * Redirect for the host (RFC 1812 §5.2.7.2).
   *
   * @param gateway the router on the source's own link that is nearer to the destination
   */
  public static byte[] redirect(Ipv4View packet, int gateway) {
    return error(packet, IcmpType.REDIRECT, IcmpCode.REDIRECT_HOST, gateway);
  }

  private static byte[] error(Ipv4View packet, int type, int code, int restOfHeader) {
    int quoteOffset = FrameLayout.TRANSPORT_OFFSET + FrameLayout.ICMP_LENGTH;
    int quoteLength = Math.min(packet.headerLength() + packet.payloadLength(), LONGEST_QUOTE);
    byte[] frame = new byte[quoteOffset + quoteLength];
    System.arraycopy(packet.bytes(), packet.offset(), frame, quoteOffset, quoteLength);
    new IcmpView()
        .at(frame, FrameLayout.TRANSPORT_OFFSET)
        .type(type, code)
        .restOfHeader(restOfHeader)
        .fillChecksum();
    return frame;
  }
}
