package io.actornet.protocol.app.ping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.protocol.device.TestNetwork;
import io.actornet.protocol.engine.DispatcherKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class PathsOnHostsTest {
  private static final long STOP = 120 * TestNetwork.SECOND;

  /** a ── r1 ── r2 ── b, 1 ms each. */
  private static TestNetwork network(double loss) {
    return new TestNetwork(DispatcherKind.DIRECT)
        .host("a")
        .router("r1")
        .router("r2")
        .host("b")
        .link("a", "10.0.0.1/24", "r1", "10.0.0.2/24", TestNetwork.LINK)
        .link(
            "r1",
            "10.0.1.1/24",
            "r2",
            "10.0.1.2/24",
            TestNetwork.link(TestNetwork.MILLISECOND, loss))
        .link("r2", "10.0.2.1/24", "b", "10.0.2.2/24", TestNetwork.LINK)
        .route("a", "0.0.0.0/0", 0, "10.0.0.2")
        .route("b", "0.0.0.0/0", 0, "10.0.2.1")
        .route("r1", "10.0.2.0/24", 1, "10.0.1.2")
        .route("r2", "10.0.0.0/24", 0, "10.0.1.1");
  }

  @Test
  void pingTellsHowLongRepliesTake() {
    try (TestNetwork network = network(0)) {
      network.application("a", 0, new Ping("10.0.2.2", 3, TestNetwork.SECOND, 100, 500_000_000));
      assertEquals(0, network.run(STOP).faults());
      List<String> replies = network.journal("a", "ping.reply");
      assertEquals(3, replies.size());
      assertEquals(
          "to=10.0.2.2 number=3 bytes=100 ttl=62 round_trip_nanos=6000000", replies.getLast());
      // The first waits for ARP on each of the three links.
      assertEquals(
          "to=10.0.2.2 sent=3 received=3 minimum_nanos=6000000 average_nanos=8000000"
              + " maximum_nanos=12000000",
          network.journal("a", "ping.summary").getFirst());
      assertEquals(3, network.counter("a", "ping.sent"));
      assertEquals(3, network.counter("a", "ping.received"));
    }
  }

  @Test
  void pingsOfOneHostDoNotTakeEachOthersReplies() {
    try (TestNetwork network = network(0)) {
      network
          .application("a", 0, new Ping("10.0.2.2", 5, 1_000_000, 56, TestNetwork.SECOND))
          .application("a", 0, new Ping("10.0.2.2", 7, 1_000_000, 56, TestNetwork.SECOND));
      assertEquals(0, network.run(STOP).faults());
      List<String> summaries = network.journal("a", "ping.summary");
      assertTrue(
          summaries.getFirst().startsWith("to=10.0.2.2 sent=5 received=5 "), summaries::toString);
      assertTrue(
          summaries.getLast().startsWith("to=10.0.2.2 sent=7 received=7 "), summaries::toString);
    }
  }

  @Test
  void whatIsLostTimesOut() {
    try (TestNetwork network = network(0.2)) {
      network.application("a", 0, new Ping("10.0.2.2", 50, 100_000_000, 56, 90_000_000));
      assertEquals(0, network.run(STOP).faults());
      int replies = network.journal("a", "ping.reply").size();
      int timeouts = network.journal("a", "ping.timeout").size();
      assertEquals(50, replies + timeouts);
      assertTrue(replies > 20 && timeouts > 5, () -> replies + " and " + timeouts);
    }
  }

  @Test
  void anUnreachableHostIsReportedByTheLastRouter() {
    try (TestNetwork network = network(0)) {
      network.application("a", 0, new Ping("10.0.2.77", 1, 1, 56, 10 * TestNetwork.SECOND));
      assertEquals(0, network.run(STOP).faults());
      assertEquals(
          List.of("to=10.0.2.77 sequence=1 router=10.0.1.2 reason=host unreachable"),
          network.journal("a", "ping.error"));
      assertEquals(List.of("to=10.0.2.77 sent=1 received=0"), network.journal("a", "ping.summary"));
    }
  }

  @Test
  void aNameThatCannotBeAskedForFails() {
    try (TestNetwork network = network(0)) {
      network
          .application("a", 0, Ping.to("b.example.com"))
          .application("a", 0, Traceroute.to("b.example.com"));
      assertEquals(0, network.run(STOP).faults());
      String failure = "to=b.example.com reason=no resolver";
      assertEquals(List.of(failure), network.journal("a", "ping.failed"));
      assertEquals(List.of(failure), network.journal("a", "traceroute.failed"));
    }
  }

  @Test
  void tracerouteNamesEveryHop() {
    try (TestNetwork network = network(0)) {
      network.application("a", 0, new Traceroute("10.0.2.2", 2, 30, TestNetwork.SECOND));
      assertEquals(0, network.run(STOP).faults());
      assertEquals(
          List.of(
              "hop=1 router=10.0.0.2 round_trip_nanos=4000000 answer=ttl exceeded in transit",
              "hop=1 router=10.0.0.2 round_trip_nanos=2000000 answer=ttl exceeded in transit",
              "hop=2 router=10.0.1.2 round_trip_nanos=6000000 answer=ttl exceeded in transit",
              "hop=2 router=10.0.1.2 round_trip_nanos=4000000 answer=ttl exceeded in transit",
              "hop=3 router=10.0.2.2 round_trip_nanos=8000000 answer=port unreachable",
              "hop=3 router=10.0.2.2 round_trip_nanos=6000000 answer=port unreachable"),
          network.journal("a", "traceroute.hop"));
      assertEquals(
          List.of("to=10.0.2.2 hops=3 reached=true"), network.journal("a", "traceroute.done"));
    }
  }

  @Test
  void tracerouteGoesOnPastRoutersThatStaySilent() {
    try (TestNetwork network = network(1)) {
      network.application("a", 0, new Traceroute("10.0.2.2", 1, 4, TestNetwork.SECOND));
      assertEquals(0, network.run(STOP).faults());
      List<String> hops = network.journal("a", "traceroute.hop");
      assertEquals("hop=2 router=*", hops.get(1));
      assertEquals(
          List.of("to=10.0.2.2 hops=4 reached=false"), network.journal("a", "traceroute.done"));
    }
  }
}
