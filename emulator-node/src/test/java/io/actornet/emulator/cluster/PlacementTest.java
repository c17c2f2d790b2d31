package io.actornet.emulator.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.actornet.emulator.experiment.NodeChoice;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Partitions are placed")
class PlacementTest {
  private static final long GIGABYTE = 1_000_000_000;
  private static final NodeChoice LAB = new NodeChoice(null, new TreeMap<>(Map.of("site", "lab")));

  private static PartitionPlan plan(
      List<Long> weights, List<PartitionPlan.Cut> cuts, Map<Integer, NodeChoice> pins) {
    return new PartitionPlan(
        weights, Collections.nCopies(weights.size(), 1_000_000L), cuts, pins, 1, false);
  }

  @Test
  @DisplayName("in proportion to the cores of the nodes")
  void byCores() {
    List<Integer> placement =
        Placement.place(
            plan(List.of(1L, 1L, 1L, 1L), List.of(), Map.of()),
            List.of(
                Nodes.node("small", 1, GIGABYTE, Map.of()),
                Nodes.node("large", 3, GIGABYTE, Map.of())));

    assertEquals(1, Collections.frequency(placement, 0));
    assertEquals(3, Collections.frequency(placement, 1));
  }

  @Test
  @DisplayName("so that neighbours are together")
  void neighboursTogether() {
    List<PartitionPlan.Cut> cuts =
        List.of(
            new PartitionPlan.Cut(0, 2, 10),
            new PartitionPlan.Cut(1, 3, 10),
            new PartitionPlan.Cut(0, 1, 1));

    List<Integer> placement =
        Placement.place(
            plan(List.of(1L, 1L, 1L, 1L), cuts, Map.of()),
            List.of(Nodes.node("a"), Nodes.node("b")));

    assertEquals(placement.get(0), placement.get(2));
    assertEquals(placement.get(1), placement.get(3));
    assertEquals(2, Collections.frequency(placement, 0));
  }

  @Test
  @DisplayName("where a label or a name pins them")
  void pinned() {
    List<Integer> placement =
        Placement.place(
            plan(List.of(1L, 1L, 1L), List.of(), Map.of(0, LAB, 1, LAB)),
            List.of(Nodes.node("a"), Nodes.node("b", 1, GIGABYTE, Map.of("site", "lab"))));

    assertEquals(List.of(1, 1, 0), placement);
    assertEquals(
        List.of(1, 0),
        Placement.place(
            plan(List.of(1L, 9L), List.of(), Map.of(0, new NodeChoice("b", new TreeMap<>()))),
            List.of(Nodes.node("a"), Nodes.node("b"))));
  }

  @Test
  @DisplayName("within the memory of the nodes")
  void withinMemory() {
    PartitionPlan plan =
        new PartitionPlan(
            List.of(1L, 1L), List.of(600_000_000L, 600_000_000L), List.of(), Map.of(), 1, false);

    List<Integer> placement =
        Placement.place(
            plan,
            List.of(
                Nodes.node("a", 8, GIGABYTE, Map.of()), Nodes.node("b", 1, GIGABYTE, Map.of())));

    assertEquals(2, placement.stream().distinct().count());
  }

  @Test
  @DisplayName("or refused in a sentence that names the label or the need")
  void refused() {
    List<NodeDescription> nodes = List.of(Nodes.node("a"));
    PartitionPlan pinned = plan(List.of(1L), List.of(), Map.of(0, LAB));
    PartitionPlan large =
        new PartitionPlan(List.of(1L), List.of(2 * GIGABYTE), List.of(), Map.of(), 1, false);

    assertEquals(
        "'place' wants devices on a node with the label site=lab, and no node has it: there are a",
        assertThrows(PlacementException.class, () -> Placement.place(pinned, nodes)).getMessage());
    assertEquals(
        "partition 0 needs about 2,000 MB of memory, and no node has so much left",
        assertThrows(PlacementException.class, () -> Placement.place(large, nodes)).getMessage());
  }
}
