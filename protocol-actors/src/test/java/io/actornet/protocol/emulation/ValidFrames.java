package io.actornet.protocol.emulation;

import io.actornet.protocol.wire.ArpOperation;
import io.actornet.protocol.wire.ArpPacket;
import io.actornet.protocol.wire.EtherType;
import io.actornet.protocol.wire.EthernetHeader;
import io.actornet.protocol.wire.FrameLayout;
import io.actornet.protocol.wire.Frames;
import io.actornet.protocol.wire.IcmpCode;
import io.actornet.protocol.wire.IcmpMessage;
import io.actornet.protocol.wire.IpProtocol;
import io.actornet.protocol.wire.Ipv4Header;
import io.actornet.protocol.wire.Ipv4Option;
import io.actornet.protocol.wire.Ipv4OptionKind;
import io.actornet.protocol.wire.Octets;
import io.actornet.protocol.wire.TcpFlags;
import io.actornet.protocol.wire.TcpHeader;
import io.actornet.protocol.wire.TcpOption;
import io.actornet.protocol.wire.UdpHeader;
import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.MacAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Sound frames of every kind from one host to another. */
final class ValidFrames {
  private static final MacAddress ALL = new MacAddress(MacAddress.BROADCAST);
  private static final Octets DNS_QUERY =
      Octets.ofHex("1a2b 0100 0001 0000 0000 0000 03777777 076578616d706c65 03636f6d 00 0001 0001");
  private static final Octets DNS_RESPONSE =
      Octets.ofHex(
          "1a2b 8180 0001 0001 0000 0000 03777777 076578616d706c65 03636f6d 00 0001 0001"
              + "c00c 0001 0001 0000012c 0004 0a000002");

  private final MacAddress fromMac;
  private final Ipv4Address from;
  private final MacAddress toMac;
  private final Ipv4Address to;
  private final List<byte[]> frames = new ArrayList<>();

  private ValidFrames(MacAddress fromMac, Ipv4Address from, MacAddress toMac, Ipv4Address to) {
    this.fromMac = fromMac;
    this.from = from;
    this.toMac = toMac;
    this.to = to;
  }

  /**
   * Frames of every kind.
   *
   * @param toMac of the receiver, or of the router on the way
   */
  static List<byte[]> of(MacAddress fromMac, Ipv4Address from, MacAddress toMac, Ipv4Address to) {
    ValidFrames made = new ValidFrames(fromMac, from, toMac, to);
    made.addArp();
    made.addIcmp();
    made.addUdp();
    made.addTcp();
    made.addOptions();
    made.addFragments();
    return made.frames;
  }

  private EthernetHeader ethernet(int vlan) {
    return new EthernetHeader(toMac, fromMac, EtherType.IPV4, vlan);
  }

  private EthernetHeader ethernet() {
    return new EthernetHeader(toMac, fromMac, EtherType.IPV4);
  }

  private Ipv4Header ipv4(int protocol) {
    return new Ipv4Header(protocol, from, to);
  }

  private static Octets text(int length) {
    return Octets.of("0123456789abcdef".repeat(length / 16).getBytes(StandardCharsets.US_ASCII));
  }

  private void addArp() {
    arp(ALL, EtherType.ARP, ArpOperation.REQUEST, from);
    arp(ALL, EtherType.ARP, ArpOperation.REPLY, from);
    arp(toMac, EtherType.ARP, ArpOperation.REPLY, from);
    arp(ALL, EtherType.RARP, ArpOperation.REVERSE_REQUEST, from);
    arp(toMac, EtherType.RARP, ArpOperation.REVERSE_REPLY, to);
  }

  private void arp(MacAddress destination, int etherType, int operation, Ipv4Address sender) {
    frames.add(
        Frames.arp(
            new EthernetHeader(destination, fromMac, etherType),
            new ArpPacket(operation, fromMac, sender, toMac, to)));
  }

  private void addIcmp() {
    Octets quoted =
        Octets.of(
            Frames.udp(
                ethernet(),
                new Ipv4Header(IpProtocol.UDP, to, from),
                new UdpHeader(49_152, 7),
                text(16)),
            FrameLayout.IPV4_OFFSET,
            28);
    Octets quotedSegment =
        Octets.of(
            Frames.tcp(
                ethernet(),
                new Ipv4Header(IpProtocol.TCP, to, from),
                new TcpHeader(49_152, 7777, 1, 1, TcpFlags.ACK, 1000, 0, List.of()),
                text(16)),
            FrameLayout.IPV4_OFFSET,
            40);
    icmp(new IcmpMessage.Echo(false, 1, 2, text(48)));
    icmp(new IcmpMessage.Echo(true, 1, 2, text(48)));
    icmp(new IcmpMessage.Echo(false, 1, 2, text(1408)));
    icmp(new IcmpMessage.Timestamp(false, 1, 2, 3, 4, 5));
    icmp(new IcmpMessage.Unreachable(IcmpCode.FRAGMENTATION_NEEDED, 576, quoted));
    icmp(new IcmpMessage.Unreachable(IcmpCode.FRAGMENTATION_NEEDED, 576, quotedSegment));
    icmp(new IcmpMessage.Unreachable(IcmpCode.PORT_UNREACHABLE, 0, quotedSegment));
    icmp(new IcmpMessage.Redirect(IcmpCode.REDIRECT_HOST, from, quoted));
    icmp(new IcmpMessage.TimeExceeded(IcmpCode.TTL_EXCEEDED, quotedSegment));
    icmp(new IcmpMessage.ParameterProblem(0, 21, quoted));
    icmp(new IcmpMessage.Other(17, 0, 0, Octets.ofHex("00000000")));
  }

