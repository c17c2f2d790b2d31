package io.actornet.topology.partitioning;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Divides a cluster graph into parts, over several levels of coarseness. */
final class Division {
  private static final int COARSE_ENOUGH = 60;
  private static final int STARTS = 24;

  /** How far above the mean the heaviest part may be in one attempt after the other. */
  private static final int LOOSEST = Integer.MAX_VALUE;

  private static final int[] EVENNESS_PERCENT = {2, 6, LOOSEST};

  /** Growing takes quadratic time: larger graphs, which hardly occur, get fewer starts. */
  private static final long VERTEX_PAIRS = 4_000_000;

  private final int parts;
  private final long bound;

  private Division(int parts, long bound) {
    this.parts = parts;
    this.bound = bound;
  }

  /**
   * The part of each cluster. A division that is more even is preferred as long as it cuts at most
   * a quarter more than the best.
   *
   * @param parts 2 or more, clusters enough for one in each
   * @param bound what a part may weigh; reached at least by spreading the clusters
   */
  static int[] of(WeightedGraph graph, Clusters clusters, int parts, long bound) {
    if (graph.neighbours.length == 0) {
      return clusters.spread(parts);
    }
    long mean = Arrays.stream(graph.vertexWeights).sum() / parts;
    int[] chosen = null;
    for (int percent : EVENNESS_PERCENT) {
      long tighter = percent == LOOSEST ? bound : mean + mean * percent / 100;
      Division division = new Division(parts, Math.min(bound, tighter));
      int[] partOf = division.multilevel(graph);
      boolean sound = division.isSound(graph, partOf);
      if (sound && (chosen == null || graph.cut(partOf) * 5 / 4 < graph.cut(chosen))) {
        chosen = partOf;
      }
    }
    if (chosen == null) {
      chosen = clusters.spread(parts);
      Refinement.improve(graph, chosen, parts, bound);
    }
    return chosen;
  }

  private int[] multilevel(WeightedGraph graph) {
    long total = Arrays.stream(graph.vertexWeights).sum();
    int coarseEnough = Math.max(COARSE_ENOUGH, 10 * parts);
    long heaviestPair = Math.max(1, total / coarseEnough * 2);
    Deque<Coarsening> levels = new ArrayDeque<>();
    Deque<WeightedGraph> graphs = new ArrayDeque<>();
    WeightedGraph at = graph;
    while (at.vertexCount() > coarseEnough) {
      Coarsening coarsening = Coarsening.of(at, heaviestPair);
      if (coarsening.coarse().vertexCount() > at.vertexCount() * 19L / 20) {
        break;
      }
      levels.push(coarsening);
      graphs.push(at);
      at = coarsening.coarse();
    }
    int[] partOf = initial(at);
    while (!levels.isEmpty()) {
      partOf = levels.pop().project(partOf);
      Refinement.improve(graphs.pop(), partOf, parts, bound);
    }
    return partOf;
  }

  /** The best of several grown divisions, whose starts are spread over the graph. */
  private int[] initial(WeightedGraph graph) {
    int[] best = null;
    long vertices = graph.vertexCount();
    int starts = Math.clamp(VERTEX_PAIRS / (vertices * vertices), 1, STARTS);
    for (int i = 0; i < starts; i++) {
      int start = (int) (i * vertices / starts);
      int[] partOf = RegionGrowing.divide(graph, parts, start);
      Refinement.improve(graph, partOf, parts, bound);
      if (best == null || isBetter(graph, partOf, best)) {
        best = partOf;
      }
    }
    return best;
  }

  private boolean isBetter(WeightedGraph graph, int[] one, int[] other) {
    long excessOfOne = Refinement.excess(graph.loads(one, parts), bound);
    long excessOfOther = Refinement.excess(graph.loads(other, parts), bound);
    return excessOfOne != excessOfOther
        ? excessOfOne < excessOfOther
        : graph.cut(one) < graph.cut(other);
  }

  private boolean isSound(WeightedGraph graph, int[] partOf) {
    long[] loads = graph.loads(partOf, parts);
    return Refinement.excess(loads, bound) == 0 && Arrays.stream(loads).allMatch(load -> load > 0);
  }
}
