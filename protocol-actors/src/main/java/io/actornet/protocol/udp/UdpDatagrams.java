package io.actornet.protocol.udp;

import io.actornet.protocol.wire.FrameLayout;
import io.actornet.protocol.wire.Ipv4View;
import io.actornet.protocol.wire.Malformed;
import io.actornet.protocol.wire.UdpView;

/** Writes UDP datagrams into frames and checks those that arrive (RFC 768, RFC 1122 §4.1). */
public final class UdpDatagrams {
  /** Most bytes of payload: 65,535 less an IPv4 header without options and a UDP header. */
  public static final int LONGEST_PAYLOAD =
      65_535 - FrameLayout.IPV4_LENGTH - FrameLayout.UDP_LENGTH;

  /** Where the payload of a datagram from {@link #build} begins in its frame. */
  public static final int PAYLOAD_OFFSET = FrameLayout.TRANSPORT_OFFSET + FrameLayout.UDP_LENGTH;

  private UdpDatagrams() {}

  /**
   * A frame with a complete datagram behind room for the Ethernet and IPv4 headers, which are yet
   * to be written.
   *
   * @param payload an array that holds the payload; it is copied
   * @param offset index of the payload's first byte
   * @param length bytes of payload, 0 to {@link #LONGEST_PAYLOAD}
   * @param source the address that the IPv4 header will have as source; the checksum covers it
   * @param sourcePort 0 to 65,535
   * @param destination the IPv4 header's destination, covered too
   * @param destinationPort 1 to 65,535
   * @throws IllegalArgumentException if the payload is too long for one datagram
   */
  public static byte[] build(
      byte[] payload,
      int offset,
      int length,
      int source,
      int sourcePort,
      int destination,
      int destinationPort) {
    if (length > LONGEST_PAYLOAD) {
      throw new IllegalArgumentException(
          length + " bytes of UDP payload: expected at most " + LONGEST_PAYLOAD);
    }
    byte[] frame = new byte[PAYLOAD_OFFSET + length];
    System.arraycopy(payload, offset, frame, PAYLOAD_OFFSET, length);
    new UdpView()
        .at(frame, FrameLayout.TRANSPORT_OFFSET)
        .sourcePort(sourcePort)
        .destinationPort(destinationPort)
        .length(FrameLayout.UDP_LENGTH + length)
        .fillChecksum(source, destination);
    return frame;
  }

  /**
   * Points a view at the datagram in a packet and checks it, checksum included.
   *
   * @param packet a packet whose protocol is UDP and that is no fragment
   * @param datagram the view to point; after a result other than null it must not be read
   * @return null, or why the datagram must be dropped
   */
  public static Malformed open(Ipv4View packet, UdpView datagram) {
    Malformed malformed = datagram.wrap(packet.bytes(), packet.payloadOffset(), packet.limit());
    if (malformed != null) {
      return malformed;
    }
    boolean valid = datagram.checksumValid(packet.source(), packet.destination());
    return valid ? null : Malformed.UDP_CHECKSUM;
  }
}
