package io.actornet.protocol.device;

import static io.actornet.protocol.device.TestNetwork.LINK;
import static io.actornet.protocol.device.TestNetwork.MILLISECOND;
import static io.actornet.protocol.device.TestNetwork.SECOND;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.protocol.engine.DispatcherKind;
import io.actornet.protocol.icmp.IcmpEcho;
import io.actornet.protocol.icmp.IcmpErrors;
import io.actornet.protocol.ip.Ipv4Headers;
import io.actornet.protocol.udp.UdpDatagrams;
import io.actornet.protocol.wire.FrameLayout;
import io.actornet.protocol.wire.IcmpCode;
import io.actornet.protocol.wire.IcmpType;
import io.actornet.protocol.wire.IpProtocol;
import io.actornet.protocol.wire.Ipv4View;
import io.actornet.topology.value.Ipv4Address;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Hosts speak IP, ICMP and UDP with each other")
class HostInternetTest {
  private static final Ipv4Address ONE = Ipv4Address.parse("10.0.0.1");
  private static final Ipv4Address TWO = Ipv4Address.parse("10.0.0.2");
  private static final Ipv4Address NOBODY = Ipv4Address.parse("10.0.0.9");

  private static TestNetwork pair(DispatcherKind dispatcher) {
    return new TestNetwork(dispatcher)
        .host("one")
        .host("two")
        .link("one", "10.0.0.1/24", "two", "10.0.0.2/24", LINK);
  }

  private static Script ping(Ipv4Address target, int length) {
    return raw(target, IcmpEcho.request(7, 1, new byte[length]));
  }

  /** Sends one ICMP message. */
  private static Script raw(Ipv4Address target, byte[] frame) {
    byte[] request = Arrays.copyOfRange(frame, FrameLayout.TRANSPORT_OFFSET, frame.length);
    return new Script(
        (host, event) -> {
          switch (event) {
            case HostEvent.Started started -> host.openRaw(IpProtocol.ICMP);
            case HostEvent.RawOpened opened ->
                opened.socket().tell(new RawSocketCommand.SendPacket(target, request, 0, false));
            default -> {}
          }
          return true;
        });
  }

  /** Binds a port and sends datagrams back where they came from. */
  private static Script udpEcho(int port) {
    return new Script(
        (host, event) -> {
          switch (event) {
            case HostEvent.Started started -> host.bindUdp(port);
            case HostEvent.Datagram datagram ->
                datagram
                    .socket()
                    .tell(
                        new UdpSocketCommand.Send(
                            datagram.source(), datagram.sourcePort(), datagram.payload()));
            default -> {}
          }
          return true;
        });
  }

  private static Script udpSend(Ipv4Address target, int port, byte[] payload) {
    return new Script(
        (host, event) -> {
          switch (event) {
            case HostEvent.Started started -> host.bindUdp(0);
            case HostEvent.UdpBound bound ->
                bound.socket().tell(new UdpSocketCommand.Send(target, port, payload));
            default -> {}
          }
          return true;
        });
  }

