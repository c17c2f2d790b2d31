package io.actornet.protocol.wire;

import static io.actornet.protocol.wire.SampleFrames.IP_A;
import static io.actornet.protocol.wire.SampleFrames.IP_B;
import static io.actornet.protocol.wire.SampleFrames.IP_C;
import static io.actornet.protocol.wire.SampleFrames.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.topology.value.Ipv4Address;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameTextTest {
  private final FrameText frameText = new FrameText();

  @Test
  void aSynIsThreeLayers() {
    byte[] frame =
        SampleFrames.tcp(
            TcpFlags.SYN, Octets.EMPTY, SampleFrames.synOptions().toArray(TcpOption[]::new));
    assertEquals(
        List.of(
            new FrameLayer(2, "Ethernet", "02:00:00:00:00:01→02:00:00:00:00:02 IPv4"),
            new FrameLayer(3, "IPv4", "10.0.0.1→10.0.1.2 ttl 64"),
            new FrameLayer(
                4,
                "TCP",
                "49152→80 [SYN] seq=4294967280 win=65535 len=0"
                    + " <mss 1460, sackOK, TS val 1 ecr 0, wscale 7>")),
        frameText.layers(frame));
  }

  @Test
  void anHttpRequestShowsItsFirstLine() {
    byte[] frame =
        SampleFrames.tcp(TcpFlags.PSH | TcpFlags.ACK, text("GET /a HTTP/1.1\r\nHost: x\r\n\r\n"));
    assertEquals("TCP 49152→80 [PSH+ACK] seq=4294967280 ack=7 win=65535 len=28", layer(frame, 2));
    assertEquals("HTTP GET /a HTTP/1.1, 28 bytes", layer(frame, 3));
  }

  @Test
  void dataInTheMiddleOfAnHttpMessageIsCounted() {
    assertEquals("HTTP 1 byte", layer(SampleFrames.tcp(TcpFlags.ACK, text("x")), 3));
  }

  @Test
  void aDnsQueryShowsItsQuestion() {
    byte[] frame = SampleFrames.udp(49_152, 53, SampleFrames.dnsQuery());
    assertEquals("UDP 49152→53 len=33", layer(frame, 2));
    assertEquals("DNS query id=6699 A www.example.com., 33 bytes", layer(frame, 3));
  }

  @Test
  void aDnsResponseShowsItsCode() {
    Octets response = Octets.ofHex("0007 8183 0000 0000 0000 0000");
    assertEquals(
        "DNS response id=7 NXDOMAIN answers=0, 12 bytes",
        layer(SampleFrames.udp(53, 49_152, response), 3));
  }

  @Test
  void otherPayloadsAreCounted() {
    assertEquals("payload 3 bytes", layer(SampleFrames.udp(7, 9, text("abc")), 3));
    assertEquals(3, frameText.layers(SampleFrames.udp(7, 9, Octets.EMPTY)).size());
  }

  @Test
  void arpAndRarpReadAsQuestionsAndAnswers() {
    assertEquals("ARP who has 10.0.1.2? tell 10.0.0.1", arp(ArpOperation.REQUEST, IP_A, IP_B));
    assertEquals("ARP 10.0.0.1 is at 02:00:00:00:00:01", arp(ArpOperation.REPLY, IP_A, IP_B));
    assertEquals(
        "ARP announcement: 10.0.0.1 is at 02:00:00:00:00:01",
        arp(ArpOperation.REQUEST, IP_A, IP_A));
    assertEquals(
        "ARP probe: who has 10.0.1.2?", arp(ArpOperation.REQUEST, new Ipv4Address(0), IP_B));
    assertEquals(
        "RARP which address has 02:00:00:00:00:02?", arp(ArpOperation.REVERSE_REQUEST, IP_A, IP_B));
    assertEquals(
        "RARP 02:00:00:00:00:02 has 10.0.1.2, says 10.0.0.1",
        arp(ArpOperation.REVERSE_REPLY, IP_A, IP_B));
    byte[] other = SampleFrames.arp(ArpOperation.REPLY, IP_A, IP_B);
    other[FrameLayout.ARP_OFFSET + 7] = 9;
    assertEquals("ARP operation 9 10.0.0.1→10.0.1.2", layer(other, 1));
  }

  @Test
  void icmpMessagesShowWhatTheirTypeIsAbout() {
    assertEquals(
        "ICMP echo request id=1 seq=2 len=4",
        icmp(new IcmpMessage.Echo(false, 1, 2, text("data"))));
    String quoted = " for 10.0.0.1→10.0.1.2 UDP 49152→33434";
    Octets quote = SampleFrames.quote();
    assertEquals(
        "ICMP port unreachable" + quoted,
        icmp(new IcmpMessage.Unreachable(IcmpCode.PORT_UNREACHABLE, 0, quote)));
    assertEquals(
        "ICMP fragmentation needed mtu 1400" + quoted,
        icmp(new IcmpMessage.Unreachable(IcmpCode.FRAGMENTATION_NEEDED, 1400, quote)));
    assertEquals(
        "ICMP ttl exceeded in transit" + quoted, icmp(new IcmpMessage.TimeExceeded(0, quote)));
    assertEquals(
        "ICMP redirect for host to 10.0.2.3" + quoted,
        icmp(new IcmpMessage.Redirect(IcmpCode.REDIRECT_HOST, IP_C, quote)));
    assertEquals(
        "ICMP parameter problem at byte 21" + quoted,
        icmp(new IcmpMessage.ParameterProblem(0, 21, quote)));
    assertEquals(
        "ICMP host unreachable for malformed: icmp-quote",
        icmp(new IcmpMessage.Unreachable(IcmpCode.HOST_UNREACHABLE, 0, Octets.EMPTY)));
    assertEquals("ICMP type 99 code 7", icmp(new IcmpMessage.Other(99, 7, 0, Octets.EMPTY)));
  }

  @Test
  void fragmentsShowWhereTheyBelongAndNoTransportHeaderButTheFirst() {
    Ipv4Header last =
        new Ipv4Header(0, 0xbeef, false, false, 1480, 64, IpProtocol.UDP, IP_A, IP_B, List.of());
    byte[] frame = Frames.ipv4(SampleFrames.IPV4, last, text("tail"));
    assertEquals(
        "IPv4 10.0.0.1→10.0.1.2 ttl 64 fragment 1480+4, the last, of id 0xbeef", layer(frame, 1));
    assertEquals("payload 4 bytes", layer(frame, 2));
  }

  @Test
  void optionsAndTagsAreNamed() {
    byte[] frame =
        SampleFrames.withOptions(
            new Ipv4Option.Route(Ipv4OptionKind.RECORD_ROUTE, 0, List.of(IP_A)),
            new Ipv4Option.NoOperation(),
            new Ipv4Option.RouterAlert(0));
    assertEquals("IPv4 10.0.0.1→10.0.1.2 ttl 64 <record route, router alert>", layer(frame, 1));
    byte[] tagged =
        Frames.ethernet(
            new EthernetHeader(SampleFrames.MAC_B, SampleFrames.MAC_A, 0x1234, 0x6064),
            text("abc"));
    assertEquals(
        "Ethernet 02:00:00:00:00:01→02:00:00:00:00:02 vlan 100 priority 3 0x1234"
            + " | payload 3 bytes",
        frameText.line(tagged));
  }

  @Test
  void malformedBytesAreNamedByCauseAndEndTheList() {
    assertEquals("Ethernet malformed: ethernet-truncated, 0 bytes", frameText.line(new byte[0]));
    byte[] frame = SampleFrames.tcp(TcpFlags.SYN, Octets.EMPTY);
    frame[22]--;
    assertEquals("IPv4 malformed: ipv4-checksum, 40 bytes", layer(frame, 1));
    assertEquals(2, frameText.layers(frame).size());
    assertEquals(
        "IPv4 malformed: ipv4-total-length, 39 bytes",
        layer(Arrays.copyOf(SampleFrames.tcp(TcpFlags.SYN, Octets.EMPTY), 53), 1));
  }

  @Test
  void aBadChecksumIsPointedOut() {
    byte[] frame = SampleFrames.udp(7, 9, text("abc"));
    frame[frame.length - 1]++;
    assertEquals("UDP 7→9 len=3 (bad checksum)", layer(frame, 2));
  }

  @Test
  void controlCharactersNeverReachTheTerminal() {
    byte[] frame = SampleFrames.tcp(TcpFlags.ACK, text("GET /\u001b[31m HTTP/1.1\r\n"));
    assertTrue(frameText.line(frame).chars().noneMatch(Character::isISOControl));
  }

  private String layer(byte[] frame, int index) {
    return frameText.layers(frame).get(index).toString();
  }

  private String arp(int operation, Ipv4Address sender, Ipv4Address target) {
    return layer(SampleFrames.arp(operation, sender, target), 1);
  }

  private String icmp(IcmpMessage message) {
    return layer(SampleFrames.icmp(message), 2);
  }
}