  private void icmp(IcmpMessage message) {
    frames.add(Frames.icmp(ethernet(), ipv4(IpProtocol.ICMP), message));
  }

  private void addUdp() {
    udp(49_152, 7, text(64));
    udp(49_152, 9, text(16));
    udp(7, 7, Octets.EMPTY);
    udp(49_152, 53, DNS_QUERY);
    udp(53, 49_152, DNS_RESPONSE);
    frames.add(Frames.udp(ethernet(0x6064), ipv4(IpProtocol.UDP), new UdpHeader(1, 53), DNS_QUERY));
    frames.add(
        Frames.udp(
            new EthernetHeader(ALL, fromMac, EtherType.IPV4),
            new Ipv4Header(IpProtocol.UDP, from, new Ipv4Address(-1)),
            new UdpHeader(68, 7),
            text(32)));
    frames.add(
        Frames.udp(
            ethernet(),
            new Ipv4Header(0, 9, false, false, 0, 1, IpProtocol.UDP, from, to, List.of()),
            new UdpHeader(49_152, 33_434),
            text(16)));
  }

  private void udp(int sourcePort, int destinationPort, Octets payload) {
    UdpHeader header = new UdpHeader(sourcePort, destinationPort);
    frames.add(Frames.udp(ethernet(), ipv4(IpProtocol.UDP), header, payload));
  }

  private void addTcp() {
    for (int port : new int[] {7777, 12_345}) {
      tcp(
          port,
          TcpFlags.SYN,
          Octets.EMPTY,
          new TcpOption.MaximumSegmentSize(1460),
          new TcpOption.SackPermitted(),
          new TcpOption.Timestamps(1, 0),
          new TcpOption.NoOperation(),
          new TcpOption.WindowScale(7));
      tcp(port, TcpFlags.SYN | TcpFlags.ACK, Octets.EMPTY, new TcpOption.MaximumSegmentSize(1));
      tcp(port, TcpFlags.ACK, Octets.EMPTY);
      tcp(port, TcpFlags.ACK | TcpFlags.PSH, text(160));
      tcp(port, TcpFlags.ACK | TcpFlags.URG, text(1408));
      tcp(port, TcpFlags.FIN | TcpFlags.ACK, Octets.EMPTY);
      tcp(port, TcpFlags.RST, Octets.EMPTY);
      tcp(port, TcpFlags.RST | TcpFlags.ACK, Octets.EMPTY);
      tcp(
          port,
          TcpFlags.ACK,
          Octets.EMPTY,
          new TcpOption.NoOperation(),
          new TcpOption.NoOperation(),
          new TcpOption.Sack(
              List.of(new TcpOption.Sack.Block(1, 2), new TcpOption.Sack.Block(5, 9))));
      tcp(port, TcpFlags.ACK, text(16), new TcpOption.Other(200, Octets.ofHex("0102030405")));
    }
  }

  private void tcp(int port, int flags, Octets data, TcpOption... options) {
    TcpHeader header =
        new TcpHeader(49_152, port, 0xffff_fff0, 7, flags, 65_535, 0, List.of(options));
    frames.add(Frames.tcp(ethernet(), ipv4(IpProtocol.TCP), header, data));
  }

  private void addOptions() {
    withOptions(new Ipv4Option.Route(Ipv4OptionKind.RECORD_ROUTE, 1, List.of(from, to, from)));
    withOptions(
        new Ipv4Option.NoOperation(),
        new Ipv4Option.Route(Ipv4OptionKind.LOOSE_SOURCE_ROUTE, 0, List.of(to)),
        new Ipv4Option.RouterAlert(0));
    withOptions(
        new Ipv4Option.Other(Ipv4OptionKind.TIMESTAMP, Octets.ofHex("05 01" + "00".repeat(16))));
  }

  private void withOptions(Ipv4Option... options) {
    Ipv4Header header =
        new Ipv4Header(0, 1, false, false, 0, 64, IpProtocol.UDP, from, to, List.of(options));
    frames.add(Frames.udp(ethernet(), header, new UdpHeader(1, 7), text(16)));
  }

  /** A datagram of 64 bytes in three fragments, the first of which is there twice. */
  private void addFragments() {
    byte[] whole = Frames.udp(ethernet(), ipv4(IpProtocol.UDP), new UdpHeader(1, 7), text(64));
    fragment(whole, 0, 24, true);
    fragment(whole, 0, 24, true);
    fragment(whole, 24, 24, true);
    fragment(whole, 48, 24, false);
  }

  private void fragment(byte[] whole, int offset, int length, boolean more) {
    Ipv4Header header =
        new Ipv4Header(0, 77, false, more, offset, 64, IpProtocol.UDP, from, to, List.of());
    Octets part = Octets.of(whole, FrameLayout.TRANSPORT_OFFSET + offset, length);
    frames.add(Frames.ipv4(ethernet(), header, part));
  }
}
