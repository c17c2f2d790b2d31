package io.actornet.topology.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.topology.addressing.Addressing;
import io.actornet.topology.model.BridgeLoops;
import io.actornet.topology.model.InvalidNetworkException;
import io.actornet.topology.model.Link;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.Node;
import io.actornet.topology.model.NodeKind;
import io.actornet.topology.routing.PathTracer;
import io.actornet.topology.routing.RoutingPlanner;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A shape of routers")
class ShapesTest {
  @ParameterizedTest(name = "{0} has {1} routers, {2} hosts and {3} links between routers")
  @CsvSource({
    "ring routers=5,                         5, 5, 5",
    "ring routers=5 hosts=3,                 5, 15, 5",
    "grid rows=3 columns=4,                  12, 12, 17",
    "grid rows=1 columns=1,                  1, 1, 0",
    "torus rows=3 columns=4 hosts=0,         12, 0, 24",
    "tree depth=3 fanout=3,                  13, 9, 12",
    "tree depth=1 hosts=2,                   1, 2, 0",
    "full-mesh routers=6,                    6, 6, 15",
    "leaf-spine leaves=3 spines=2 hosts=5,   5, 15, 6",
    "barabasi-albert routers=30 links=2,     30, 30, 57",
    "watts-strogatz routers=30,              30, 30, 60",
    "internet transits=3 stubs=2 access=2 hosts=4 multihomed=0% chords=0%, 21, 48, 21"
  })
  void counts(String text, int routers, int hosts, int links) {
    Network network = network(text);

    assertEquals(routers, count(network, NodeKind.ROUTER));
    assertEquals(hosts, count(network, NodeKind.HOST));
    assertEquals(
        links,
        network.links().stream()
            .filter(
                link -> isRouter(network, link.a().node()) && isRouter(network, link.b().node()))
            .count());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ring",
        "grid",
        "torus",
        "tree",
        "full-mesh",
        "leaf-spine",
        "waxman",
        "barabasi-albert",
        "watts-strogatz rewired=100%",
        "internet",
        "waxman alpha=1% seed=3",
        "waxman routers=2 alpha=0%"
      })
  @DisplayName("lets every host reach every other, without a loop of switches")
  void reachable(String text) {
    Network network = Addressing.assign(network(text));
    PathTracer tracer = new PathTracer(network, RoutingPlanner.plan(network));
    List<Node> hosts =
        network.nodes().stream().filter(node -> node.kind() == NodeKind.HOST).toList();

    assertEquals(List.of(), BridgeLoops.of(network));
    for (Node from : hosts) {
      for (Node to : hosts) {
        assertEquals(
            to.name(), tracer.path(from, to.interfaces().getFirst().address()).getLast().name());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"waxman", "barabasi-albert", "watts-strogatz", "internet"})
  @DisplayName("that is drawn is the same for a seed and another for another")
  void seeds(String name) {
    assertEquals(network(name), network(name + " seed=1"));
    assertNotEquals(network(name), network(name + " seed=7"));
  }

  @Test
  @DisplayName("has no two links between the same routers and none from a router to itself")
  void simple() {
    for (String name :
        List.of(
            "torus rows=3 columns=3",
            "barabasi-albert links=5",
            "watts-strogatz rewired=80%",
            "waxman alpha=90%")) {
      for (Link link : network(name).links()) {
        assertTrue(!link.name().contains("#"), name + " " + link.name());
        assertNotEquals(link.a().node(), link.b().node());
      }
    }
  }

  @Test
  @DisplayName("waxman: near routers are likelier linked, and delay follows length")
  void waxman() {
    Network network = network("waxman routers=200 hosts=0 delay=30ms seed=5");
    long[] delays =
        network.links().stream().mapToLong(link -> link.aToB().delayNanos()).sorted().toArray();

    assertTrue(delays.length > 200, "links " + delays.length);
    assertTrue(delays[delays.length - 1] <= 43_000_000, "longest " + delays[delays.length - 1]);
    // Two places drawn in a square are half a side apart, that is 15 ms, or more in the median.
    assertTrue(delays[delays.length / 2] < 9_000_000, "median " + delays[delays.length / 2]);
  }

  @Test
  @DisplayName("barabasi-albert: few routers have very many links")
  void scaleFree() {
    int[] degrees = degrees(network("barabasi-albert routers=1000 links=2 hosts=0"));

    assertTrue(degrees[999] > 40, "greatest " + degrees[999]);
    assertTrue(degrees[500] <= 4, "median " + degrees[500]);
    assertEquals(2, degrees[0]);
  }

  @Test
  @DisplayName("internet: levels with their own delays and rates, and stubs on two transits")
  void internet() {
    Network network =
        network("internet transits=5 stubs=4 access=1 hosts=2 multihomed=100% transit-delay=20ms");
    Map<Long, Integer> links = new TreeMap<>();
    network.links().forEach(link -> links.merge(link.aToB().rateBitsPerSecond(), 1, Integer::sum));

    assertEquals(2 * 20, links.get(10_000_000_000L));
    assertEquals(20_000_000, link(network, "transit0--transit1").aToB().delayNanos());
    assertEquals(NodeKind.SWITCH, network.node("lan4-3-0").kind());
    assertTrue(network.node("host39") != null);
  }

  @Test
  @DisplayName("that is too large or impossible is refused before it is made")
  void refusals() {
    refused(
        "grid: found 200000000 nodes, expected 4000000 at most", "grid rows=10000 columns=10000");
    refused("tree: found 1001001001 nodes", "tree depth=20 fanout=1000");
    refused("internet: found", "internet transits=1000 stubs=1000 access=1000");
    refused(
        "watts-strogatz: 'neighbours': found 3, expected an even number",
        "watts-strogatz neighbours=3");
    refused(
        "barabasi-albert: 'links': found 5, expected fewer than routers",
        "barabasi-albert routers=5 links=5");
    refused("waxman: 'alpha': found '0.4', expected a percentage", "waxman alpha=0.4");
  }

  private static void refused(String beginning, String text) {
    String message = assertThrows(InvalidNetworkException.class, () -> network(text)).getMessage();
    assertTrue(message.startsWith(beginning), message);
  }

  private static Network network(String text) {
    String[] words = text.split(" ", -1);
    Map<String, String> arguments = new TreeMap<>();
    Stream.of(words)
        .skip(1)
        .forEach(
            word ->
                arguments.put(
                    word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1)));
    return GeneratorsTest.generate(words[0], arguments);
  }

  private static int[] degrees(Network network) {
    int[] degrees = network.nodes().stream().mapToInt(node -> node.interfaces().size()).toArray();
    Arrays.sort(degrees);
    return degrees;
  }

  private static boolean isRouter(Network network, int node) {
    return network.nodes().get(node).kind() == NodeKind.ROUTER;
  }

  private static long count(Network network, NodeKind kind) {
    return network.nodes().stream().filter(node -> node.kind() == kind).count();
  }

  private static Link link(Network network, String name) {
    return network.links().stream().filter(l -> l.name().equals(name)).findFirst().orElseThrow();
  }
}
