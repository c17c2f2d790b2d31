package io.actornet.topology.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.topology.addressing.Addressing;
import io.actornet.topology.model.Link;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.NetworkBuilder;
import io.actornet.topology.model.Node;
import io.actornet.topology.model.NodeKind;
import io.actornet.topology.partitioning.Partitioner;
import io.actornet.topology.partitioning.Partitioning;
import io.actornet.topology.routing.PathTracer;
import io.actornet.topology.routing.RoutingPlan;
import io.actornet.topology.routing.RoutingPlanner;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden facts of three graphs of the Internet Topology Zoo. */
class TopologyZooTest {
  private ImportReport report;

  @Test
  @DisplayName("Abilene: 11 routers with a host each, 14 long links, fibre delays")
  void abilene() {
    Network network = read("Abilene", NodeMeaning.ROUTER_WITH_HOST);

    assertEquals(11, report.graphNodes());
    assertEquals(14, report.graphEdges());
    assertEquals(22, network.nodes().size());
    assertEquals(14 + 11, network.links().size());
    assertEquals(NodeKind.ROUTER, network.node("New-York").kind());
    assertEquals(NodeKind.HOST, network.node("Washington-DC-host").kind());
    long newYorkToChicago = link(network, "Chicago--New-York").aToB().delayNanos();
    assertEquals(57, newYorkToChicago / 100_000);
    assertEquals(
        List.of(
            "Every node became a router with a host NAME-host behind it, at 1gbit and 10us.",
            "Delays are those of great circles at 67% of the speed of light.",
            "14 edges without a rate in numbers got those that their texts state."),
        report.assumptions());
  }

  @Test
  @DisplayName("Geant2012: 40 nodes, 61 links, three nodes without coordinates, speeds in bit/s")
  void geant() {
    Network network = read("Geant2012", NodeMeaning.ROUTER);

    assertEquals(40, network.nodes().size());
    assertEquals(61, network.links().size());
    assertEquals(26, network.links().stream().filter(l -> rate(l) == 10_000_000_000L).count());
    assertEquals(2, network.links().stream().filter(l -> rate(l) == 155_000_000).count());
    assertTrue(
        report.assumptions().contains("22 edges without a rate got one of 1gbit."),
        report.assumptions().toString());
  }

  @Test
  @DisplayName("Kdl: 754 nodes, 28 of them junctions, 899 links, labels that occur again")
  void kdl() {
    Network network = read("Kdl", NodeMeaning.ROUTER_WITH_HOST);

    assertEquals(754, report.graphNodes());
    assertEquals(899, report.graphEdges());
    assertEquals(28, count(network, NodeKind.SWITCH));
    assertEquals(726, count(network, NodeKind.ROUTER));
    assertEquals(726, count(network, NodeKind.HOST));
    assertEquals(899 + 726, network.links().size());
    for (String name : List.of("Athens", "Athens-2", "Athens-3", "Athens-4", "Gary", "n60")) {
      assertTrue(network.node(name) != null, name);
    }
    assertTrue(
        report.assumptions().contains("28 hyperedge nodes became switches."),
        report.assumptions().toString());
  }

  @Test
  @DisplayName("Kdl in GML has the nodes and links that it has in GraphML")
  void gml() {
    Network graphMl = read("Kdl", NodeMeaning.ROUTER_WITH_HOST);
    Network gml = read("Kdl.gml", NodeMeaning.ROUTER_WITH_HOST);

    assertEquals(
        graphMl.nodes().stream().map(node -> node.kind() + " " + node.name()).toList(),
        gml.nodes().stream().map(node -> node.kind() + " " + node.name()).toList());
    assertEquals(
        graphMl.links().stream().map(Link::name).toList(),
        gml.links().stream().map(Link::name).toList());
    assertEquals(754, report.graphNodes());
  }

  @Test
  @DisplayName("In every graph every host reaches every other, and planning Kdl takes seconds")
  void everyHostReachesEveryOther() {
    for (String name : List.of("Abilene", "Geant2012", "Kdl")) {
      Network network = Addressing.assign(read(name, NodeMeaning.ROUTER_WITH_HOST));
      long begin = cpuMillis();
      RoutingPlan plan = RoutingPlanner.plan(network);
      assertTrue(cpuMillis() - begin < 4_000, name + " took " + (cpuMillis() - begin) + " ms");
      PathTracer tracer = new PathTracer(network, plan);
      List<Node> hosts =
          network.nodes().stream().filter(node -> node.kind() == NodeKind.HOST).toList();
      int step = Math.max(1, hosts.size() / 40);
      for (int from = 0; from < hosts.size(); from += step) {
        for (Node to : hosts) {
          List<Node> path = tracer.path(hosts.get(from), to.interfaces().get(0).address());
          assertEquals(to.name(), path.getLast().name());
        }
      }
    }
  }

  @ParameterizedTest
  @DisplayName("Every graph is divided evenly at few, long links")
  @CsvSource({
    "Abilene, 2, 2, 3000",
    "Abilene, 4, 7, 3000",
    "Geant2012, 2, 10, 2000",
    "Geant2012, 4, 22, 1500",
    "Kdl, 2, 12, 200",
    "Kdl, 4, 30, 200"
  })
  void partitioning(String name, int wanted, int mostCutLinks, int leastLookaheadMicros) {
    Partitioning partitioning =
        Partitioner.partition(read(name, NodeMeaning.ROUTER_WITH_HOST), wanted);

    assertEquals(wanted, partitioning.count());
    assertTrue(
        partitioning.cutLinks().size() <= mostCutLinks, "cuts " + partitioning.cutLinks().size());
    assertTrue(
        partitioning.lookaheadNanos() >= leastLookaheadMicros * 1_000L,
        "lookahead " + partitioning.lookaheadNanos());
    assertTrue(partitioning.imbalance() <= 1.15, "imbalance " + partitioning.imbalance());
  }

  private static long cpuMillis() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000;
  }

  private Network read(String name, NodeMeaning meaning) {
    NetworkBuilder builder = new NetworkBuilder();
    String file = name.contains(".") ? name : name + ".graphml";
    report =
        GraphFiles.importInto(
            builder,
            SharedData.file("topologies/" + file),
            null,
            file,
            ImportOptions.DEFAULT.withNodes(meaning));
    return builder.build();
  }

  private static Link link(Network network, String name) {
    return network.links().stream().filter(l -> l.name().equals(name)).findFirst().orElseThrow();
  }

  private static long rate(Link link) {
    return link.aToB().rateBitsPerSecond();
  }

  private static long count(Network network, NodeKind kind) {
    return network.nodes().stream().filter(node -> node.kind() == kind).count();
  }
}
