package io.actornet.emulator.ladder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.emulator.ladder.Recording.Note;
import io.actornet.emulator.output.TextStyle;
import io.actornet.protocol.wire.ArpOperation;
import io.actornet.protocol.wire.ArpPacket;
import io.actornet.protocol.wire.EtherType;
import io.actornet.protocol.wire.EthernetHeader;
import io.actornet.protocol.wire.Frames;
import io.actornet.protocol.wire.IpProtocol;
import io.actornet.protocol.wire.Ipv4Header;
import io.actornet.protocol.wire.Octets;
import io.actornet.protocol.wire.TcpFlags;
import io.actornet.protocol.wire.TcpHeader;
import io.actornet.protocol.wire.UdpHeader;
import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.MacAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The ladder")
class LadderTextTest {
  private static final long MILLI = 1_000_000;
  private static final MacAddress BROWSER_MAC = MacAddress.parse("02:00:00:00:00:01");
  private static final MacAddress GATEWAY_MAC = MacAddress.parse("02:00:00:00:00:02");
  private static final MacAddress BROADCAST = MacAddress.parse("ff:ff:ff:ff:ff:ff");
  private static final MacAddress NOBODY = MacAddress.parse("00:00:00:00:00:00");
  private static final Ipv4Address BROWSER = Ipv4Address.parse("10.0.0.2");
  private static final Ipv4Address GATEWAY = Ipv4Address.parse("10.0.0.1");
  private static final Ipv4Address RESOLVER = Ipv4Address.parse("10.0.4.2");
  private static final Ipv4Address WEB = Ipv4Address.parse("10.0.5.2");
  private static final String[] TO_WEB = {"browser", "sw", "gw", "isp", "core", "web"};
  private static final String[] FROM_WEB = {"web", "core", "isp", "gw", "sw", "browser"};

  @Test
  @DisplayName("shows a page being fetched, a row a packet")
  void browse() {
    Road road = road();
    long t = 1000 * MILLI;
    byte[] request =
        Frames.arp(
            new EthernetHeader(BROADCAST, BROWSER_MAC, EtherType.ARP),
            new ArpPacket(ArpOperation.REQUEST, BROWSER_MAC, BROWSER, NOBODY, GATEWAY));
    t = road.travel(t, request, "browser", "sw", "gw");
    byte[] reply =
        Frames.arp(
            new EthernetHeader(BROWSER_MAC, GATEWAY_MAC, EtherType.ARP),
            new ArpPacket(ArpOperation.REPLY, GATEWAY_MAC, GATEWAY, BROWSER_MAC, BROWSER));
    t = road.travel(t, reply, "gw", "sw", "browser");
    t = road.travel(t, dns(), "browser", "sw", "gw", "isp", "resolver");
    t += 17 * MILLI;
    t = road.travel(t, toWeb(1, TcpFlags.SYN, 7, 0, ""), TO_WEB);
    t = road.travel(t, fromWeb(1, TcpFlags.SYN | TcpFlags.ACK, 99, 8, ""), "web", "core", "lost");
    t += 1000 * MILLI;
    t = road.travel(t, fromWeb(2, TcpFlags.SYN | TcpFlags.ACK, 99, 8, ""), FROM_WEB);
    road.travel(t, toWeb(2, TcpFlags.ACK, 8, 100, ""), TO_WEB);
    String get = "GET /index.html HTTP/1.1\r\nHost: www.example.com\r\n\r\n";
    t = road.travel(t + 1, toWeb(3, TcpFlags.ACK | TcpFlags.PSH, 8, 100, get), TO_WEB);
    String ok = "HTTP/1.1 200 OK\r\nContent-Length: 20000\r\n\r\n";
    road.travel(t, fromWeb(3, TcpFlags.ACK, 100, 60, ok), FROM_WEB);
    for (int i = 0; i < 14; i++) {
      byte[] data = fromWeb(4 + i, TcpFlags.ACK, 200 + 1448 * i, 60, "x".repeat(1448));
      road.travel(t + (i + 1) * MILLI, data, FROM_WEB);
    }
    road.travel(t + 20 * MILLI, toWeb(4, TcpFlags.FIN | TcpFlags.ACK, 60, 20472, ""), TO_WEB);

    String ladder = LadderText.render(recording(road), 120, 40, TextStyle.PLAIN);
    assertTrue(ladder.lines().allMatch(line -> line.length() <= 120));
    assertEquals(golden("browse.txt"), ladder);
  }

