package io.actornet.protocol.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What a view writes, a view reads; and the frames others captured read as they should. */
class ViewRoundTripTest {
  private static final long MAC_A = 0x0200_0000_0001L;
  private static final long MAC_B = 0xfedc_ba98_7654L;
  private static final int IP_A = 0x0a00_0001;
  private static final int IP_B = 0xc0a8_fffe;

  @Test
  void anUntaggedEthernetHeaderReadsAsItWasWritten() {
    byte[] frame = new byte[60];
    new EthernetView().at(frame, 0).destination(MAC_A).source(MAC_B).etherType(EtherType.IPV4);

    EthernetView view = new EthernetView();
    assertNull(view.wrap(frame, 0, frame.length));
    assertEquals(MAC_A, view.destination());
    assertEquals(MAC_B, view.source());
    assertEquals(EtherType.IPV4, view.etherType());
    assertEquals(EthernetView.UNTAGGED, view.vlan());
    assertEquals(14, view.payloadOffset());
    assertEquals(46, view.payloadLength());
  }

  @Test
  void aTagIsSkippedAndItsControlInformationKept() {
    byte[] frame = new byte[18];
    new EthernetView().at(frame, 0).rewrite(MAC_A, MAC_B).vlan(0x6064).etherType(EtherType.ARP);

    EthernetView view = new EthernetView();
    assertNull(view.wrap(frame, 0, frame.length));
    assertEquals(0x6064, view.vlan());
    assertEquals(EtherType.ARP, view.etherType());
    assertEquals(18, view.payloadOffset());
    assertEquals(0, view.payloadLength());
    assertEquals(Malformed.VLAN_TAG_TRUNCATED, view.wrap(frame, 0, 17));
    assertEquals(Malformed.ETHERNET_TRUNCATED, view.wrap(frame, 0, 13));
  }

  @Test
  void rewriteSetsBothAddressesAndNothingElse() {
    byte[] frame = new byte[20];
    Arrays.fill(frame, (byte) 0x55);
    EthernetView view = new EthernetView();
    assertNull(view.wrap(frame, 1, 20));
    view.rewrite(MAC_A, MAC_B);
    assertEquals(MAC_A, view.destination());
    assertEquals(MAC_B, view.source());
    assertEquals(0x55, frame[0]);
    assertEquals(0x5555, view.etherType());
  }

  @Test
  void anArpPacketReadsAsItWasWritten() {
    byte[] frame = new byte[42];
    new ArpView()
        .at(frame, FrameLayout.ARP_OFFSET)
        .operation(ArpOperation.REQUEST)
        .sender(MAC_A, IP_A)
        .target(MAC_B, IP_B);

    ArpView view = new ArpView();
    assertNull(view.wrap(frame, 14, 42));
    assertEquals(ArpView.HARDWARE_ETHERNET, view.hardwareType());
    assertEquals(EtherType.IPV4, view.protocolType());
    assertEquals(ArpOperation.REQUEST, view.operation());
    assertEquals(MAC_A, view.senderMac());
    assertEquals(IP_A, view.senderIp());
    assertEquals(MAC_B, view.targetMac());
    assertEquals(IP_B, view.targetIp());
    assertEquals(Malformed.ARP_TRUNCATED, view.wrap(frame, 14, 41));
    frame[18] = 8;
    assertEquals(Malformed.ARP_ADDRESS_LENGTH, view.wrap(frame, 14, 42));
  }

  @Test
  void anIpv4HeaderReadsAsItWasWritten() {
    byte[] frame = new byte[64];
    new Ipv4View()
        .at(frame, 14, 24)
        .tos(0xb9)
        .totalLength(40)
        .identification(0xbeef)
        .fragment(true, true, 65_528)
        .ttl(255)
        .protocol(IpProtocol.UDP)
        .source(IP_A)
        .destination(IP_B)
        .fillChecksum();

    Ipv4View view = new Ipv4View();
    assertNull(view.wrap(frame, 14, frame.length));
    assertEquals(24, view.headerLength());
    assertEquals(46, view.dscp());
    assertEquals(1, view.ecn());
    assertEquals(40, view.totalLength());
    assertEquals(0xbeef, view.identification());
    assertTrue(view.dontFragment());
    assertTrue(view.moreFragments());
    assertEquals(65_528, view.fragmentOffset());
    assertTrue(view.isFragment());
    assertEquals(255, view.ttl());
    assertEquals(IpProtocol.UDP, view.protocol());
    assertEquals(IP_A, view.source());
    assertEquals(IP_B, view.destination());
    assertEquals(34, view.optionsOffset());
    assertEquals(4, view.optionsLength());
    assertEquals(38, view.payloadOffset());
    assertEquals(16, view.payloadLength(), "padding behind the total length is not payload");
  }

