package io.actornet.topology.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.topology.model.InvalidNetworkException;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.NetworkBuilder;
import io.actornet.topology.model.Node;
import io.actornet.topology.model.NodeKind;
import io.actornet.topology.model.NodeOptions;
import io.actornet.topology.model.StaticRoute;
import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.Ipv4Prefix;
import io.actornet.topology.value.JitterDistribution;
import io.actornet.topology.value.LinkSettings;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RoutingPlannerTest {
  private final NetworkBuilder builder = new NetworkBuilder();
  private Network network;
  private RoutingPlan plan;

  @Test
  @DisplayName("Packets take the path with the smallest delay, even over more routers")
  void smallestDelay() {
    hosts("a", "b").routers("r1", "r2", "r3");
    link("a", "r1", 1).link("b", "r3", 1);
    link("r1", "r3", 50).link("r1", "r2", 20).link("r2", "r3", 20);
    plan();

    assertEquals("a r1 r2 r3 b", path("a", "b"));
    assertEquals("b r3 r2 r1 a", path("b", "a"));
  }

  @Test
  @DisplayName("Delays may differ by direction, and so may paths")
  void directionsDiffer() {
    hosts("a", "b").routers("r1", "r2", "r3");
    link("a", "r1", 1).link("b", "r3", 1);
    builder.link(
        null,
        "r1",
        builder.networkInterface("r1"),
        "r3",
        builder.networkInterface("r3"),
        delay(100),
        delay(1),
        true);
    link("r1", "r2", 20).link("r2", "r3", 20);
    plan();

    assertEquals("a r1 r2 r3 b", path("a", "b"));
    assertEquals("b r3 r1 a", path("b", "a"));
  }

  @Test
  @DisplayName("Of equally long paths the one over fewer routers wins, then the first by name")
  void tiesAreBrokenTheSameWayEverywhere() {
    hosts("a", "b").routers("in", "out", "x", "y", "z1", "z2");
    link("a", "in", 1).link("out", "b", 1);
    link("in", "z1", 10).link("z1", "z2", 10).link("z2", "out", 10);
    link("in", "y", 15).link("y", "out", 15);
    link("in", "x", 15).link("x", "out", 15);
    plan();

    assertEquals("a in x out b", path("a", "b"));
    assertEquals("b out x in a", path("b", "a"));
  }

  @Test
  @DisplayName("Routers on one switch are neighbours, and a host's gateway is the nearest of them")
  void switchesAreCrossed() {
    hosts("a", "b").routers("far", "near");
    builder.node("s", NodeKind.SWITCH).node("t", NodeKind.SWITCH);
    link("a", "s", 1).link("s", "t", 1).link("far", "t", 30).link("near", "s", 2);
    link("b", "far", 1);
    plan();

    assertEquals("a near far b", path("a", "b"));
    assertEquals("b far a", path("b", "a"));
    assertEquals(0, plan.routes(network.node("s").index()).size());
  }

  @Test
  @DisplayName("Routers on one switch with different prefixes are no neighbours")
  void switchWithTwoPrefixes() {
    routers("r1", "r2", "r3");
    builder.node("s", NodeKind.SWITCH);
    attach("r1", "192.168.1.1", "s", 1);
    attach("r2", "192.168.2.2", "s", 1);
    attach("r3", "192.168.1.3", "s", 100);
    attach("r3", "192.168.2.3", "s", 100);
    plan();

    assertEquals("r1 r3 r2", names("r1", Ipv4Address.parse("192.168.2.2")));
  }

  @Test
  @DisplayName("A host never forwards, but one with two interfaces uses both")
  void multiHomedHost() {
    hosts("a", "b", "both").routers("r1", "r2");
    link("a", "r1", 1).link("r1", "both", 1).link("both", "r2", 1).link("r2", "b", 1);
    plan();

    assertEquals("both r1 a", path("both", "a"));
    assertEquals("both r2 b", path("both", "b"));
    assertEquals("a r1", path("a", "b"));
  }

  @Test
  @DisplayName("A host has what is on its link and a default route, a router no default route")
  void hostTable() {
    hosts("a", "b").routers("r1", "r2");
    link("a", "r1", 1).link("r1", "r2", 1).link("r2", "b", 1);
    plan();

    assertEquals(
        List.of(
            new Route(Route.DEFAULT_PREFIX, 0, Ipv4Address.parse("10.0.0.2")),
            new Route(Ipv4Prefix.parse("10.0.0.0/24"), 0, null)),
        plan.routes(network.node("a").index()));
    assertEquals(
        List.of(
            new Route(Ipv4Prefix.parse("10.0.0.0/24"), 0, null),
            new Route(Ipv4Prefix.parse("10.0.1.0/24"), 1, Ipv4Address.parse("10.0.2.2")),
            new Route(Ipv4Prefix.parse("10.0.2.0/24"), 1, null)),
        plan.routes(network.node("r1").index()));
  }

  @Test
  @DisplayName("Two halves of a prefix by one next hop become one route")
  void halvesAreMerged() {
    hosts("a").routers("r1", "r2");
    link("a", "r1", 1).link("r1", "r2", 1);
    for (int i = 0; i < 4; i++) {
      builder.node("h" + i, NodeKind.HOST);
      attach("r2", "192.168." + i + ".1", "h" + i, 1);
    }
    plan();

    assertEquals(
        List.of("10.0.0.0/24", "10.0.5.0/24", "192.168.0.0/22"),
        plan.routes(network.node("r1").index()).stream().map(r -> r.prefix().toString()).toList());
  }

  @Test
  @DisplayName("A route that the user wrote wins for its prefix and all within it")
  void writtenRoutesWin() {
    hosts("a").routers("r2", "r3", "r4");
    attach("r2", "172.16.0.2", "r3", "172.16.0.3", 1);
    attach("r2", "172.16.1.2", "r4", "172.16.1.4", 1);
    attach("r3", "172.16.2.3", "r4", "172.16.2.4", 1);
    link("a", "r2", 1);
    builder.node("h1", NodeKind.HOST).node("h2", NodeKind.HOST);
    attach("r4", "192.168.1.4", "h1", "192.168.1.1", 1);
    attach("r4", "192.169.2.4", "h2", "192.169.2.1", 1);
    builder.options(
        "r2",
        NodeOptions.NONE.withRoutes(
            List.of(
                new StaticRoute(
                    Ipv4Prefix.parse("192.168.0.0/16"), Ipv4Address.parse("172.16.0.3")),
                new StaticRoute(Route.DEFAULT_PREFIX, Ipv4Address.parse("172.16.0.3")))));
    plan();

    assertEquals("a r2 r3 r4 h1", path("a", "h1"));
    assertEquals("a r2 r4 h2", path("a", "h2"));
    assertEquals("a r2 r3", names("a", Ipv4Address.parse("8.8.8.8")));
  }

  @Test
  @DisplayName("A next hop on none of a node's links is refused with what its links are")
  void unreachableNextHop() {
    hosts("a").routers("r1");
    link("a", "r1", 1);
    builder.options("a", NodeOptions.NONE.withGateway(Ipv4Address.parse("192.168.7.1")));

    assertEquals(
        "node 'a': found the next hop 192.168.7.1, expected another node's address on one of its"
            + " links: eth0 in 10.0.0.0/24",
        assertThrows(InvalidNetworkException.class, this::plan).getMessage());
  }

  @Test
  @DisplayName("What is in another component has no route")
  void components() {
    hosts("a", "b").routers("r1", "r2");
    link("a", "r1", 1).link("b", "r2", 1);
    plan();

    assertEquals("a r1", path("a", "b"));
    assertEquals(1, plan.routes(network.node("r1").index()).size());
  }

  @Test
  @DisplayName(
      "A thousand routers in a ring with chords reach each other on shortest paths, quickly")
  void thousandRouters() {
    int count = 1_000;
    for (int i = 0; i < count; i++) {
      routers("r" + i);
      hosts("h" + i);
      link("h" + i, "r" + i, 1);
    }
    for (int i = 0; i < count; i++) {
      link("r" + i, "r" + (i + 1) % count, 10 + i % 7);
      link("r" + i, "r" + (i * 37 + 11) % count, 25 + i % 13);
    }
    long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    plan();
    long millis =
        (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin) / 1_000_000;

    PathTracer tracer = new PathTracer(network, plan);
    for (int i = 0; i < count; i += 7) {
      Node to = network.node("h" + (i * 31 + 5) % count);
      List<Node> path = tracer.path(network.node("h" + i), to.interfaces().get(0).address());
      assertEquals(to.name(), path.getLast().name());
    }
    assertTrue(millis < 10_000, "took " + millis + " ms");
  }

  private RoutingPlannerTest hosts(String... names) {
    for (String name : names) {
      builder.node(name, NodeKind.HOST);
    }
    return this;
  }

  private RoutingPlannerTest routers(String... names) {
    for (String name : names) {
      builder.node(name, NodeKind.ROUTER);
    }
    return this;
  }

  private RoutingPlannerTest link(String a, String b, int delayMicros) {
    builder.link(a, b, delay(delayMicros));
    return this;
  }

  private void attach(String node, String address, String to, int delayMicros) {
    int at = builder.networkInterface(node, Ipv4Address.parse(address), 24);
    int port = builder.networkInterface(to);
    builder.link(node, at, to, port, delay(delayMicros));
  }

  private void attach(String a, String addressA, String b, String addressB, int micros) {
    int atA = builder.networkInterface(a, Ipv4Address.parse(addressA), 24);
    int atB = builder.networkInterface(b, Ipv4Address.parse(addressB), 24);
    builder.link(a, atA, b, atB, delay(micros));
  }

  private static LinkSettings delay(int micros) {
    return new LinkSettings(0, micros * 1_000L, 0, JitterDistribution.UNIFORM, 0, 0, 0);
  }

  private void plan() {
    network = Addressed.of(builder.build());
    plan = RoutingPlanner.plan(network);
  }

  private String path(String from, String to) {
    return names(from, network.node(to).interfaces().get(0).address());
  }

  private String names(String from, Ipv4Address destination) {
    return String.join(
        " ",
        new PathTracer(network, plan)
            .path(network.node(from), destination).stream().map(Node::name).toList());
  }
}
