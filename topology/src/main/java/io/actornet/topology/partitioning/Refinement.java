package io.actornet.topology.partitioning;

import java.util.Arrays;
import java.util.PriorityQueue;

/**
 * Improves a division by moving single vertices between parts (Fiduccia and Mattheyses, DAC 1982).
 *
 * <p>In a pass every vertex moves at most once, the most profitable move first, losing ones too, so
 * that hills are crossed; then all moves after the best division seen are taken back. A division is
 * better when less weight is above the bound, then when its cut is smaller.
 */
final class Refinement {
  private static final int PASSES = 8;
  private static final int FRUITLESS_MOVES = 200;

  /** A vertex that may move; stale when the vertex's version has changed since. */
  private record Candidate(long gain, int vertex, int target, int version) {
    static int bestFirst(Candidate a, Candidate b) {
      return a.gain != b.gain
          ? Long.compare(b.gain, a.gain)
          : a.vertex != b.vertex
              ? Integer.compare(a.vertex, b.vertex)
              : Integer.compare(a.target, b.target);
    }
  }

  private final WeightedGraph graph;
  private final int[] partOf;
  private final int parts;
  private final long bound;
  private final long[] loads;
  private final int[] sizes;
  private final int[] version;
  private final boolean[] moved;
  private final long[] edgesTo;
  private final int[] movedVertices;
  private final int[] movedFrom;

  private Refinement(WeightedGraph graph, int[] partOf, int parts, long bound) {
    this.graph = graph;
    this.partOf = partOf;
    this.parts = parts;
    this.bound = bound;
    loads = graph.loads(partOf, parts);
    sizes = new int[parts];
    for (int part : partOf) {
      sizes[part]++;
    }
    version = new int[partOf.length];
    moved = new boolean[partOf.length];
    edgesTo = new long[parts];
    movedVertices = new int[partOf.length];
    movedFrom = new int[partOf.length];
  }

  /**
   * Improves a division in place.
   *
   * @param bound what a part may weigh
   */
  static void improve(WeightedGraph graph, int[] partOf, int parts, long bound) {
    Refinement refinement = new Refinement(graph, partOf, parts, bound);
    for (int pass = 0; pass < PASSES && refinement.pass(); pass++) {}
  }

  /** The weight above the bound, of all parts together. */
  static long excess(long[] loads, long bound) {
    long excess = 0;
    for (long load : loads) {
      excess += Math.max(0, load - bound);
    }
    return excess;
  }

  private boolean pass() {
    Arrays.fill(moved, false);
    PriorityQueue<Candidate> queue = new PriorityQueue<>(Candidate::bestFirst);
    for (int vertex = 0; vertex < partOf.length; vertex++) {
      offer(queue, vertex);
    }
    long excess = excess(loads, bound);
    long bestExcess = excess;
    long change = 0;
    long bestChange = 0;
    int moves = 0;
    int bestMoves = 0;
    while (!queue.isEmpty() && moves - bestMoves < FRUITLESS_MOVES) {
      Candidate next = queue.remove();
      if (isStale(next) || !isAllowed(next.vertex, next.target)) {
        continue;
      }
      movedVertices[moves] = next.vertex;
      movedFrom[moves++] = partOf[next.vertex];
      moved[next.vertex] = true;
      move(next.vertex, next.target);
      change -= next.gain;
      excess = excess(loads, bound);
      if (excess < bestExcess || excess == bestExcess && change < bestChange) {
        bestExcess = excess;
        bestChange = change;
        bestMoves = moves;
      }
      for (int edge = firstEdge(next.vertex); edge < firstEdge(next.vertex + 1); edge++) {
        version[graph.neighbours[edge]]++;
        offer(queue, graph.neighbours[edge]);
      }
    }
    while (moves > bestMoves) {
      moves--;
      move(movedVertices[moves], movedFrom[moves]);
    }
    return bestMoves > 0;
  }

  private boolean isStale(Candidate candidate) {
    return moved[candidate.vertex] || candidate.version != version[candidate.vertex];
  }

  /** A move must leave no part empty, and must not trade one overweight for another. */
  private boolean isAllowed(int vertex, int target) {
    long after = loads[target] + graph.vertexWeights[vertex];
    return sizes[partOf[vertex]] > 1 && (after <= bound || after < loads[partOf[vertex]]);
  }

  private void move(int vertex, int target) {
    loads[partOf[vertex]] -= graph.vertexWeights[vertex];
    sizes[partOf[vertex]]--;
    partOf[vertex] = target;
    loads[target] += graph.vertexWeights[vertex];
    sizes[target]++;
  }

  /** Offers a vertex's moves to every part that it touches, or to any if its own is too heavy. */
  private void offer(PriorityQueue<Candidate> queue, int vertex) {
    if (moved[vertex]) {
      return;
    }
    boolean isBoundary = false;
    for (int edge = firstEdge(vertex); edge < firstEdge(vertex + 1); edge++) {
      int part = partOf[graph.neighbours[edge]];
      edgesTo[part] += graph.edgeWeights[edge];
      isBoundary |= part != partOf[vertex];
    }
    boolean tooHeavy = loads[partOf[vertex]] > bound;
    if (isBoundary || tooHeavy) {
      for (int part = 0; part < parts; part++) {
        if (part != partOf[vertex] && (edgesTo[part] > 0 || tooHeavy)) {
          long gain = edgesTo[part] - edgesTo[partOf[vertex]];
          queue.add(new Candidate(gain, vertex, part, version[vertex]));
        }
      }
    }
    for (int edge = firstEdge(vertex); edge < firstEdge(vertex + 1); edge++) {
      edgesTo[partOf[graph.neighbours[edge]]] = 0;
    }
  }

  private int firstEdge(int vertex) {
    return graph.firstEdge[vertex];
  }
}