  @Test
  void everyWayAnIpv4HeaderCanBeWrongIsNamed() {
    byte[] sound = new byte[40];
    new Ipv4View().at(sound, 0).totalLength(40).ttl(64).source(IP_A).destination(IP_B);
    new Ipv4View().at(sound, 0).fillChecksum();
    Ipv4View view = new Ipv4View();
    assertNull(view.wrap(sound, 0, 40));

    assertEquals(Malformed.IPV4_TRUNCATED, view.wrap(sound, 0, 19));
    assertEquals(Malformed.IPV4_TRUNCATED, view.wrap(sound, 40, 0));
    assertEquals(Malformed.IPV4_TOTAL_LENGTH, view.wrap(sound, 0, 39));
    assertEquals(Malformed.IPV4_VERSION, view.wrap(with(sound, 0, 0x65), 0, 40));
    assertEquals(Malformed.IPV4_VERSION, view.wrap(with(sound, 0, 0xc5), 0, 40));
    assertEquals(Malformed.IPV4_HEADER_LENGTH, view.wrap(with(sound, 0, 0x44), 0, 40));
    assertEquals(Malformed.IPV4_HEADER_LENGTH, view.wrap(with(sound, 0, 0x4f), 0, 40));
    assertEquals(Malformed.IPV4_TOTAL_LENGTH, view.wrap(with(sound, 3, 19), 0, 40));
    assertEquals(Malformed.IPV4_CHECKSUM, view.wrap(with(sound, 8, 63), 0, 40));
  }

  @Test
  void aUdpHeaderReadsAsItWasWritten() {
    byte[] datagram = {0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 9, 9};
    UdpView view = new UdpView();
    view.at(datagram, 0).sourcePort(49_152).destinationPort(53).length(11).fillChecksum(IP_A, IP_B);

    assertNull(view.wrap(datagram, 0, datagram.length));
    assertEquals(49_152, view.sourcePort());
    assertEquals(53, view.destinationPort());
    assertEquals(11, view.length());
    assertEquals(8, view.payloadOffset());
    assertEquals(3, view.payloadLength());
    assertTrue(view.checksumValid(IP_A, IP_B));
    assertFalse(view.checksumValid(IP_A, IP_B + 1));
    assertEquals(Malformed.UDP_TRUNCATED, view.wrap(datagram, 0, 7));
    assertEquals(Malformed.UDP_LENGTH, view.wrap(datagram, 0, 10));
    assertEquals(Malformed.UDP_LENGTH, view.wrap(with(datagram, 5, 7), 0, 13));
  }

  @Test
  void aTcpHeaderReadsAsItWasWritten() {
    byte[] segment = new byte[28];
    TcpView view = new TcpView();
    view.at(segment, 0, 24)
        .sourcePort(49_152)
        .destinationPort(80)
        .sequence(0xfedc_ba98)
        .acknowledgment(0x7654_3210)
        .flags(TcpFlags.SYN | TcpFlags.ACK | TcpFlags.AE)
        .window(65_535)
        .urgentPointer(7)
        .fillChecksum(IP_A, IP_B);

    assertNull(view.wrap(segment, 0, segment.length));
    assertEquals(49_152, view.sourcePort());
    assertEquals(80, view.destinationPort());
    assertEquals(0xfedc_ba98, view.sequence());
    assertEquals(0x7654_3210, view.acknowledgment());
    assertEquals(24, view.dataOffset());
    assertEquals(TcpFlags.SYN | TcpFlags.ACK | TcpFlags.AE, view.flags());
    assertTrue(view.has(TcpFlags.SYN));
    assertFalse(view.has(TcpFlags.FIN | TcpFlags.RST));
    assertEquals(65_535, view.window());
    assertEquals(7, view.urgentPointer());
    assertEquals(20, view.optionsOffset());
    assertEquals(4, view.optionsLength());
    assertEquals(24, view.payloadOffset());
    assertEquals(4, view.payloadLength());
    assertEquals(5, view.segmentLength(), "SYN occupies a sequence number");
    assertTrue(view.checksumValid(IP_A, IP_B));
    assertFalse(view.checksumValid(IP_A + 1, IP_B));
    assertEquals(Malformed.TCP_TRUNCATED, view.wrap(segment, 0, 19));
    assertEquals(Malformed.TCP_DATA_OFFSET, view.wrap(segment, 0, 23));
    assertEquals(Malformed.TCP_DATA_OFFSET, view.wrap(with(segment, 12, 0x40), 0, 28));
  }