  @Test
  @DisplayName("of a packet the bytes of which are sent again has an arrow for each")
  void identicalRetransmission() {
    Road road = new Road(40).link("a", "r", MILLI).link("r", "b", MILLI);
    byte[] segment = toWeb(0, TcpFlags.SYN, 7, 0, "");
    road.travel(0, segment, "a", "r", "lost");
    road.travel(5 * MILLI, segment, "a", "r", "b");
    assertEquals(
        """
                ms    a     r     b
             0.000    ├──✗  │     │  lost
                      │     │     │  TCP 49153→80 [SYN] seq=7 win=65535 len=0
                      │     │     │  IPv4 10.0.0.2→10.0.5.2 ttl 64
                      │     │     │  Ethernet 02:00:00:00:00:01→02:00:00:00:00:02
             5.000    ├─────┼────▶│  sent again
                      │     │     │  TCP 49153→80 [SYN] seq=7 win=65535 len=0
        """,
        LadderText.render(recording(road), 100, 9, TextStyle.PLAIN));
  }

  @Test
  @DisplayName("of a frame that a switch floods has a head wherever it ended")
  void flood() {
    Road road = new Road(40).link("a", "sw", MILLI).link("sw", "b", MILLI).link("sw", "c", MILLI);
    byte[] segment = toWeb(0, TcpFlags.SYN, 7, 0, "");
    road.travel(0, segment, "a", "sw", "b");
    road.flood(MILLI, segment, "sw", "c");
    assertEquals(
        "     0.000    ├─────┼────▶│────▶│  TCP 49153→80 [SYN] seq=7 win=65535 len=0",
        LadderText.render(recording(road), 100, 9, TextStyle.PLAIN)
            .lines()
            .skip(1)
            .findFirst()
            .orElseThrow());
  }

  @Test
  @DisplayName("shows the opening and the end, and counts what it leaves out")
  void bounds() {
    Road road = new Road(400).link("a", "b", MILLI);
    for (int i = 0; i < 500; i++) {
      road.travel(2L * i * MILLI, toWeb(i, TcpFlags.SYN, i, 0, ""), "a", "b");
    }
    String ladder = LadderText.render(recording(road), 100, 10, TextStyle.PLAIN);
    assertTrue(ladder.contains("     0.000 "), ladder);
    assertTrue(ladder.contains("   998.000 "), ladder);
    assertEquals(10, ladder.lines().filter(line -> line.contains("▶")).count());
    assertTrue(ladder.contains(" …    │     │  490 packets left out\n"), ladder);
  }

  @Test
  @DisplayName("keeps what comes before and after a link goes down, long after the opening")
  void happening() {
    Note down = new Note(501 * MILLI, "cut: a--b goes down");
    Road road = new Road(400, down).link("a", "b", MILLI);
    for (int i = 0; i < 500; i++) {
      boolean lost = i >= 250 && i < 260;
      byte[] segment = toWeb(i, TcpFlags.ACK, 10 * i, 0, "0123456789");
      if (lost) {
        road.depart(2L * i * MILLI, segment, "a", "b");
      } else {
        road.travel(2L * i * MILLI, segment, "a", "b");
      }
    }
    String ladder = LadderText.render(recording(road), 100, 16, TextStyle.PLAIN);
    String middle = ladder.substring(ladder.indexOf("left out"), ladder.lastIndexOf("left out"));
    assertTrue(middle.contains("   501.000    │     │  cut: a--b goes down\n"), ladder);
    assertTrue(middle.contains("   502.000    ├──✗  │  lost\n"), ladder);
    assertTrue(middle.contains("⋮ 7 more lost, 70 bytes of payload"), ladder);
    long shown = ladder.lines().filter(line -> line.matches(" +[0-9]+\\.000 .*[▶✗].*")).count();
    assertEquals(500, shown + counted(ladder), ladder);
  }

