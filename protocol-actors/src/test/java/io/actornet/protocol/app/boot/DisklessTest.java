package io.actornet.protocol.app.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.protocol.app.ping.Ping;
import io.actornet.protocol.device.TestNetwork;
import io.actornet.protocol.engine.DispatcherKind;
import io.actornet.protocol.rarp.RarpParameters;
import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.MacAddress;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DisklessTest {
  private static final long SECOND = TestNetwork.SECOND;
  private static final Diskless DISKLESS = new Diskless(0, 24, RarpParameters.DEFAULTS);

  private static TestNetwork network() {
    return new TestNetwork(DispatcherKind.DIRECT)
        .host("station")
        .host("server")
        .link("station", null, "server", "10.0.0.1/24", TestNetwork.LINK);
  }

  private static RarpService server(String station) {
    TreeMap<MacAddress, Ipv4Address> table = new TreeMap<>();
    table.put(MacAddress.parse(station), Ipv4Address.parse("10.0.0.7"));
    return new RarpService(0, table);
  }

  @Test
  @DisplayName("RFC 903: a host without an address learns it from a server and can then be reached")
  void aDisklessHostLearnsItsAddress() {
    try (TestNetwork network = network()) {
      network
          .application("server", 0, server("02:00:00:00:00:01"))
          .application("station", SECOND, DISKLESS)
          .application("server", 2 * SECOND, Ping.to("10.0.0.7"))
          .application("station", 2 * SECOND, Ping.to("10.0.0.1"));
      assertEquals(0, network.run(60 * SECOND).faults());
      assertEquals(
          List.of("ip=10.0.0.7 server=10.0.0.1 duration_nanos=2000000"),
          network.journal("station", "rarp.assigned"));
      assertEquals(4, network.counter("server", "ping.received"));
      assertEquals(4, network.counter("station", "ping.received"));
      assertEquals(1, network.counter("server", "rarp.replies"));
    }
  }

  @Test
  void aStationThatIsNotInTheTableGivesUp() {
    try (TestNetwork network = network()) {
      network
          .application("server", 0, server("02:00:00:00:00:99"))
          .application("station", SECOND, DISKLESS);
      assertEquals(0, network.run(200 * SECOND).faults());
      assertEquals(
          List.of("duration_nanos=79000000000"), network.journal("station", "rarp.unanswered"));
      assertEquals(8, network.counter("server", "rarp.requests"));
    }
  }

  @Test
  void aHostWithoutAnAddressCannotServe() {
    try (TestNetwork network = network()) {
      network.application("station", 0, server("02:00:00:00:00:01"));
      assertEquals(0, network.run(SECOND).faults());
      assertTrue(
          network.journal("station", "rarp.failed").getFirst().contains("address of its own"));
    }
  }
}
