package io.actornet.protocol.wire;

import static io.actornet.protocol.wire.SampleFrames.IP_A;
import static io.actornet.protocol.wire.SampleFrames.IP_B;
import static io.actornet.protocol.wire.SampleFrames.IP_C;
import static io.actornet.protocol.wire.SampleFrames.MAC_A;
import static io.actornet.protocol.wire.SampleFrames.MAC_B;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a representation writes, it reads back; and it holds nothing the wire cannot. */
class RepresentationTest {
  @Test
  void aTcpFrameIsReadBackLayerByLayer() {
    EthernetHeader ethernet = new EthernetHeader(MAC_B, MAC_A, EtherType.IPV4, 0x2005);
    Ipv4Header ip =
        new Ipv4Header(
            0xb8,
            0xffff,
            true,
            false,
            0,
            1,
            IpProtocol.TCP,
            IP_A,
            IP_B,
            List.of(new Ipv4Option.RouterAlert(0)));
    TcpHeader tcp =
        new TcpHeader(
            1, 65_535, -1, Integer.MIN_VALUE, 0x1ff, 65_535, 9, SampleFrames.synOptions());
    byte[] frame = Frames.tcp(ethernet, ip, tcp, SampleFrames.text("data"));
    assertEquals(18 + 24 + 40 + 4, frame.length);

    EthernetView ethernetView = new EthernetView();
    assertNull(ethernetView.wrap(frame, 0, frame.length));
    assertEquals(ethernet, EthernetHeader.of(ethernetView));
    Ipv4View ipv4View = new Ipv4View();
    assertNull(ipv4View.wrap(frame, ethernetView.payloadOffset(), frame.length));
    assertEquals(ip, Ipv4Header.of(ipv4View));
    TcpView tcpView = new TcpView();
    assertNull(tcpView.wrap(frame, ipv4View.payloadOffset(), ipv4View.limit()));
    assertEquals(tcp, TcpHeader.of(tcpView));
    assertTrue(tcpView.checksumValid(IP_A.bits(), IP_B.bits()));
    assertEquals(4, tcpView.payloadLength());
  }

  @Test
  void aUdpFrameIsReadBack() {
    byte[] frame = SampleFrames.udp(0, 65_535, SampleFrames.text("odd"));
    UdpView view = new UdpView();
    assertNull(view.wrap(frame, FrameLayout.TRANSPORT_OFFSET, frame.length));
    assertEquals(new UdpHeader(0, 65_535), UdpHeader.of(view));
    assertTrue(view.checksumValid(IP_A.bits(), IP_B.bits()));
  }

  @Test
  void anArpFrameIsReadBack() {
    ArpPacket packet = new ArpPacket(ArpOperation.REPLY, MAC_A, IP_A, MAC_B, IP_B);
    byte[] frame = Frames.arp(new EthernetHeader(MAC_B, MAC_A, EtherType.ARP), packet);
    ArpView view = new ArpView();
    assertNull(view.wrap(frame, FrameLayout.ARP_OFFSET, frame.length));
    assertEquals(packet, ArpPacket.of(view));
  }

  static Stream<IcmpMessage> icmpMessages() {
    Octets quote = SampleFrames.quote();
    return Stream.of(
        new IcmpMessage.Echo(false, 0xffff, 0, SampleFrames.text("abc")),
        new IcmpMessage.Echo(true, 0, 0xffff, Octets.EMPTY),
        new IcmpMessage.Timestamp(false, 1, 2, -1, 0, 0),
        new IcmpMessage.Timestamp(true, 1, 2, 3, 4, 5),
        new IcmpMessage.Unreachable(IcmpCode.PRECEDENCE_CUTOFF, 0, quote),
        new IcmpMessage.Unreachable(IcmpCode.FRAGMENTATION_NEEDED, 65_535, quote),
        new IcmpMessage.Redirect(IcmpCode.REDIRECT_TOS_HOST, IP_C, quote),
        new IcmpMessage.TimeExceeded(IcmpCode.REASSEMBLY_TIME_EXCEEDED, quote),
        new IcmpMessage.ParameterProblem(IcmpCode.POINTER_INDICATES_ERROR, 255, quote),
        new IcmpMessage.Other(IcmpType.SOURCE_QUENCH, 0, 0, quote),
        new IcmpMessage.Other(255, 255, -1, Octets.EMPTY));
  }

  @ParameterizedTest
  @MethodSource("icmpMessages")
  void everyIcmpMessageIsReadBack(IcmpMessage message) {
    byte[] bytes = message.toBytes();
    IcmpView view = new IcmpView();
    assertNull(view.wrap(bytes, 0, bytes.length));
    assertTrue(view.checksumValid());
    assertEquals(message, IcmpMessage.of(view));
  }

  @Test
  @DisplayName("A captured IPv4 header (192.168.0.1 to 192.168.0.199, checksum b861) is reproduced")
  void aCapturedIpv4HeaderIsReproduced() {
    byte[] captured = Octets.ofHex("4500 0073 0000 4000 4011 b861 c0a8 0001 c0a8 00c7").toArray();
    Ipv4View view = new Ipv4View();
    assertNull(view.wrapQuoted(captured, 0, captured.length));
    byte[] written = new byte[20];
    Ipv4Header.of(view).write(written, 0, 0x73 - 20);
    assertArrayEquals(captured, written);
  }

  @Test
  void fieldsThatTheWireCannotHoldAreRefused() {
    refused(() -> new UdpHeader(65_536, 0));
    refused(() -> new UdpHeader(0, -1));
    refused(() -> new EthernetHeader(MAC_A, MAC_B, 0x5ff));
    refused(() -> new EthernetHeader(MAC_A, MAC_B, EtherType.VLAN));
    refused(() -> new EthernetHeader(MAC_A, MAC_B, EtherType.IPV4, 0x10000));
    refused(() -> new Ipv4Header(256, IP_A, IP_B));
    refused(() -> new Ipv4Header(0, 0, false, true, 12, 64, 6, IP_A, IP_B, List.of()));
    refused(() -> new TcpHeader(1, 2, 3, 4, 0x200, 6, 7, List.of()));
    refused(() -> new IcmpMessage.Echo(true, -1, 0, Octets.EMPTY));
    refused(
        () ->
            Frames.ipv4(
                SampleFrames.IPV4, new Ipv4Header(6, IP_A, IP_B), Octets.of(new byte[65_516])));
  }

  private static void refused(org.junit.jupiter.api.function.Executable construction) {
    assertThrows(IllegalArgumentException.class, construction);
  }
}