  @Test
  @DisplayName("shows where segments are sent again, long after the opening")
  void sentAgain() {
    Road road = new Road(400).link("a", "b", MILLI);
    for (int i = 0; i < 500; i++) {
      int number = i == 300 ? 290 : i;
      byte[] segment = toWeb(i, TcpFlags.ACK, 10 * number, 0, "0123456789");
      road.travel(2L * i * MILLI, segment, "a", "b");
    }
    String ladder = LadderText.render(recording(road), 100, 16, TextStyle.PLAIN);
    assertTrue(ladder.contains("   600.000    ├────▶│  sent again\n"), ladder);
  }

  @Test
  @DisplayName("calls no frame lost that was on its way when nothing was kept for a while")
  void onItsWay() {
    Road road = new Road(8).link("a", "b", 10 * MILLI);
    for (int i = 0; i < 30; i++) {
      road.depart(i * MILLI, toWeb(i, TcpFlags.SYN, i, 0, ""), "a", "b");
      if (i >= 10) {
        road.arrive(i * MILLI, toWeb(i - 10, TcpFlags.SYN, i - 10, 0, ""), "a", "b");
      }
    }
    for (int i = 20; i < 30; i++) {
      road.arrive((i + 10) * MILLI, toWeb(i, TcpFlags.SYN, i, 0, ""), "a", "b");
    }
    Recording recording = recording(road);
    assertTrue(recording.journeys().stream().allMatch(journey -> journey.trouble().isEmpty()));
    assertEquals(2, recording.stretches().size());
    long kept = recording.journeys().size();
    assertEquals(30, kept + recording.stretches().getLast().missedBefore());
  }

  @Test
  @DisplayName("says so of a frame that was on its way when the run ended")
  void endOfRun() {
    Road road = new Road(40).link("a", "b", 10 * MILLI);
    road.travel(0, toWeb(0, TcpFlags.SYN, 0, 0, ""), "a", "b");
    road.depart(20 * MILLI, toWeb(1, TcpFlags.SYN, 1, 0, ""), "a", "b");
    Recording recording = road.recorder().record().recording(25 * MILLI);
    String ladder = LadderText.render(recording, 100, 9, TextStyle.PLAIN);
    assertTrue(ladder.contains("    20.000    ├──   │  not followed further\n"), ladder);
  }

  @Test
  @DisplayName(
      "of a packet that a router did not send on, unlike a later one, ends there in a cross")
  void dropped() {
    Road road = new Road(40);
    Set<Long> macs = Set.of(GATEWAY_MAC.bits());
    Relay router = new Relay(Relay.Kind.ROUTER, true, macs, Set.of(GATEWAY.bits()));
    road.recorder().relay("r", router);
    road.link("a", "r", MILLI).link("r", "b", MILLI);
    road.travel(0, toWeb(1, TcpFlags.SYN, 7, 0, ""), "a", "r");
    road.travel(5 * MILLI, toWeb(2, TcpFlags.SYN, 7, 0, ""), "a", "r", "b");
    assertEquals(
        """
                ms    a     r     b
             0.000    ├────✗│     │  dropped at r
                      │     │     │  TCP 49153→80 [SYN] seq=7 win=65535 len=0
                      │     │     │  IPv4 10.0.0.2→10.0.5.2 ttl 64
                      │     │     │  Ethernet 02:00:00:00:00:01→02:00:00:00:00:02
             5.000    ├─────┼────▶│  sent again
                      │     │     │  TCP 49153→80 [SYN] seq=7 win=65535 len=0
        """,
        LadderText.render(recording(road), 100, 9, TextStyle.PLAIN));
  }

