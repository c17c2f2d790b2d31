package io.actornet.topology.partitioning;

import java.util.Arrays;

/**
 * A first division of a small graph: parts grow one after another from a start vertex, always
 * taking the vertex that has most of its edges in the part already.
 */
final class RegionGrowing {
  private static final int FREE = -1;

  private final WeightedGraph graph;
  private final int[] partOf;
  private final long[] inPart;
  private final long[] degree;

  private RegionGrowing(WeightedGraph graph) {
    this.graph = graph;
    partOf = new int[graph.vertexCount()];
    Arrays.fill(partOf, FREE);
    inPart = new long[partOf.length];
    degree = new long[partOf.length];
    for (int vertex = 0; vertex < partOf.length; vertex++) {
      for (int edge = graph.firstEdge[vertex]; edge < graph.firstEdge[vertex + 1]; edge++) {
        degree[vertex] += graph.edgeWeights[edge];
      }
    }
  }

  /**
   * Divides a graph.
   *
   * @param start where the first part begins
   */
  static int[] divide(WeightedGraph graph, int parts, int start) {
    return new RegionGrowing(graph).divide(parts, start);
  }

  private int[] divide(int parts, int start) {
    long left = Arrays.stream(graph.vertexWeights).sum();
    int seed = start;
    for (int part = 0; part < parts - 1; part++) {
      left -= grow(part, seed, left / (parts - part));
      seed = mostEnclosedFree();
    }
    for (int vertex = 0; vertex < partOf.length; vertex++) {
      partOf[vertex] = partOf[vertex] == FREE ? parts - 1 : partOf[vertex];
    }
    return partOf;
  }

  private long grow(int part, int seed, long target) {
    Arrays.fill(inPart, 0);
    long weight = 0;
    int next = seed;
    while (next != FREE && weight + graph.vertexWeights[next] / 2 <= target) {
      partOf[next] = part;
      weight += graph.vertexWeights[next];
      for (int edge = graph.firstEdge[next]; edge < graph.firstEdge[next + 1]; edge++) {
        inPart[graph.neighbours[edge]] += graph.edgeWeights[edge];
      }
      next = closestFree();
    }
    return weight;
  }

  /**
   * The vertex by which the cut grows least; one that touches the part before one that does not.
   */
  private int closestFree() {
    int best = FREE;
    for (int vertex = 0; vertex < partOf.length; vertex++) {
      if (partOf[vertex] == FREE && (best == FREE || isCloser(vertex, best))) {
        best = vertex;
      }
    }
    return best;
  }

  private boolean isCloser(int vertex, int other) {
    boolean touches = inPart[vertex] > 0;
    if (touches != inPart[other] > 0) {
      return touches;
    }
    return 2 * inPart[vertex] - degree[vertex] > 2 * inPart[other] - degree[other];
  }

  /** The vertex that most edges join with vertices which have a part; the rest grows inwards. */
  private int mostEnclosedFree() {
    int best = FREE;
    long most = -1;
    for (int vertex = 0; vertex < partOf.length; vertex++) {
      if (partOf[vertex] == FREE) {
        long taken = 0;
        for (int edge = graph.firstEdge[vertex]; edge < graph.firstEdge[vertex + 1]; edge++) {
          taken += partOf[graph.neighbours[edge]] == FREE ? 0 : graph.edgeWeights[edge];
        }
        if (taken > most) {
          most = taken;
          best = vertex;
        }
      }
    }
    return best;
  }
}
