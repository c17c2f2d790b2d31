package io.actornet.topology.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.topology.model.Network;
import io.actornet.topology.model.Node;
import io.actornet.topology.model.NodeKind;
import io.actornet.topology.routing.PathTracer;
import io.actornet.topology.routing.RoutingPlan;
import io.actornet.topology.routing.RoutingPlanner;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FatTreeTest {
  private final Network network = GeneratorsTest.generate("fat-tree", Map.of("k", "8"));
  private final RoutingPlan plan = RoutingPlanner.plan(network);

  @Test
  @DisplayName("k = 8 has 128 hosts, 80 routers of 8 ports, and 384 links")
  void size() {
    List<Node> routers =
        network.nodes().stream().filter(node -> node.kind() == NodeKind.ROUTER).toList();

    assertEquals(80, routers.size());
    assertTrue(routers.stream().allMatch(router -> router.interfaces().size() == 8));
    assertEquals(128, network.nodes().size() - routers.size());
    assertEquals(384, network.links().size());
  }

  @Test
  @DisplayName(
      "The path to (pod, edge, h) goes up to aggregation h, to its core number edge, and down")
  void paths() {
    PathTracer tracer = new PathTracer(network, plan);
    for (int from = 0; from < 128; from++) {
      for (int to = 0; to < 128; to++) {
        if (from != to) {
          Node destination = network.node("host" + to);
          List<Node> path =
              tracer.path(network.node("host" + from), destination.interfaces().get(0).address());
          assertEquals(
              expectedPath(from, to),
              path.stream().map(Node::name).collect(Collectors.joining(" ")));
        }
      }
    }
  }

  private static String expectedPath(int from, int to) {
    int h = to % 4;
    String fromEdge = from / 16 + "-" + from / 4 % 4;
    String toEdge = to / 16 + "-" + to / 4 % 4;
    if (fromEdge.equals(toEdge)) {
      return "host%d edge%s host%d".formatted(from, fromEdge, to);
    }
    if (from / 16 == to / 16) {
      return "host%d edge%s agg%d-%d edge%s host%d"
          .formatted(from, fromEdge, from / 16, h, toEdge, to);
    }
    return "host%d edge%s agg%d-%d core%d-%d agg%d-%d edge%s host%d"
        .formatted(from, fromEdge, from / 16, h, h, to / 4 % 4, to / 16, h, toEdge, to);
  }

  @Test
  @DisplayName("No router needs more than k routes for all the hosts together")
  void routesAreFew() {
    for (Node node : network.nodes()) {
      if (node.kind() == NodeKind.ROUTER) {
        long written = node.options().routes().size();
        assertTrue(written <= 8, node.name() + " has " + written);
      }
    }
  }

  @Test
  @DisplayName("Every router's own addresses can be reached too")
  void routersAreReached() {
    PathTracer tracer = new PathTracer(network, plan);
    for (Node node : network.nodes()) {
      List<Node> path = tracer.path(network.node("host0"), node.interfaces().getLast().address());
      assertEquals(node.name(), path.getLast().name());
    }
  }

  @Test
  @DisplayName("The smallest tree, k = 2, has two hosts that reach each other")
  void smallest() {
    Network small = GeneratorsTest.generate("fat-tree", Map.of("k", "2"));
    PathTracer tracer = new PathTracer(small, RoutingPlanner.plan(small));

    assertEquals(
        List.of("host0", "edge0-0", "agg0-0", "core0-0", "agg1-0", "edge1-0", "host1"),
        tracer.path(small.node("host0"), small.node("host1").interfaces().get(0).address()).stream()
            .map(Node::name)
            .toList());
  }
}
