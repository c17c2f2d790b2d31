package io.actornet.protocol.wire;

/** Builds whole frames from representations, for tests and tools. */
public final class Frames {
  private Frames() {}

  /** A frame with any payload. */
  public static byte[] ethernet(EthernetHeader ethernet, Octets payload) {
    byte[] frame = new byte[ethernet.length() + payload.length()];
    ethernet.write(frame, 0);
    payload.copyTo(frame, ethernet.length());
    return frame;
  }

  /** A frame with an ARP or RARP packet. */
  public static byte[] arp(EthernetHeader ethernet, ArpPacket packet) {
    byte[] frame = new byte[ethernet.length() + FrameLayout.ARP_LENGTH];
    ethernet.write(frame, 0);
    packet.write(frame, ethernet.length());
    return frame;
  }

  /** A frame with an IPv4 packet of any payload. */
  public static byte[] ipv4(EthernetHeader ethernet, Ipv4Header ipv4, Octets payload) {
    int payloadOffset = ethernet.length() + ipv4.length();
    byte[] frame = new byte[payloadOffset + payload.length()];
    payload.copyTo(frame, payloadOffset);
    writeHeaders(frame, ethernet, ipv4);
    return frame;
  }

  /** A frame with an ICMP message. */
  public static byte[] icmp(EthernetHeader ethernet, Ipv4Header ipv4, IcmpMessage message) {
    return ipv4(ethernet, ipv4, Octets.of(message.toBytes()));
  }

  /** A frame with a UDP datagram. */
  public static byte[] udp(
      EthernetHeader ethernet, Ipv4Header ipv4, UdpHeader udp, Octets payload) {
    int transportOffset = ethernet.length() + ipv4.length();
    int payloadOffset = transportOffset + FrameLayout.UDP_LENGTH;
    byte[] frame = new byte[payloadOffset + payload.length()];
    payload.copyTo(frame, payloadOffset);
    udp.write(frame, transportOffset, ipv4);
    writeHeaders(frame, ethernet, ipv4);
    return frame;
  }

  /** A frame with a TCP segment. */
  public static byte[] tcp(EthernetHeader ethernet, Ipv4Header ipv4, TcpHeader tcp, Octets data) {
    int transportOffset = ethernet.length() + ipv4.length();
    int dataOffset = transportOffset + tcp.length();
    byte[] frame = new byte[dataOffset + data.length()];
    data.copyTo(frame, dataOffset);
    tcp.write(frame, transportOffset, ipv4);
    writeHeaders(frame, ethernet, ipv4);
    return frame;
  }

  private static void writeHeaders(byte[] frame, EthernetHeader ethernet, Ipv4Header ipv4) {
    int payloadOffset = ethernet.length() + ipv4.length();
    ethernet.write(frame, 0);
    ipv4.write(frame, ethernet.length(), frame.length - payloadOffset);
  }
}
