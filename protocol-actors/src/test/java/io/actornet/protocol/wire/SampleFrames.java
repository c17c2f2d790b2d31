package io.actornet.protocol.wire;

import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.MacAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Sound frames of every kind this package knows, to start from. */
final class SampleFrames {
  static final MacAddress MAC_A = MacAddress.parse("02:00:00:00:00:01");
  static final MacAddress MAC_B = MacAddress.parse("02:00:00:00:00:02");
  static final Ipv4Address IP_A = Ipv4Address.parse("10.0.0.1");
  static final Ipv4Address IP_B = Ipv4Address.parse("10.0.1.2");
  static final Ipv4Address IP_C = Ipv4Address.parse("10.0.2.3");
  static final EthernetHeader IPV4 = new EthernetHeader(MAC_B, MAC_A, EtherType.IPV4);

  private SampleFrames() {}

  static Octets text(String text) {
    return Octets.of(text.getBytes(StandardCharsets.US_ASCII));
  }

  static Ipv4Header ipv4(int protocol) {
    return new Ipv4Header(protocol, IP_A, IP_B);
  }

  static byte[] arp(int operation, Ipv4Address sender, Ipv4Address target) {
    int type = operation >= ArpOperation.REVERSE_REQUEST ? EtherType.RARP : EtherType.ARP;
    return Frames.arp(
        new EthernetHeader(new MacAddress(MacAddress.BROADCAST), MAC_A, type),
        new ArpPacket(operation, MAC_A, sender, MAC_B, target));
  }

  static byte[] icmp(IcmpMessage message) {
    return Frames.icmp(IPV4, ipv4(IpProtocol.ICMP), message);
  }

  static byte[] udp(int sourcePort, int destinationPort, Octets payload) {
    return Frames.udp(
        IPV4, ipv4(IpProtocol.UDP), new UdpHeader(sourcePort, destinationPort), payload);
  }

  static byte[] tcp(int flags, Octets data, TcpOption... options) {
    return Frames.tcp(
        IPV4,
        ipv4(IpProtocol.TCP),
        new TcpHeader(49_152, 80, 0xffff_fff0, 7, flags, 65_535, 0, List.of(options)),
        data);
  }

  static byte[] withOptions(Ipv4Option... options) {
    return Frames.ipv4(
        IPV4,
        new Ipv4Header(0, 1, true, false, 0, 64, IpProtocol.UDP, IP_A, IP_B, List.of(options)),
        Octets.ofHex("0001 0002 0008 0000"));
  }

  /** A UDP datagram from IP_A to IP_B as an error about it quotes it. */
  static Octets quote() {
    byte[] frame = udp(49_152, 33_434, text("probe"));
    return Octets.of(frame, FrameLayout.IPV4_OFFSET, 28);
  }

  static Octets dnsQuery() {
    return Octets.ofHex(
        "1a2b 0100 0001 0000 0000 0000" + "03777777 076578616d706c65 03636f6d 00 0001 0001");
  }

  static List<TcpOption> synOptions() {
    return List.of(
        new TcpOption.MaximumSegmentSize(1460),
        new TcpOption.SackPermitted(),
        new TcpOption.Timestamps(1, 0),
        new TcpOption.NoOperation(),
        new TcpOption.WindowScale(7));
  }

  static List<byte[]> all() {
    return List.of(
        arp(ArpOperation.REQUEST, IP_A, IP_B),
        arp(ArpOperation.REVERSE_REPLY, IP_A, IP_B),
        Frames.udp(
            new EthernetHeader(MAC_B, MAC_A, EtherType.IPV4, 0x6064),
            ipv4(IpProtocol.UDP),
            new UdpHeader(5353, 53),
            dnsQuery()),
        icmp(new IcmpMessage.Echo(false, 1, 2, text("data"))),
        icmp(new IcmpMessage.Timestamp(false, 1, 2, 3, 4, 5)),
        icmp(new IcmpMessage.Unreachable(IcmpCode.FRAGMENTATION_NEEDED, 1400, quote())),
        icmp(new IcmpMessage.Redirect(IcmpCode.REDIRECT_HOST, IP_C, quote())),
        icmp(new IcmpMessage.TimeExceeded(IcmpCode.TTL_EXCEEDED, quote())),
        icmp(new IcmpMessage.ParameterProblem(0, 21, quote())),
        udp(49_152, 9, text("discard")),
        tcp(TcpFlags.SYN, Octets.EMPTY, synOptions().toArray(TcpOption[]::new)),
        tcp(
            TcpFlags.ACK,
            Octets.EMPTY,
            new TcpOption.NoOperation(),
            new TcpOption.NoOperation(),
            new TcpOption.Sack(
                List.of(new TcpOption.Sack.Block(1, 2), new TcpOption.Sack.Block(5, 9)))),
        tcp(TcpFlags.PSH | TcpFlags.ACK, text("GET /index.html HTTP/1.1\r\nHost: x\r\n\r\n")),
        tcp(TcpFlags.ACK, Octets.EMPTY, new TcpOption.Other(200, Octets.ofHex("0102030405"))),
        withOptions(
            new Ipv4Option.Route(Ipv4OptionKind.RECORD_ROUTE, 1, List.of(IP_A, IP_B, IP_C))),
        withOptions(
            new Ipv4Option.NoOperation(),
            new Ipv4Option.Route(Ipv4OptionKind.LOOSE_SOURCE_ROUTE, 0, List.of(IP_C)),
            new Ipv4Option.RouterAlert(0)),
        withOptions(new Ipv4Option.Other(Ipv4OptionKind.TIMESTAMP, timestampData())));
  }

  /** Pointer 5, flag "with addresses", two empty entries. */
  static Octets timestampData() {
    return Octets.ofHex("05 01" + "00".repeat(16));
  }
}
