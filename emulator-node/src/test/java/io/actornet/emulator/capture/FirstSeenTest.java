package io.actornet.emulator.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.actornet.protocol.wire.ArpOperation;
import io.actornet.protocol.wire.ArpPacket;
import io.actornet.protocol.wire.EtherType;
import io.actornet.protocol.wire.EthernetHeader;
import io.actornet.protocol.wire.EthernetView;
import io.actornet.protocol.wire.Frames;
import io.actornet.protocol.wire.IpProtocol;
import io.actornet.protocol.wire.Ipv4Header;
import io.actornet.protocol.wire.Octets;
import io.actornet.protocol.wire.UdpHeader;
import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.MacAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The merged capture")
class FirstSeenTest {
  private static final long SECOND = 1_000_000_000;
  private static final Ipv4Address A = Ipv4Address.parse("10.0.0.1");
  private static final Ipv4Address B = Ipv4Address.parse("10.0.1.1");

  @TempDir Path directory;

  private record Sighting(long time, String device, boolean outbound, byte[] frame) {}

  @Test
  @DisplayName("shows a packet at its first hop, and each direction at its own")
  void hops() throws IOException {
    byte[] there = udp(A, B, 1000, 53);
    byte[] back = udp(B, A, 53, 1000);
    assertShown(
        List.of("1 a sent", "6 b sent"),
        sent(1, "a", there),
        received(2, "r", there),
        sent(3, "r", forwarded(there)),
        received(4, "b", forwarded(there)),
        sent(6, "b", back),
        received(7, "r", back),
        sent(7, "r", forwarded(back)),
        received(8, "a", forwarded(back)));
  }

  @Test
  @DisplayName("shows what is sent again, and what is lost behind the first hop")
  void again() throws IOException {
    byte[] packet = udp(A, B, 1000, 53);
    assertShown(
        List.of("1 a sent", "5 a sent", "9 a sent"),
        sent(1, "a", packet),
        received(2, "r", packet),
        sent(5, "a", packet),
        sent(9, "a", packet),
        received(10, "r", packet));
  }

  @Test
  @DisplayName("shows flows of other ports and protocols where they are first seen themselves")
  void otherFlows() throws IOException {
    byte[] ping =
        Frames.ipv4(between(1, 2), new Ipv4Header(IpProtocol.ICMP, A, B), Octets.of(new byte[8]));
    assertShown(
        List.of("1 a sent", "2 r received", "3 r received"),
        sent(1, "a", udp(A, B, 1000, 53)),
        received(2, "r", udp(A, B, 1001, 53)),
        received(3, "r", ping),
        received(4, "b", ping),
        received(4, "b", udp(A, B, 1001, 53)));
  }

  @Test
  @DisplayName("takes what a router received for earlier than what it sent at the same instant")
  void sameInstant() throws IOException {
    byte[] packet = udp(A, B, 1000, 53);
    assertShown(
        List.of("1 s received", "2 s received"),
        sent(1, "r", forwarded(packet)),
        received(1, "s", packet),
        sent(2, "r", forwarded(packet)),
        received(2, "s", packet));
  }

  @Test
  @DisplayName("takes a flow with and without an 802.1Q tag for one")
  void tagged() throws IOException {
    byte[] tagged =
        Frames.udp(
            new EthernetHeader(mac(2), mac(1), EtherType.IPV4, 5),
            new Ipv4Header(IpProtocol.UDP, A, B),
            new UdpHeader(1000, 53),
            Octets.of(new byte[8]));
    assertShown(List.of("1 a sent"), sent(1, "a", udp(A, B, 1000, 53)), received(2, "r", tagged));
  }

  @Test
  @DisplayName("shows the fragments of a datagram where its flow is shown, whoever made them")
  void fragments() throws IOException {
    assertShown(
        List.of("1 a sent", "5 a sent", "6 a sent"),
        sent(1, "a", udp(A, B, 1000, 53)),
        sent(2, "r", fragment(1, 0)),
        sent(3, "r", fragment(1, 8)),
        received(4, "b", fragment(1, 8)),
        sent(5, "a", fragment(2, 0)),
        sent(6, "a", fragment(2, 8)),
        sent(7, "r", fragment(2, 0)),
        sent(8, "r", fragment(2, 8)));
  }

  @Test
  @DisplayName("shows a flooded ARP request once, and every exchange on another segment")
  void arp() throws IOException {
    byte[] request = arp(ArpOperation.REQUEST, 1, MacAddress.BROADCAST);
    byte[] poll = arp(ArpOperation.REQUEST, 1, 2);
    byte[] reply = arp(ArpOperation.REPLY, 2, 1);
    byte[] elsewhere = arp(ArpOperation.REQUEST, 3, MacAddress.BROADCAST);
    assertShown(
        List.of("1 a received", "2 b sent", "3 r received", "5 r sent", "7 a received"),
        received(1, "a", request),
        received(1, "b", request),
        sent(2, "b", reply),
        received(3, "r", poll),
        sent(5, "r", elsewhere),
        received(6, "s", elsewhere),
        received(7, "a", request),
        received(7, "b", request));
  }

