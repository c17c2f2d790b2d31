package io.actornet.protocol.icmp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.protocol.ip.Ipv4Headers;
import io.actornet.protocol.udp.UdpDatagrams;
import io.actornet.protocol.wire.FrameLayout;
import io.actornet.protocol.wire.IcmpCode;
import io.actornet.protocol.wire.IcmpType;
import io.actornet.protocol.wire.IcmpView;
import io.actornet.protocol.wire.IpProtocol;
import io.actornet.protocol.wire.Ipv4View;
import io.actornet.protocol.wire.QuotedDatagramView;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class IcmpErrorsTest {
  private static final int ALICE = 0x0a00_0001;
  private static final int BOB = 0x0a00_0102;
  private static final int SUBNET_BROADCAST = 0x0a00_01ff;

  @Test
  @DisplayName("RFC 792: port unreachable finds the socket whose datagram it quotes")
  void portUnreachableFindsTheSocket() {
    byte[] datagram = udp(ALICE, 5000, BOB, 53, 10);
    QuotedDatagram found =
        received(IcmpErrors.unreachable(view(datagram), IcmpCode.PORT_UNREACHABLE));
    assertEquals(new QuotedDatagram(3, 3, 0, IpProtocol.UDP, ALICE, 5000, BOB, 53, 0), found);
    assertEquals("port unreachable", found.describe());
  }

  @Test
  @DisplayName("RFC 1812 §4.3.2.3: a short packet is quoted whole")
  void aShortPacketIsQuotedWhole() {
    byte[] datagram = udp(ALICE, 5000, BOB, 53, 100);
    byte[] error = IcmpErrors.unreachable(view(datagram), IcmpCode.HOST_UNREACHABLE);
    assertArrayEquals(
        Arrays.copyOfRange(datagram, FrameLayout.IPV4_OFFSET, datagram.length),
        Arrays.copyOfRange(error, FrameLayout.TRANSPORT_OFFSET + 8, error.length));
  }

  @Test
  @DisplayName("RFC 1812 §4.3.2.3: the error's packet is at most 576 bytes")
  void aLongPacketIsQuotedInPart() {
    byte[] datagram = udp(ALICE, 5000, BOB, 53, 1400);
    byte[] error = IcmpErrors.timeExceeded(view(datagram), IcmpCode.TTL_EXCEEDED);
    assertEquals(FrameLayout.IPV4_OFFSET + 576, error.length);
    QuotedDatagram found = received(error);
    assertEquals(IcmpType.TIME_EXCEEDED, found.type());
    assertEquals(5000, found.sourcePort());
  }

  @Test
  @DisplayName("RFC 1191 §4: fragmentation needed says the next hop's MTU")
  void fragmentationNeededSaysTheMtu() {
    byte[] datagram = udp(ALICE, 5000, BOB, 53, 1400);
    QuotedDatagram found = received(IcmpErrors.fragmentationNeeded(view(datagram), 1280));
    assertEquals(1280, found.nextHopMtu());
    assertEquals(IcmpCode.FRAGMENTATION_NEEDED, found.code());
  }

  @Test
  void theFourBytesThatDependOnTheTypeAreSet() {
    Ipv4View packet = view(udp(ALICE, 1, BOB, 2, 8));
    assertEquals(BOB, icmp(IcmpErrors.redirect(packet, BOB)).gateway());
    assertEquals(0, icmp(IcmpErrors.unreachable(packet, 0)).restOfHeader());
  }

  @Test
  @DisplayName("RFC 5927 §4.1: an error about a TCP segment carries its sequence number")
  void anErrorAboutTcpCarriesTheSequenceNumber() {
    byte[] segment = new byte[FrameLayout.TRANSPORT_OFFSET + 20];
    segment[FrameLayout.TRANSPORT_OFFSET + 3] = 80;
    segment[FrameLayout.TRANSPORT_OFFSET + 7] = 99;
    header(segment, IpProtocol.TCP, ALICE, BOB);
    QuotedDatagram found =
        received(IcmpErrors.unreachable(view(segment), IcmpCode.NET_UNREACHABLE));
    assertEquals(80, found.destinationPort());
    assertEquals(99, found.tcpSequence());
  }

  @Test
  void anErrorAboutAPingCarriesItsIdentifierAndSequence() {
    byte[] echo = IcmpEcho.request(7, 3, new byte[56]);
    header(echo, IpProtocol.ICMP, ALICE, BOB);
    QuotedDatagram found = received(IcmpErrors.timeExceeded(view(echo), IcmpCode.TTL_EXCEEDED));
    assertEquals(7, found.sourcePort());
    assertEquals(3, found.destinationPort());
  }

  @Test
  void aQuotedFragmentThatIsNotTheFirstHasNoPorts() {
    byte[] datagram = udp(ALICE, 5000, BOB, 53, 64);
    byte[] error = IcmpErrors.unreachable(view(datagram), IcmpCode.HOST_UNREACHABLE);
    error[FrameLayout.TRANSPORT_OFFSET + 8 + 7] = 5;
    new IcmpView().at(error, FrameLayout.TRANSPORT_OFFSET).fillChecksum();
    QuotedDatagram found = received(error);
    assertEquals(0, found.sourcePort());
    assertEquals(0, found.destinationPort());
  }

  @Test
  @DisplayName("RFC 1122 §3.2.2, RFC 1812 §4.3.2.7: when no error may be sent")
  void whenNoErrorMayBeSent() {
    assertNull(IcmpSuppression.of(view(udp(ALICE, 1, BOB, 2, 8)), false, false));
    assertEquals(
        IcmpSuppression.GROUP_FRAME,
        IcmpSuppression.of(view(udp(ALICE, 1, BOB, 2, 8)), true, false));
    assertEquals(
        IcmpSuppression.GROUP_DESTINATION,
        IcmpSuppression.of(view(udp(ALICE, 1, SUBNET_BROADCAST, 2, 8)), false, true));
    for (int group : new int[] {0xffff_ffff, 0xe000_0001}) {
      assertEquals(
          IcmpSuppression.GROUP_DESTINATION,
          IcmpSuppression.of(view(udp(ALICE, 1, group, 2, 8)), false, false));
    }
    for (int source : new int[] {0, 0x7f00_0001, 0xe000_0001, 0xf000_0001, 0xffff_ffff}) {
      assertEquals(
          IcmpSuppression.SOURCE,
          IcmpSuppression.of(view(udp(source, 1, BOB, 2, 8)), false, false));
    }
  }

  @Test
  @DisplayName("RFC 1122 §3.2.2: no error about an error, but about a ping")
  void noErrorAboutAnError() {
    byte[] error = IcmpErrors.unreachable(view(udp(ALICE, 1, BOB, 2, 8)), 1);
    header(error, IpProtocol.ICMP, BOB, ALICE);
    assertEquals(IcmpSuppression.ABOUT_ERROR, IcmpSuppression.of(view(error), false, false));
    byte[] echo = IcmpEcho.request(7, 3, new byte[56]);
    header(echo, IpProtocol.ICMP, ALICE, BOB);
    assertNull(IcmpSuppression.of(view(echo), false, false));
    byte[] empty = new byte[FrameLayout.TRANSPORT_OFFSET];
    header(empty, IpProtocol.ICMP, ALICE, BOB);
    assertEquals(IcmpSuppression.ABOUT_ERROR, IcmpSuppression.of(view(empty), false, false));
  }

  @Test
  @DisplayName("RFC 1122 §3.2.2: no error about a fragment other than the first")
  void noErrorAboutALaterFragment() {
    Ipv4View first = view(udp(ALICE, 1, BOB, 2, 8)).fragment(false, true, 0).fillChecksum();
    assertNull(IcmpSuppression.of(first, false, false));
    Ipv4View later = view(udp(ALICE, 1, BOB, 2, 8)).fragment(false, true, 8).fillChecksum();
    assertEquals(IcmpSuppression.NOT_FIRST_FRAGMENT, IcmpSuppression.of(later, false, false));
  }

  @Test
  void errorsAboutAndFromMutatedPacketsThrowNothing() {
    Random random = new Random(11);
    Ipv4View packet = new Ipv4View();
    IcmpView icmp = new IcmpView();
    QuotedDatagramView quoted = new QuotedDatagramView();
    int answered = 0;
    for (int i = 0; i < 200_000; i++) {
      byte[] frame = udp(ALICE, 1, BOB, 2, random.nextInt(700));
      for (int n = random.nextInt(4); n > 0; n--) {
        frame[FrameLayout.IPV4_OFFSET + random.nextInt(28)] = (byte) random.nextInt();
      }
      new Ipv4View().at(frame, FrameLayout.IPV4_OFFSET).fillChecksum();
      if (packet.wrap(frame, FrameLayout.IPV4_OFFSET, frame.length) == null
          && IcmpSuppression.of(packet, false, false) == null) {
        byte[] error = IcmpErrors.timeExceeded(packet, IcmpCode.TTL_EXCEEDED);
        int index = FrameLayout.TRANSPORT_OFFSET + random.nextInt(36);
        error[Math.min(index, error.length - 1)] ^= (byte) random.nextInt();
        if (icmp.wrap(error, FrameLayout.TRANSPORT_OFFSET, error.length) == null
            && quoted.wrap(icmp) == null) {
          QuotedDatagram.from(icmp, quoted);
          answered++;
        }
      }
    }
    assertTrue(answered > 50_000, "most are answered: " + answered);
  }

  private static QuotedDatagram received(byte[] frame) {
    header(frame, IpProtocol.ICMP, BOB, ALICE);
    IcmpView error = icmp(frame);
    QuotedDatagramView quoted = new QuotedDatagramView();
    assertNull(quoted.wrap(error));
    return QuotedDatagram.from(error, quoted);
  }

  private static IcmpView icmp(byte[] frame) {
    IcmpView icmp = new IcmpView();
    assertNull(icmp.wrap(frame, FrameLayout.TRANSPORT_OFFSET, frame.length));
    assertTrue(icmp.checksumValid());
    return icmp;
  }

  private static byte[] udp(
      int source, int sourcePort, int destination, int destinationPort, int length) {
    byte[] frame =
        UdpDatagrams.build(
            new byte[length], 0, length, source, sourcePort, destination, destinationPort);
    header(frame, IpProtocol.UDP, source, destination);
    return frame;
  }

  private static void header(byte[] frame, int protocol, int source, int destination) {
    Ipv4Headers.write(frame, 1, 0, false, 64, protocol, source, destination);
  }

  private static Ipv4View view(byte[] frame) {
    Ipv4View view = new Ipv4View();
    assertNull(view.wrap(frame, FrameLayout.IPV4_OFFSET, frame.length));
    return view;
  }
}
