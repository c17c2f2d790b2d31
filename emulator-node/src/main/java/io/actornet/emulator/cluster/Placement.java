package io.actornet.emulator.cluster;

import io.actornet.emulator.experiment.NodeChoice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Decides which node runs which partition: pins first, then work in proportion to cores within
 * their memory, and neighbours together. The same plan and nodes give the same placement.
 */
public final class Placement {
  /** How much more than its share a node may get in order to keep neighbours together. */
  private static final double SLACK = 1.1;

  private static final int ROUNDS = 8;

  private final PartitionPlan plan;
  private final List<NodeDescription> nodes;
  private final int[] nodeOf;
  private final double mean;
  private final double totalCut;
  private final double[] load;
  private final long[] memory;
  private final List<List<PartitionPlan.Cut>> cutsOf = new ArrayList<>();

  private Placement(PartitionPlan plan, List<NodeDescription> nodes) {
    this.plan = plan;
    this.nodes = nodes;
    nodeOf = new int[plan.partitions()];
    Arrays.fill(nodeOf, -1);
    double total = plan.weights().stream().mapToLong(Long::longValue).sum();
    mean = Math.max(1, total) / nodes.stream().mapToInt(NodeDescription::cores).sum();
    totalCut = 1 + plan.cuts().stream().mapToDouble(PartitionPlan.Cut::cost).sum();
    load = new double[nodes.size()];
    memory = new long[nodes.size()];
    for (int partition = 0; partition < plan.partitions(); partition++) {
      cutsOf.add(new ArrayList<>());
    }
    for (PartitionPlan.Cut cut : plan.cuts()) {
      cutsOf.get(cut.a()).add(cut);
      cutsOf.get(cut.b()).add(cut);
    }
  }

  /**
   * Places partitions.
   *
   * @return for each partition, the index of its node
   * @throws PlacementException if a pin or a need of memory cannot be met
   */
  public static List<Integer> place(PartitionPlan plan, List<NodeDescription> nodes) {
    Placement placement = new Placement(plan, nodes);
    placement.heaviestFirst();
    placement.bringTogether();
    return Arrays.stream(placement.nodeOf).boxed().toList();
  }

  private void heaviestFirst() {
    IntStream.range(0, plan.partitions())
        .boxed()
        .sorted(
            Comparator.comparingInt(
                    (Integer partition) -> plan.pins().containsKey(partition) ? 0 : 1)
                .thenComparingLong(partition -> -plan.weights().get(partition)))
        .forEach(partition -> put(partition, best(partition)));
  }

  private int best(int partition) {
    int best = -1;
    double least = Double.MAX_VALUE;
    for (int node : candidates(partition)) {
      double after = (load[node] + weight(partition)) / cores(node);
      // Up to a fair share it is the neighbours that count, beyond it the share.
      double cost =
          after > mean * SLACK ? after / mean * totalCut : totalCut - attraction(partition, node);
      if (cost < least || cost == least && after < (load[best] + weight(partition)) / cores(best)) {
        least = cost;
        best = node;
      }
    }
    return best;
  }

  /** Moves partitions to their neighbours as long as no node gets more than its share by it. */
  private void bringTogether() {
    boolean changed = true;
    for (int round = 0; round < ROUNDS && changed; round++) {
      changed = false;
      for (int partition = 0; partition < nodeOf.length; partition++) {
        changed |= move(partition);
        for (int other = partition + 1; other < nodeOf.length; other++) {
          changed |= nodeOf[partition] != nodeOf[other] && swap(partition, other);
        }
      }
    }
  }

  private boolean move(int partition) {
    int from = nodeOf[partition];
    take(partition);
    int best = from;
    for (int node : candidates(partition)) {
      if (isFair(partition, node) && attraction(partition, node) > attraction(partition, best)) {
        best = node;
      }
    }
    put(partition, best);
    return best != from;
  }

  /** Two partitions change places if that brings more neighbours together than it parts. */
  private boolean swap(int one, int other) {
    int oneFrom = nodeOf[one];
    int otherFrom = nodeOf[other];
    double before = attraction(one, oneFrom) + attraction(other, otherFrom);
    take(one);
    take(other);
    boolean better =
        attraction(one, otherFrom) + attraction(other, oneFrom) > before
            && mayRun(one, otherFrom)
            && mayRun(other, oneFrom)
            && isFair(one, otherFrom)
            && isFair(other, oneFrom);
    put(one, better ? otherFrom : oneFrom);
    put(other, better ? oneFrom : otherFrom);
    return better;
  }

  private boolean isFair(int partition, int node) {
    return (load[node] + weight(partition)) / cores(node) <= mean * SLACK;
  }

  private boolean mayRun(int partition, int node) {
    return nodes.get(node).isIn(plan.pins().get(partition))
        && memory[node] + plan.memoryBytes().get(partition) <= nodes.get(node).memoryBytes();
  }

  /** The nodes that may run a partition. */
  private List<Integer> candidates(int partition) {
    NodeChoice wanted = plan.pins().get(partition);
    List<Integer> meant = new ArrayList<>();
    List<Integer> roomy = new ArrayList<>();
    long needed = plan.memoryBytes().get(partition);
    for (int node = 0; node < nodes.size(); node++) {
      if (nodes.get(node).isIn(wanted)) {
        meant.add(node);
        if (memory[node] + needed <= nodes.get(node).memoryBytes()) {
          roomy.add(node);
        }
      }
    }
    if (meant.isEmpty()) {
      throw new PlacementException(
          "'place' wants devices on a node with "
              + wanted
              + ", and no node has it: there are "
              + nodes.stream().map(Placement::named).collect(Collectors.joining(", ")));
    }
    if (roomy.isEmpty()) {
      throw new PlacementException(
          String.format(
              Locale.ROOT,
              "partition %d needs about %,d MB of memory, and no node%s has so much left",
              partition,
              needed / 1_000_000,
              wanted == null ? "" : " with " + wanted));
    }
    return roomy;
  }

  private static String named(NodeDescription node) {
    return node.labels().isEmpty() ? node.name() : node.name() + " " + node.labels();
  }

  private double attraction(int partition, int node) {
    double sum = 0;
    for (PartitionPlan.Cut cut : cutsOf.get(partition)) {
      int other = cut.a() == partition ? cut.b() : cut.a();
      if (nodeOf[other] == node) {
        sum += cut.cost();
      }
    }
    return sum;
  }

  private long weight(int partition) {
    return plan.weights().get(partition);
  }

  private int cores(int node) {
    return nodes.get(node).cores();
  }

  private void put(int partition, int node) {
    nodeOf[partition] = node;
    load[node] += weight(partition);
    memory[node] += plan.memoryBytes().get(partition);
  }

  private void take(int partition) {
    int node = nodeOf[partition];
    nodeOf[partition] = -1;
    load[node] -= weight(partition);
    memory[node] -= plan.memoryBytes().get(partition);
  }
}