  @Test
  @DisplayName("fits into 80 columns and breaks no MAC address")
  void narrow() {
    Road road = road();
    road.travel(0, toWeb(1, TcpFlags.SYN, 7, 0, ""), TO_WEB);
    String ladder = LadderText.render(recording(road), 80, 9, TextStyle.PLAIN);
    assertTrue(ladder.lines().allMatch(line -> line.length() <= 80), ladder);
    assertTrue(ladder.contains("02:00:00:00:00:02\n"), ladder);
  }

  @Test
  @DisplayName("gives the IPv4 header again when its TTL changes")
  void ttl() {
    Road road = new Road(40).link("a", "b", MILLI);
    for (int ttl = 1; ttl <= 3; ttl++) {
      Ipv4Header header =
          new Ipv4Header(0, ttl, true, false, 0, ttl, IpProtocol.UDP, BROWSER, RESOLVER, List.of());
      EthernetHeader ethernet = new EthernetHeader(GATEWAY_MAC, BROWSER_MAC, EtherType.IPV4);
      UdpHeader udp = new UdpHeader(49152, 33434);
      road.travel(ttl * MILLI, Frames.udp(ethernet, header, udp, Octets.ofHex("00")), "a", "b");
    }
    String ladder = LadderText.render(recording(road), 100, 9, TextStyle.PLAIN);
    for (int ttl = 1; ttl <= 3; ttl++) {
      assertTrue(ladder.contains("ttl " + ttl), ladder);
    }
  }

  @Test
  @DisplayName("of nothing is empty")
  void nothing() {
    assertEquals("", LadderText.render(Recording.NONE, 100, 9, TextStyle.PLAIN));
  }

  /** How many packets a ladder says that it folds or leaves out. */
  private static long counted(String ladder) {
    return Pattern.compile("([0-9]+) (?:packets left out|more)")
        .matcher(ladder)
        .results()
        .mapToLong(match -> Long.parseLong(match.group(1)))
        .sum();
  }

  private static Recording recording(Road road) {
    return road.recorder().record().recording(100_000 * MILLI);
  }

  private static String golden(String name) {
    try (InputStream in = LadderTextTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Road road() {
    return new Road(800)
        .link("browser", "sw", MILLI / 20)
        .link("sw", "gw", MILLI / 20)
        .link("gw", "isp", 8 * MILLI)
        .link("isp", "resolver", MILLI)
        .link("isp", "core", 5 * MILLI)
        .link("core", "web", MILLI);
  }

  private static byte[] dns() {
    Octets query =
        Octets.ofHex(
            "123401000001000000000000" + "03777777076578616d706c6503636f6d00" + "00010001");
    return Frames.udp(
        new EthernetHeader(GATEWAY_MAC, BROWSER_MAC, EtherType.IPV4),
        new Ipv4Header(IpProtocol.UDP, BROWSER, RESOLVER),
        new UdpHeader(49152, 53),
        query);
  }

  private static byte[] toWeb(int id, int flags, int sequence, int acknowledgment, String data) {
    return tcp(
        new EthernetHeader(GATEWAY_MAC, BROWSER_MAC, EtherType.IPV4),
        ipv4(id, BROWSER, WEB),
        new TcpHeader(49153, 80, sequence, acknowledgment, flags, 65535, 0, List.of()),
        data);
  }

  private static byte[] fromWeb(int id, int flags, int sequence, int acknowledgment, String data) {
    return tcp(
        new EthernetHeader(
            MacAddress.parse("02:00:00:00:05:01"),
            MacAddress.parse("02:00:00:00:05:02"),
            EtherType.IPV4),
        ipv4(id, WEB, BROWSER),
        new TcpHeader(80, 49153, sequence, acknowledgment, flags, 65535, 0, List.of()),
        data);
  }

  private static byte[] tcp(EthernetHeader ethernet, Ipv4Header ipv4, TcpHeader tcp, String data) {
    return Frames.tcp(ethernet, ipv4, tcp, Octets.of(data.getBytes(StandardCharsets.US_ASCII)));
  }

  private static Ipv4Header ipv4(int id, Ipv4Address source, Ipv4Address destination) {
    return new Ipv4Header(
        0, id, true, false, 0, 64, IpProtocol.TCP, source, destination, List.of());
  }
}
