package io.actornet.protocol.ip;

import io.actornet.protocol.wire.FrameLayout;
import io.actornet.protocol.wire.Ipv4View;

/**
 * Writes the IPv4 header of a packet that a device originates, into the room that its transport
 * layer left.
 */
public final class Ipv4Headers {
  /** Time to live of packets that a device originates (RFC 1122 §3.2.1.7, RFC 1700). */
  public static final int DEFAULT_TTL = 64;

  private Ipv4Headers() {}

  /**
   * Fills bytes 14 to 34 of a frame, checksum included. The packet ends where the array does.
   *
   * @param frame at least 34 bytes; header without options, then the payload up to the end
   * @param identification 16 bits, from {@link Ipv4Identification}
   * @param tos type of service octet: DSCP and ECN
   * @param dontFragment the DF flag
   * @param ttl 1 to 255
   * @param protocol see {@link io.actornet.protocol.wire.IpProtocol}
   */
  public static void write(
      byte[] frame,
      int identification,
      int tos,
      boolean dontFragment,
      int ttl,
      int protocol,
      int source,
      int destination) {
    new Ipv4View()
        .at(frame, FrameLayout.IPV4_OFFSET)
        .tos(tos)
        .totalLength(frame.length - FrameLayout.IPV4_OFFSET)
        .identification(identification)
        .fragment(dontFragment, false, 0)
        .ttl(ttl)
        .protocol(protocol)
        .source(source)
        .destination(destination)
        .fillChecksum();
  }
}