  private static byte[] pattern(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i * 31);
    }
    return bytes;
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("RFC 826, RFC 792: a ping first asks for the MAC address, then is answered")
  void pingResolvesAndIsAnswered(DispatcherKind dispatcher) {
    try (TestNetwork network = pair(dispatcher)) {
      Script ping = ping(TWO, 56);
      network.application("one", 10 * MILLISECOND, ping);

      assertEquals(0, network.run(SECOND).faults());

      assertEquals(14 * MILLISECOND, ping.timeOf(HostEvent.Packet.class));
      assertEquals(TWO, ping.only(HostEvent.Packet.class).source());
      assertEquals(IcmpType.ECHO_REPLY, ping.only(HostEvent.Packet.class).packet()[20]);
      assertEquals(1, network.counter("one", "arp.requests.sent"));
      assertEquals(0, network.counter("two", "arp.requests.sent"));
      assertEquals(1, network.counter("two", "icmp.echo.answered"));
      assertEquals(
          List.of(
              "interface=eth0 ip=10.0.0.2 state=incomplete",
              "interface=eth0 ip=10.0.0.2 state=reachable mac=02:00:00:00:00:02"),
          network.journal("one", "arp.changed"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aHostPingsItself(DispatcherKind dispatcher) {
    try (TestNetwork network = pair(dispatcher)) {
      Script ping = ping(ONE, 56);
      network.application("one", 0, ping);

      assertEquals(0, network.run(SECOND).faults());

      // Its raw socket sees its own request too, as it would on a real host.
      assertEquals(2, ping.all(HostEvent.Packet.class).size());
      assertEquals(0, network.crossings.size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void datagramsGoThereAndBack(DispatcherKind dispatcher) {
    try (TestNetwork network = pair(dispatcher)) {
      Script client = udpSend(TWO, 7, pattern(100));
      network.application("two", 0, udpEcho(7)).application("one", MILLISECOND, client);

      assertEquals(0, network.run(SECOND).faults());

      HostEvent.Datagram echo = client.only(HostEvent.Datagram.class);
      assertArrayEquals(pattern(100), echo.payload());
      assertEquals(TWO, echo.source());
      assertEquals(7, echo.sourcePort());
      assertEquals(1, network.counter("two", "udp.datagrams.received"));
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("RFC 1122 §4.1.3.1: a datagram for a closed port comes back as port unreachable")
  void closedPortsAreReported(DispatcherKind dispatcher) {
    try (TestNetwork network = pair(dispatcher)) {
      Script client = udpSend(TWO, 9, pattern(100));
      network.application("one", 0, client);

      assertEquals(0, network.run(SECOND).faults());

      HostEvent.DatagramError error = client.only(HostEvent.DatagramError.class);
      assertEquals(IcmpType.DESTINATION_UNREACHABLE, error.type());
      assertEquals(IcmpCode.PORT_UNREACHABLE, error.code());
      assertEquals(TWO, error.router());
      assertEquals(9, error.destinationPort());
      assertEquals(1, network.counter("two", "udp.drops", "cause", "no-port"));
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("RFC 1122 §2.3.2.2: who sends to a neighbour that does not answer is told")
  void silentNeighboursAreReported(DispatcherKind dispatcher) {
    try (TestNetwork network = pair(dispatcher)) {
      Script client = udpSend(NOBODY, 9, pattern(100));
      network.application("one", 0, client);

      assertEquals(0, network.run(10 * SECOND).faults());

      HostEvent.DatagramError error = client.only(HostEvent.DatagramError.class);
      assertEquals(IcmpCode.HOST_UNREACHABLE, error.code());
      assertEquals(3 * SECOND, client.timeOf(HostEvent.DatagramError.class));
      assertEquals(3, network.counter("one", "arp.requests.sent"));
      assertEquals(1, network.counter("one", "arp.failures"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDestinationWithoutARouteIsReportedAtOnce(DispatcherKind dispatcher) {
    try (TestNetwork network = pair(dispatcher)) {
      Script client = udpSend(Ipv4Address.parse("192.0.2.1"), 9, pattern(100));
      network.application("one", MILLISECOND, client);

      assertEquals(0, network.run(SECOND).faults());

      assertEquals(IcmpCode.NET_UNREACHABLE, client.only(HostEvent.DatagramError.class).code());
      assertEquals(MILLISECOND, client.timeOf(HostEvent.DatagramError.class));
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("RFC 791 §3.2: what is longer than the MTU travels in fragments")
  void longDatagramsAreFragmented(DispatcherKind dispatcher) {
    try (TestNetwork network = pair(dispatcher)) {
      Script client = udpSend(TWO, 7, pattern(5000));
      network.application("two", 0, udpEcho(7)).application("one", MILLISECOND, client);

      assertEquals(0, network.run(SECOND).faults());

      assertArrayEquals(pattern(5000), client.only(HostEvent.Datagram.class).payload());
      assertEquals(4, network.counter("one", "ip.fragments.created"));
      assertEquals(4, network.counter("two", "ip.fragments.received"));
      assertEquals(1, network.counter("two", "ip.reassembled"));
      assertTrue(
          network.crossings.stream()
              .allMatch(crossing -> crossing.frame().length <= 14 + InterfaceSpec.ETHERNET_MTU));
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("RFC 5227 §2.1: an address that is probed is used only once nobody claims it")
  void probedAddressesComeLater(DispatcherKind dispatcher) {
    try (TestNetwork network = new TestNetwork(dispatcher)) {
      network.host("one").host("two");
      network.link("one", "10.0.0.1/24", "two", "10.0.0.2/24", LINK, 1500, true);
      Script client = udpSend(TWO, 7, pattern(10));
      network.application("two", 0, udpEcho(7)).application("one", 20 * SECOND, client);

      assertEquals(0, network.run(30 * SECOND).faults());

      client.only(HostEvent.Datagram.class);
      assertEquals(
          List.of("interface=eth0 ip=10.0.0.1 prefix_length=24"),
          network.journal("one", "ip.address"));
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("RFC 1122 §3.2.1.3: without an address nothing is sent to a single host")
  void nothingLeavesWithoutASourceAddress(DispatcherKind dispatcher) {
    try (TestNetwork network = new TestNetwork(dispatcher)) {
      network.host("one").host("two").link("one", null, "two", "10.0.0.2/24", LINK);
      network.route("one", "0.0.0.0/0", 0, "10.0.0.2");
      network
          .application("one", 0, udpSend(TWO, 7, pattern(10)))
          .application("one", 0, ping(TWO, 56));

      assertEquals(0, network.run(SECOND).faults());

      assertEquals(2, network.counter("one", "ip.drops", "cause", "no-address"));
      assertEquals(0, network.counter("one", "ip.packets.sent"));
      assertEquals(List.of(), network.crossings);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anErrorAboutSomebodyElsesDatagramIsNobodysHere(DispatcherKind dispatcher) {
    try (TestNetwork network = pair(dispatcher)) {
      Script bound = udpEcho(7);
      network
          .application("one", 0, bound)
          .application("two", MILLISECOND, portUnreachable(ONE, NOBODY))
          .application("two", MILLISECOND, portUnreachable(ONE, ONE));

      assertEquals(0, network.run(SECOND).faults());

      assertEquals(2, network.counter("one", "icmp.errors.received"));
      bound.only(HostEvent.DatagramError.class);
    }
  }

  /** Reports that a datagram from port 7 of a host did not reach its port. */
  private static Script portUnreachable(Ipv4Address told, Ipv4Address sender) {
    byte[] datagram = UdpDatagrams.build(pattern(4), 0, 4, sender.bits(), 7, TWO.bits(), 9);
    Ipv4Headers.write(datagram, 1, 0, false, 64, IpProtocol.UDP, sender.bits(), TWO.bits());
    Ipv4View about = new Ipv4View();
    about.wrap(datagram, FrameLayout.IPV4_OFFSET, datagram.length);
    byte[] frame = IcmpErrors.unreachable(about, IcmpCode.PORT_UNREACHABLE);
    return raw(told, frame);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A link that goes down takes what was learnt about its neighbours with it")
  void neighboursAreAskedForAgainAfterTheLinkWasDown(DispatcherKind dispatcher) {
    try (TestNetwork network = pair(dispatcher)) {
      Script afterwards = ping(TWO, 56);
      for (String end : List.of("one", "two")) {
        network
            .application(end, 100 * MILLISECOND, carrier(false))
            .application(end, 200 * MILLISECOND, carrier(true));
      }
      network
          .application("one", 0, ping(TWO, 56))
          .application("one", 300 * MILLISECOND, afterwards);

      assertEquals(0, network.run(SECOND).faults());

      assertEquals(2, network.counter("one", "arp.requests.sent"));
      assertEquals(304 * MILLISECOND, afterwards.timeOf(HostEvent.Packet.class));
    }
  }

  private static Script carrier(boolean up) {
    return new Script(
        (host, event) -> {
          host.ask(new HostCommand.Carrier(0, up));
          return false;
        });
  }

  @ParameterizedTest
  @EnumSource
  void applicationsOfOneHostDrawDifferentRandomNumbers(DispatcherKind dispatcher) {
    try (TestNetwork network = pair(dispatcher)) {
      Set<Long> drawn = new HashSet<>();
      for (int i = 0; i < 3; i++) {
        network.application(
            "one", 0, new Script((host, event) -> drawn.add(host.random("purpose").nextLong())));
      }

      assertEquals(0, network.run(SECOND).faults());

      assertEquals(3, drawn.size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void twoRunsAreTheSame(DispatcherKind dispatcher) {
    long[] digests = new long[2];
    for (int i = 0; i < 2; i++) {
      try (TestNetwork network = pair(dispatcher)) {
        network
            .application("two", 0, udpEcho(7))
            .application("one", MILLISECOND, udpSend(TWO, 7, pattern(5000)))
            .application("one", MILLISECOND, ping(TWO, 56));
        network.run(SECOND);
        digests[i] = network.digest("one") ^ network.digest("two");
      }
    }
    assertEquals(digests[0], digests[1]);
  }
}
