package io.actornet.protocol.icmp;

import io.actornet.protocol.ip.Ipv4Headers;
import io.actornet.protocol.wire.FrameLayout;
import io.actornet.protocol.wire.IcmpType;
import io.actornet.protocol.wire.IcmpView;
import io.actornet.protocol.wire.IpProtocol;
import io.actornet.protocol.wire.Ipv4View;

/** Builds echo requests and replies (RFC 792, RFC 1122 §3.2.2.6). */
public final class IcmpEcho {
  private IcmpEcho() {}

  /**
   * A request.
   *
   * @param identifier tells the pings of one host apart, 16 bits
   * @param sequence tells the requests of one ping apart, 16 bits
   * @param data what the reply must bring back, at most 65,507 bytes
   * @return a frame whose first 34 bytes are yet to be written
   */
  public static byte[] request(int identifier, int sequence, byte[] data) {
    int dataOffset = FrameLayout.TRANSPORT_OFFSET + FrameLayout.ICMP_LENGTH;
    byte[] frame = new byte[dataOffset + data.length];
    System.arraycopy(data, 0, frame, dataOffset, data.length);
    new IcmpView()
        .at(frame, FrameLayout.TRANSPORT_OFFSET)
        .type(IcmpType.ECHO_REQUEST, 0)
        .echo(identifier, sequence)
        .fillChecksum();
    return frame;
  }

  /**
   * Answers a request that was sent to this host.
   *
   * <p>The reply is the request's own array wherever the frame ends the array and has a header
   * without options at the usual offset; the ICMP checksum is updated, not computed. Else it is a
   * new frame. Options are not carried over.
   *
   * @param packet the request's IPv4 header; after the call it is not to be read
   * @param message the request, found sound and its checksum valid
   * @param identification of the reply, 16 bits
   * @param source this host's address: the request's destination, unless that was a broadcast
   * @return a complete frame but for the Ethernet header
   */
  public static byte[] reply(Ipv4View packet, IcmpView message, int identification, int source) {
    int destination = packet.source();
    int tos = packet.tos();
    int length = message.limit() - message.offset();
    byte[] frame = packet.bytes();
    if (message.offset() == FrameLayout.TRANSPORT_OFFSET && message.limit() == frame.length) {
      message.toEchoReply();
    } else {
      frame = new byte[FrameLayout.TRANSPORT_OFFSET + length];
      System.arraycopy(
          message.bytes(), message.offset(), frame, FrameLayout.TRANSPORT_OFFSET, length);
      new IcmpView().at(frame, FrameLayout.TRANSPORT_OFFSET).toEchoReply();
    }
    Ipv4Headers.write(
        frame,
        identification,
        tos,
        false,
        Ipv4Headers.DEFAULT_TTL,
        IpProtocol.ICMP,
        source,
        destination);
    return frame;
  }
}