  @Test
  void anEchoRequestTurnsIntoItsReplyInPlace() {
    byte[] message = new byte[64];
    IcmpView view = new IcmpView();
    view.at(message, 0).type(IcmpType.ECHO_REQUEST, 0).echo(0x1234, 7).fillChecksum();
    assertNull(view.wrap(message, 0, 64));
    assertEquals(0x1234, view.identifier());
    assertEquals(7, view.sequence());
    assertTrue(view.checksumValid());

    byte[] reply = message.clone();
    new IcmpView().at(reply, 0).type(IcmpType.ECHO_REPLY, 0).fillChecksum();
    view.toEchoReply();
    assertArrayEquals(reply, message);
  }

  @Test
  void aTimestampMessageNeedsTwentyBytes() {
    byte[] message = new byte[20];
    IcmpView view = new IcmpView();
    view.at(message, 0).type(IcmpType.TIMESTAMP_REPLY, 0).echo(1, 2).timestamps(3, 4, 5);
    view.fillChecksum();
    assertNull(view.wrap(message, 0, 20));
    assertEquals(3, view.originateTimestamp());
    assertEquals(4, view.receiveTimestamp());
    assertEquals(5, view.transmitTimestamp());
    assertEquals(Malformed.ICMP_TRUNCATED, view.wrap(message, 0, 19));
    message[0] = IcmpType.ECHO_REPLY;
    assertNull(view.wrap(message, 0, 8));
    assertEquals(0, view.transmitTimestamp());
    assertEquals(Malformed.ICMP_TRUNCATED, view.wrap(message, 0, 7));
  }

  @Test
  void anErrorNamesTheSocketOfTheDatagramItQuotes() {
    byte[] message = new byte[8 + 20 + 8];
    new Ipv4View()
        .at(message, 8)
        .totalLength(1500)
        .ttl(1)
        .protocol(IpProtocol.TCP)
        .source(IP_A)
        .destination(IP_B);
    TcpPortsAndSequence.write(message, 28, 49_152, 80, 0xdead_beef);
    IcmpView icmp = new IcmpView();
    icmp.at(message, 0)
        .type(IcmpType.DESTINATION_UNREACHABLE, IcmpCode.FRAGMENTATION_NEEDED)
        .nextHopMtu(1400)
        .fillChecksum();

    assertNull(icmp.wrap(message, 0, message.length));
    assertEquals(1400, icmp.nextHopMtu());
    QuotedDatagramView quoted = new QuotedDatagramView();
    assertNull(quoted.wrap(icmp));
    assertEquals(IP_A, quoted.source());
    assertEquals(IP_B, quoted.destination());
    assertEquals(IpProtocol.TCP, quoted.protocol());
    assertEquals(49_152, quoted.sourcePort());
    assertEquals(80, quoted.destinationPort());
    assertEquals(0xdead_beef, quoted.tcpSequence());

    assertNull(icmp.wrap(message, 0, message.length - 1));
    assertEquals(Malformed.ICMP_QUOTE, quoted.wrap(icmp));
  }

  private static byte[] with(byte[] bytes, int index, int value) {
    byte[] changed = bytes.clone();
    changed[index] = (byte) value;
    return changed;
  }

  /** The 8 bytes of a segment that every ICMP error quotes. */
  private static final class TcpPortsAndSequence {
    static void write(byte[] bytes, int offset, int source, int destination, int sequence) {
      Bytes.putShort(bytes, offset, source);
      Bytes.putShort(bytes, offset + 2, destination);
      Bytes.putInt(bytes, offset + 4, sequence);
    }
  }
}