  @Test
  @DisplayName("shows packets without an address of their own on every LAN that has them")
  void unaddressed() throws IOException {
    Ipv4Address none = new Ipv4Address(0);
    Ipv4Address all = Ipv4Address.parse("255.255.255.255");
    Ipv4Header header = new Ipv4Header(IpProtocol.UDP, none, all);
    byte[] one = Frames.udp(between(1, 9), header, new UdpHeader(68, 67), Octets.of());
    byte[] other = Frames.udp(between(3, 9), header, new UdpHeader(68, 67), Octets.of());
    assertShown(
        List.of("1 a sent", "3 b sent"),
        sent(1, "a", one),
        received(2, "r", one),
        sent(3, "b", other),
        received(4, "s", other));
  }

  @Test
  @DisplayName("shows a flow at another point when its first has not seen it for over a minute")
  void otherWay() throws IOException {
    byte[] packet = udp(A, B, 1000, 53);
    assertShown(
        List.of("1 r sent", 70 * SECOND + " s sent", 71 * SECOND + " s sent"),
        sent(1, "r", packet),
        sent(2 * SECOND, "s", packet),
        sent(70 * SECOND, "s", packet),
        sent(71 * SECOND, "s", packet));
  }

  @Test
  @DisplayName("goes by the addresses where a snap length cuts off the ports, and by MAC before")
  void cut() throws IOException {
    byte[] packet = udp(A, B, 1000, 53);
    Sighting[] all = {
      sent(1, "a", packet), received(2, "r", packet), sent(3, "r", forwarded(packet)),
    };
    assertEquals(List.of("1 a sent"), shown(36, 0, all));
    assertEquals(List.of("1 a sent", "3 r sent"), shown(30, 0, all));
    assertEquals(List.of("1 a sent", "2 r received", "3 r sent"), shown(10, 0, all));
  }

  /** What the merged capture shows, whatever the partitions. */
  private void assertShown(List<String> expected, Sighting... sightings) throws IOException {
    assertEquals(expected, shown(CaptureFiles.WHOLE_FRAMES, 0, sightings));
    assertEquals(expected, shown(CaptureFiles.WHOLE_FRAMES, 1, sightings));
  }

  /** With all devices on one partition, or each on its own. */
  private List<String> shown(int snapLength, int apart, Sighting... sightings) throws IOException {
    List<String> devices =
        Arrays.stream(sightings).map(Sighting::device).distinct().sorted().toList();
    CapturedInterface[] interfaces =
        devices.stream().map(FirstSeenTest::port).toArray(CapturedInterface[]::new);
    Path captures = directory.resolve("run" + snapLength + apart);
    CaptureRun run = new CaptureRun(captures, snapLength, false, interfaces);
    try (run) {
      var taps =
          devices.stream()
              .map(device -> run.tap(apart * devices.indexOf(device), port(device)))
              .toList();
      for (Sighting sighting : sightings) {
        taps.get(devices.indexOf(sighting.device))
            .frame(sighting.time, sighting.frame, sighting.outbound);
      }
    }
    PcapngFile merged = PcapngFile.read(captures.resolve(CaptureFiles.MERGED));
    assertEquals(sightings.length, run.files.summary().frames());
    assertEquals(merged.packets().size(), run.files.summary().framesMerged());
    return merged.packets().stream()
        .map(
            packet ->
                packet.time()
                    + " "
                    + devices.get(packet.interfaceId())
                    + (packet.flags() == 2 ? " sent" : " received"))
        .toList();
  }

  private static CapturedInterface port(String device) {
    return new CapturedInterface(device, "eth0");
  }

  private static Sighting sent(long time, String device, byte[] frame) {
    return new Sighting(time, device, true, frame);
  }

  private static Sighting received(long time, String device, byte[] frame) {
    return new Sighting(time, device, false, frame);
  }

  private static byte[] udp(Ipv4Address from, Ipv4Address to, int sourcePort, int port) {
    return Frames.udp(
        between(1, 2),
        new Ipv4Header(IpProtocol.UDP, from, to),
        new UdpHeader(sourcePort, port),
        Octets.of(new byte[8]));
  }

  /** A fragment of a datagram from port 1000 to 53, of which the first has the ports. */
  private static byte[] fragment(int identification, int offset) {
    return Frames.ipv4(
        between(1, 2),
        new Ipv4Header(
            0, identification, false, offset == 0, offset, 64, IpProtocol.UDP, A, B, List.of()),
        Octets.ofHex("03e8 0035 0010 0000"));
  }

  private static byte[] arp(int operation, long from, long to) {
    return Frames.arp(
        new EthernetHeader(new MacAddress(to), mac(from), EtherType.ARP),
        new ArpPacket(operation, mac(from), A, mac(0), B));
  }

  /** As a router sends it. */
  private static byte[] forwarded(byte[] frame) {
    byte[] copy = frame.clone();
    EthernetView ethernet = new EthernetView();
    ethernet.wrap(copy, 0, copy.length);
    ethernet.rewrite(4, 3);
    return copy;
  }

  private static EthernetHeader between(long from, long to) {
    return new EthernetHeader(mac(to), mac(from), EtherType.IPV4);
  }

  private static MacAddress mac(long bits) {
    return new MacAddress(bits);
  }
}
