package io.actornet.topology.partitioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.topology.generator.Generators;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.NetworkBuilder;
import io.actornet.topology.model.Node;
import io.actornet.topology.model.NodeKind;
import io.actornet.topology.value.JitterDistribution;
import io.actornet.topology.value.LinkSettings;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A network with groups")
class GroupPartitionerTest {
  private static int[] none(Network network) {
    int[] groups = new int[network.nodes().size()];
    Arrays.fill(groups, GroupPartitioner.NO_GROUP);
    return groups;
  }

  private static Network generate(String generator, Map<String, String> parameters) {
    NetworkBuilder builder = new NetworkBuilder();
    Generators.generate(generator, parameters, builder);
    return builder.build();
  }

  @Test
  @DisplayName("is divided as others are where all groups are one")
  void oneGroup() {
    Network network = generate("chain", Map.of("routers", "10"));
    int[] groups = none(network);
    groups[3] = 0;

    assertEquals(
        Partitioner.partition(network, 3).cutLinks(),
        GroupPartitioner.partition(network, 3, groups).cutLinks());
  }

  @Test
  @DisplayName("has no partition with two groups, however many there are and wherever they are")
  void apart() {
    Network network = generate("fat-tree", Map.of("k", "4"));
    int[] groups = none(network);
    for (Node node : network.nodes()) {
      groups[node.index()] =
          node.kind() == NodeKind.HOST ? node.index() % 3 : GroupPartitioner.NO_GROUP;
    }
    for (int wanted : List.of(1, 2, 3, 5, 36, 40)) {
      Partitioning division = GroupPartitioner.partition(network, wanted, groups);

      assertEquals(Math.clamp(wanted, 3, network.nodes().size()), division.count());
      assertEquals(wanted < 3 ? 1 : 0, division.notes().size());
      Map<Integer, Set<Integer>> groupsOf = new TreeMap<>();
      for (int node = 0; node < groups.length; node++) {
        if (groups[node] != GroupPartitioner.NO_GROUP) {
          groupsOf
              .computeIfAbsent(division.partitionOf(node), absent -> new HashSet<>())
              .add(groups[node]);
        }
      }
      groupsOf.values().forEach(found -> assertEquals(1, found.size()));
    }
  }

  @Test
  @DisplayName("is cut at its longest links: what has no group stays with what it is close to")
  void longLinks() {
    NetworkBuilder builder = new NetworkBuilder();
    for (String site : List.of("a", "b")) {
      builder.node("host-" + site, NodeKind.HOST).node("lan-" + site, NodeKind.SWITCH);
      builder.node("router-" + site, NodeKind.ROUTER);
      builder.link("host-" + site, "lan-" + site, micros(1));
      builder.link("lan-" + site, "router-" + site, micros(1));
    }
    builder.link("router-a", "router-b", micros(5_000));
    Network network = builder.build();
    int[] groups = none(network);
    groups[network.node("host-a").index()] = 0;
    groups[network.node("host-b").index()] = 1;
    Partitioning division = GroupPartitioner.partition(network, 2, groups);

    assertEquals(5_000_000, division.lookaheadNanos());
    assertEquals(1, division.imbalance(), 0.001);
  }

  @Test
  @DisplayName("is divided evenly between groups at the two ends of a chain")
  void even() {
    Network network = generate("chain", Map.of("routers", "20"));
    int[] groups = none(network);
    groups[network.node("client").index()] = 0;
    groups[network.node("server").index()] = 1;
    Partitioning division = GroupPartitioner.partition(network, 2, groups);

    assertEquals(1, division.cutLinks().size());
    assertTrue(division.imbalance() < 1.3, "imbalance " + division.imbalance());
    assertNotEquals(
        division.partitionOf(network.node("client").index()),
        division.partitionOf(network.node("server").index()));
  }

  private static LinkSettings micros(int delay) {
    return new LinkSettings(0, delay * 1_000L, 0, JitterDistribution.UNIFORM, 0, 100, 0);
  }
}
