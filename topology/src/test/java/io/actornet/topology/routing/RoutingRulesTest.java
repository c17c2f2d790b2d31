package io.actornet.topology.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.topology.addressing.Addressing;
import io.actornet.topology.generator.Generators;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.NetworkBuilder;
import io.actornet.topology.model.Node;
import io.actornet.topology.model.NodeKind;
import io.actornet.topology.model.RoutingRules;
import io.actornet.topology.model.RoutingRules.Metric;
import io.actornet.topology.value.JitterDistribution;
import io.actornet.topology.value.LinkSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("By rules of the user's choice")
class RoutingRulesTest {
  private static final RoutingRules HOPS = new RoutingRules(Metric.HOPS, false);
  private static final RoutingRules MULTIPATH = new RoutingRules(Metric.DELAY, true);

  @Test
  @DisplayName("routes are shortest by routers, whatever their delays")
  void hops() {
    NetworkBuilder builder = new NetworkBuilder();
    for (String router : List.of("in", "out", "quick")) {
      builder.node(router, NodeKind.ROUTER);
    }
    builder.node("a", NodeKind.HOST).node("b", NodeKind.HOST);
    builder.link("a", "in", delay(1)).link("b", "out", delay(1));
    builder.link("in", "out", delay(100)).link("in", "quick", delay(1));
    builder.link("quick", "out", delay(1));
    Network plain = builder.build();

    assertEquals("a in quick out b", path(addressed(plain, RoutingRules.DEFAULT), "a", "b"));
    assertEquals("a in out b", path(addressed(plain, HOPS), "a", "b"));
  }

  @Test
  @DisplayName("flows spread over ways of the same length, evenly, and each keeps to its own")
  void multipath() {
    NetworkBuilder builder = new NetworkBuilder();
    Generators.generate("leaf-spine", Map.of("leaves", "4", "spines", "4", "hosts", "16"), builder);
    Network network = addressed(builder.build(), MULTIPATH);
    RoutingPlan plan = RoutingPlanner.plan(network);
    PathTracer tracer = new PathTracer(network, plan);
    Map<String, Integer> over = new HashMap<>();
    int flows = 0;
    for (Node from : hosts(network)) {
      for (Node to : hosts(network)) {
        List<Node> path = tracer.path(from, to.interfaces().getFirst().address());
        assertEquals(to, path.getLast(), () -> from.name() + " to " + to.name());
        if (path.size() == 5) {
          flows++;
          over.merge(path.get(2).name(), 1, Integer::sum);
        }
      }
    }
    assertEquals(64 * 48, flows);
    for (String spine : List.of("spine0", "spine1", "spine2", "spine3")) {
      assertEquals(flows / 4.0, over.get(spine), flows / 40.0, spine);
    }
  }

  @Test
  @DisplayName("routers behind the same choice choose anew, so that all ways of a torus are used")
  void everyWayIsUsed() {
    NetworkBuilder builder = new NetworkBuilder();
    Generators.generate("torus", Map.of("rows", "6", "columns", "6"), builder);
    Network network = addressed(builder.build(), MULTIPATH);
    PathTracer tracer = new PathTracer(network, RoutingPlanner.plan(network));
    for (Node from : hosts(network)) {
      for (Node to : hosts(network)) {
        List<Node> path = tracer.path(from, to.interfaces().getFirst().address());
        assertEquals(to, path.getLast());
        assertTrue(path.size() <= 3 + 1 + 3 + 3, path.toString());
      }
    }
  }

  @Test
  @DisplayName("without multipath every route has one next hop")
  void oneNextHop() {
    NetworkBuilder builder = new NetworkBuilder();
    Generators.generate("leaf-spine", Map.of(), builder);
    Network network = addressed(builder.build(), RoutingRules.DEFAULT);
    RouteTable routes = RoutingPlanner.plan(network).routes(network.node("leaf0").index());
    for (int i = 0; i < routes.size(); i++) {
      assertNull(routes.nextHops(i));
    }
  }

  @Test
  @DisplayName("prefixes of a large network aggregate along its graph, whatever its nodes' names")
  void prefixesAggregate() {
    NetworkBuilder builder = new NetworkBuilder();
    int routers = 1_023;
    for (int i = 0; i < routers; i++) {
      builder.node(name(i), NodeKind.ROUTER).node(name(i) + "h", NodeKind.HOST);
      builder.link(name(i), name(i) + "h", delay(1));
      if (i > 0) {
        builder.link(name(i), name((i - 1) / 2), delay(10));
      }
    }
    Network network = addressed(builder.build(), RoutingRules.DEFAULT);
    RoutingPlan plan = RoutingPlanner.plan(network);
    int rows = 0;
    for (int i = 0; i < routers; i++) {
      rows = Math.max(rows, plan.routes(network.node(name(i)).index()).size());
    }
    // 2,045 prefixes; three runs of a binary tree's router end at some twenty borders.
    assertTrue(rows < 100, "rows of the largest table: " + rows);
  }

  /** Names whose order has nothing to do with the tree. */
  private static String name(int i) {
    return "r" + Integer.toHexString(i * 0x9e37_79b9);
  }

  private static Network addressed(Network plain, RoutingRules rules) {
    return Addressing.assign(new Network(plain.nodes(), plain.links(), rules));
  }

  private static List<Node> hosts(Network network) {
    return network.nodes().stream().filter(node -> node.kind() == NodeKind.HOST).toList();
  }

  private static String path(Network network, String from, String to) {
    return String.join(
        " ",
        new PathTracer(network, RoutingPlanner.plan(network))
            .path(network.node(from), network.node(to).interfaces().getFirst().address()).stream()
                .map(Node::name)
                .toList());
  }

  private static LinkSettings delay(int micros) {
    return new LinkSettings(0, micros * 1_000L, 0, JitterDistribution.UNIFORM, 0, 0, 0);
  }
}
