package io.actornet.topology.partitioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.topology.generator.Generators;
import io.actornet.topology.model.Link;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.NetworkBuilder;
import io.actornet.topology.model.NodeKind;
import io.actornet.topology.value.JitterDistribution;
import io.actornet.topology.value.LinkSettings;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PartitionerTest {
  @Test
  @DisplayName("A chain is cut in the middle, at one link")
  void chain() {
    Network network = generate("chain", Map.of("routers", "10"));
    Partitioning two = Partitioner.partition(network, 2);
    Partitioning four = Partitioner.partition(network, 4);

    assertEquals(1, two.cutLinks().size());
    assertEquals(3, four.cutLinks().size());
    assertEquals(1_000_000, two.lookaheadNanos());
    assertTrue(two.imbalance() <= 1.15, "imbalance " + two.imbalance());
    assertTrue(four.imbalance() <= 1.35, "imbalance " + four.imbalance());
  }

  @Test
  @DisplayName("Chains that share nothing are spread whole, so that nobody waits for anybody")
  void chains() {
    Network network = generate("chains", Map.of("chains", "100"));
    Partitioning partitioning = Partitioner.partition(network, 4);

    assertEquals(List.of(), partitioning.cutLinks());
    assertEquals(Partitioning.UNLIMITED, partitioning.lookaheadNanos());
    assertEquals(1, partitioning.imbalance(), 0.001);
  }

  @Test
  @DisplayName("A dumbbell is cut at its long bottleneck")
  void dumbbell() {
    Network network = generate("dumbbell", Map.of("flows", "10"));
    Partitioning partitioning = Partitioner.partition(network, 2);

    assertEquals(List.of("left--right"), names(network, partitioning));
    assertEquals(10_000_000, partitioning.lookaheadNanos());
    assertEquals(1, partitioning.imbalance(), 0.001);
  }

  @Test
  @DisplayName(
      "A fat-tree with k = 8 loses at most a few links more than the 64 and 96 between its pods")
  void fatTree() {
    Network network = generate("fat-tree", Map.of("k", "8"));
    Partitioning two = Partitioner.partition(network, 2);
    Partitioning four = Partitioner.partition(network, 4);

    assertTrue(two.cutLinks().size() <= 68, two.cutLinks().size() + " links");
    assertTrue(two.imbalance() <= 1.03, "imbalance " + two.imbalance());
    assertTrue(four.cutLinks().size() <= 106, four.cutLinks().size() + " links");
    assertTrue(four.imbalance() <= 1.03, "imbalance " + four.imbalance());
  }

  @Test
  @DisplayName("A short link is never cut when long ones can be, even if more of them are")
  void longLinksFirst() {
    NetworkBuilder builder = new NetworkBuilder();
    for (String name : List.of("a1", "a2", "a3", "b1", "b2", "b3")) {
      builder.node(name, NodeKind.ROUTER);
    }
    for (String side : List.of("a", "b")) {
      builder.link(side + "1", side + "2", micros(100)).link(side + "2", side + "3", micros(100));
    }
    builder.link("a1", "b1", micros(500)).link("a2", "b2", micros(400));
    builder.link("a3", "b3", micros(300));
    Network network = builder.build();
    Partitioning partitioning = Partitioner.partition(network, 2);

    assertEquals(List.of("a1--b1", "a2--b2", "a3--b3"), names(network, partitioning));
    assertEquals(300_000, partitioning.lookaheadNanos());
  }

  @Test
  @DisplayName("The lookahead is the smallest floor of both directions: delay less jitter")
  void lookahead() {
    NetworkBuilder builder = new NetworkBuilder();
    builder.node("a", NodeKind.ROUTER).node("b", NodeKind.ROUTER);
    LinkSettings jittery = new LinkSettings(0, 9_000, 2_500, JitterDistribution.UNIFORM, 0, 100, 0);
    builder.link(
        null,
        "a",
        builder.networkInterface("a"),
        "b",
        builder.networkInterface("b"),
        micros(8),
        jittery,
        true);

    assertEquals(6_500, Partitioner.partition(builder.build(), 2).lookaheadNanos());
  }

  @Test
  @DisplayName("LANs stay whole where links between routers are as long")
  void lansStayWhole() {
    NetworkBuilder builder = new NetworkBuilder();
    builder.node("r0", NodeKind.ROUTER).node("r1", NodeKind.ROUTER);
    for (int lan = 0; lan < 2; lan++) {
      builder.node("s" + lan, NodeKind.SWITCH).link("s" + lan, "r" + lan, micros(1));
      for (int i = 0; i < 10; i++) {
        String host = "h" + lan + "-" + i;
        builder.node(host, NodeKind.HOST).link(host, "s" + lan, micros(1));
      }
    }
    builder.link("r0", "r1", micros(1));
    Network network = builder.build();

    assertEquals(List.of("r0--r1"), names(network, Partitioner.partition(network, 2)));
  }

  @Test
  @DisplayName("A single LAN is divided all the same when partitions are asked for")
  void singleLan() {
    Partitioning partitioning = Partitioner.partition(generate("lan", Map.of("hosts", "1000")), 4);

    assertEquals(4, partitioning.count());
    assertTrue(partitioning.imbalance() <= 1.3, "imbalance " + partitioning.imbalance());
  }

  @Test
  @DisplayName("More partitions than nodes are not made, and the user is told")
  void tooMany() {
    Network network = generate("chain", Map.of("routers", "1"));
    Partitioning partitioning = Partitioner.partition(network, 8);

    assertEquals(3, partitioning.count());
    assertEquals(
        List.of("The network has 3 nodes, so there are 3 partitions and not 8."),
        partitioning.notes());
  }

  @Test
  @DisplayName("One partition holds everything")
  void one() {
    Network network = generate("chain", Map.of("routers", "3"));
    Partitioning partitioning = Partitioner.partition(network, 1);

    assertEquals(1, partitioning.count());
    assertEquals(Partitioning.UNLIMITED, partitioning.lookaheadNanos());
  }

  @Test
  @DisplayName("The same network is divided in the same way again")
  void deterministic() {
    Network network = generate("fat-tree", Map.of("k", "6"));

    assertEquals(
        Partitioner.partition(network, 3).cutLinks(), Partitioner.partition(network, 3).cutLinks());
  }

  @Test
  @DisplayName("Every number of partitions of every shape leaves none empty and none overloaded")
  void nonEmpty() {
    for (Network network :
        List.of(
            generate("chain", Map.of("routers", "30")),
            generate("star", Map.of("hosts", "40")),
            generate("dumbbell", Map.of("flows", "7")),
            generate("fan-in", Map.of("clients", "50")),
            generate("chains", Map.of("chains", "3", "routers", "9")),
            generate("fat-tree", Map.of("k", "4")))) {
      for (int wanted = 2; wanted <= 16; wanted++) {
        Partitioning partitioning = Partitioner.partition(network, wanted);
        assertEquals(wanted, partitioning.count());
        for (int part = 0; part < wanted; part++) {
          assertTrue(partitioning.weight(part) > 0);
        }
      }
    }
  }

  @Test
  @DisplayName("A hundred thousand nodes are divided within seconds")
  void large() {
    for (Network network :
        List.of(
            generate("fan-in", Map.of("clients", "100000")),
            generate("lan", Map.of("hosts", "100000")),
            generate("chains", Map.of("chains", "10000", "routers", "8")),
            generate("chain", Map.of("routers", "100000")))) {
      long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      assertEquals(4, Partitioner.partition(network, 4).count());
      long millis =
          (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin) / 1_000_000;
      assertTrue(millis < 20_000, "took " + millis + " ms");
    }
  }

  private static Network generate(String name, Map<String, String> arguments) {
    NetworkBuilder builder = new NetworkBuilder();
    Generators.generate(name, arguments, builder);
    return builder.build();
  }

  private static LinkSettings micros(int delay) {
    return new LinkSettings(0, delay * 1_000L, 0, JitterDistribution.UNIFORM, 0, 100, 0);
  }

  private static List<String> names(Network network, Partitioning partitioning) {
    return partitioning.cutLinks().stream().map(network.links()::get).map(Link::name).toList();
  }
}
