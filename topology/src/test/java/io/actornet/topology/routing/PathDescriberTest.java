package io.actornet.topology.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.actornet.topology.addressing.Addressing;
import io.actornet.topology.model.Link;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.NetworkBuilder;
import io.actornet.topology.model.NodeKind;
import io.actornet.topology.routing.PathDescriber.Hop;
import io.actornet.topology.value.JitterDistribution;
import io.actornet.topology.value.LinkSettings;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The description of a path")
class PathDescriberTest {
  @Test
  @DisplayName("has every link with the switches between, their delay and the slowest rate")
  void describes() {
    Network network =
        Addressing.assign(
            new NetworkBuilder()
                .node("a", NodeKind.HOST)
                .node("s", NodeKind.SWITCH)
                .node("t", NodeKind.SWITCH)
                .node("r", NodeKind.ROUTER)
                .node("b", NodeKind.HOST)
                .link("a", "s", settings(1_000, 2_000_000))
                .link("t", "s", settings(10_000, 1_000_000))
                .link("r", "t", settings(100_000, 0))
                .link("b", "r", settings(5_000, 0))
                .build());
    PathDescriber describer = new PathDescriber(network, RoutingPlanner.plan(network));

    List<Hop> hops =
        describer.hops(network.node("a"), network.node("b").interfaces().getFirst().address());

    assertEquals(List.of("r", "b"), hops.stream().map(hop -> hop.to().name()).toList());
    assertEquals(
        List.of("a--s", "s--t", "r--t"), hops.getFirst().links().stream().map(Link::name).toList());
    assertEquals(111_000, hops.getFirst().delayNanos());
    assertEquals(1_000_000, hops.getFirst().rateBitsPerSecond());
    assertEquals(0, hops.getLast().rateBitsPerSecond());
    assertEquals("eth1", hops.getLast().networkInterface().name());
  }

  @Test
  @DisplayName("is empty where there is no way")
  void noWay() {
    Network network =
        Addressing.assign(
            new NetworkBuilder()
                .node("a", NodeKind.HOST)
                .node("r", NodeKind.ROUTER)
                .node("b", NodeKind.HOST)
                .node("q", NodeKind.ROUTER)
                .link("a", "r", settings(1, 0))
                .link("b", "q", settings(1, 0))
                .build());
    PathDescriber describer = new PathDescriber(network, RoutingPlanner.plan(network));

    List<Hop> hops =
        describer.hops(network.node("a"), network.node("b").interfaces().getFirst().address());

    assertEquals(false, hops.stream().anyMatch(hop -> hop.to().name().equals("b")));
  }

  private static LinkSettings settings(long delayNanos, long rate) {
    return new LinkSettings(rate, delayNanos, 0, JitterDistribution.UNIFORM, 0, 100, 0);
  }
}
