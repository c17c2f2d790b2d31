package io.actornet.protocol.device;

import static io.actornet.protocol.device.TestNetwork.LINK;
import static io.actornet.protocol.device.TestNetwork.SECOND;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.protocol.engine.DispatcherKind;
import io.actornet.protocol.wire.IcmpCode;
import io.actornet.protocol.wire.IcmpType;
import io.actornet.topology.value.IpAddress;
import io.actornet.topology.value.Ipv4Address;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Devices that forward keep the rules of RFC 1812")
class RouterTest {
  private static final Ipv4Address FAR = Ipv4Address.parse("10.0.3.1");
  private static final Ipv4Address LEFT = Ipv4Address.parse("10.0.1.254");

  /** near — left — right — far; the link in the middle has the MTU. */
  private static TestNetwork chain(DispatcherKind dispatcher, int mtu) {
    TestNetwork network = new TestNetwork(dispatcher);
    network.host("near").router("left").router("right").host("far");
    network.link("near", "10.0.1.1/24", "left", "10.0.1.254/24", LINK);
    network.link("left", "10.0.2.1/24", "right", "10.0.2.2/24", LINK, mtu, false);
    network.link("right", "10.0.3.254/24", "far", "10.0.3.1/24", LINK);
    network.route("near", "0.0.0.0/0", 0, "10.0.1.254");
    network.route("left", "10.0.3.0/24", 1, "10.0.2.2");
    network.route("right", "10.0.1.0/24", 0, "10.0.2.1");
    network.route("far", "0.0.0.0/0", 0, "10.0.3.254");
    return network;
  }

  private static Script send(IpAddress target, int length, int ttl) {
    return new Script(
        (host, event) -> {
          switch (event) {
            case HostEvent.Started started -> host.bindUdp(0);
            case HostEvent.UdpBound bound ->
                bound.socket().tell(new UdpSocketCommand.Send(target, 7, new byte[length], ttl));
            default -> {}
          }
          return true;
        });
  }

  private static Script sink() {
    return new Script(
        (host, event) -> {
          if (event instanceof HostEvent.Started) {
            host.bindUdp(7);
          }
          return true;
        });
  }

  @ParameterizedTest
  @EnumSource
  void packetsAreForwardedAndEachRouterTakesOneFromTheTtl(DispatcherKind dispatcher) {
    try (TestNetwork network = chain(dispatcher, 1500)) {
      Script sink = sink();
      network.application("far", 0, sink).application("near", SECOND, send(FAR, 100, 3));

      assertEquals(0, network.run(2 * SECOND).faults());

      sink.only(HostEvent.Datagram.class);
      assertEquals(1, network.counter("left", "ip.packets.forwarded"));
      assertEquals(1, network.counter("right", "ip.packets.forwarded"));
      TestNetwork.Crossing last = network.crossings.getLast();
      assertEquals("far", last.node());
      assertEquals(1, last.frame()[22]);
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("RFC 1812 §5.3.1: where the TTL ends, the router says so")
  void theTtlEnds(DispatcherKind dispatcher) {
    try (TestNetwork network = chain(dispatcher, 1500)) {
      Script sender = send(FAR, 100, 1);
      network.application("near", 0, sender);

      assertEquals(0, network.run(SECOND).faults());

      HostEvent.DatagramError error = sender.only(HostEvent.DatagramError.class);
      assertEquals(IcmpType.TIME_EXCEEDED, error.type());
      assertEquals(LEFT, error.router());
      assertEquals(1, network.counter("left", "ip.drops", "cause", "ttl-exceeded"));
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("RFC 1812 §5.2.7.1: no route, so the network is unreachable")
  void noRoute(DispatcherKind dispatcher) {
    try (TestNetwork network = chain(dispatcher, 1500)) {
      Script sender = send(Ipv4Address.parse("192.0.2.1"), 100, 0);
      network.application("near", 0, sender);

      assertEquals(0, network.run(SECOND).faults());

      HostEvent.DatagramError error = sender.only(HostEvent.DatagramError.class);
      assertEquals(IcmpCode.NET_UNREACHABLE, error.code());
      assertEquals(LEFT, error.router());
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("RFC 1812 §5.2.7.1: the last router cannot find the host, and says so")
  void hostUnreachable(DispatcherKind dispatcher) {
    try (TestNetwork network = chain(dispatcher, 1500)) {
      Script sender = send(Ipv4Address.parse("10.0.3.77"), 100, 0);
      network.application("near", 0, sender);

      assertEquals(0, network.run(10 * SECOND).faults());

      HostEvent.DatagramError error = sender.only(HostEvent.DatagramError.class);
      assertEquals(IcmpCode.HOST_UNREACHABLE, error.code());
      assertEquals(Ipv4Address.parse("10.0.2.2"), error.router());
    }
  }

  @ParameterizedTest
  @EnumSource
  void routersFragmentForSmallerLinks(DispatcherKind dispatcher) {
    try (TestNetwork network = chain(dispatcher, 576)) {
      Script sink = sink();
      network.application("far", 0, sink).application("near", SECOND, send(FAR, 1400, 0));

      assertEquals(0, network.run(2 * SECOND).faults());

      assertArrayEquals(new byte[1400], sink.only(HostEvent.Datagram.class).payload());
      assertEquals(3, network.counter("left", "ip.fragments.created"));
      assertEquals(1, network.counter("far", "ip.reassembled"));
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("RFC 1812 §4.3.2.8: errors are rate limited")
  void errorsAreRateLimited(DispatcherKind dispatcher) {
    try (TestNetwork network = chain(dispatcher, 1500)) {
      Script flood =
          new Script(
              (host, event) -> {
                switch (event) {
                  case HostEvent.Started started -> host.bindUdp(0);
                  case HostEvent.UdpBound bound -> {
                    for (int i = 0; i < 200; i++) {
                      bound.socket().tell(new UdpSocketCommand.Send(FAR, 7, new byte[10], 1));
                    }
                  }
                  default -> {}
                }
                return true;
              });
      // The neighbour is known by then, so that no frame waits and is dropped.
      network.application("near", 0, send(FAR, 1, 0)).application("near", SECOND, flood);

      assertEquals(0, network.run(2 * SECOND).faults());

      assertEquals(50, flood.all(HostEvent.DatagramError.class).size());
      assertEquals(150, network.counter("left", "icmp.errors.suppressed"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRouterAnswersForItself(DispatcherKind dispatcher) {
    try (TestNetwork network = chain(dispatcher, 1500)) {
      Script sender = send(Ipv4Address.parse("10.0.2.2"), 100, 0);
      network.application("near", 0, sender);

      assertEquals(0, network.run(SECOND).faults());

      HostEvent.DatagramError error = sender.only(HostEvent.DatagramError.class);
      assertEquals(IcmpCode.PORT_UNREACHABLE, error.code());
      assertEquals(Ipv4Address.parse("10.0.2.2"), error.router());
      assertTrue(network.counter("right", "ip.packets.forwarded") == 0);
    }
  }
}
