package io.actornet.topology.partitioning;

import java.util.Arrays;

/**
 * A smaller graph of the same shape: neighbours joined in pairs along their heaviest edges, so that
 * these are not cut.
 *
 * @param coarse the smaller graph
 * @param coarseOf by vertex of the finer graph, its vertex in the smaller one
 */
record Coarsening(WeightedGraph coarse, int[] coarseOf) {

  /**
   * Joins each vertex with the neighbour that the heaviest edge leads to.
   *
   * @param heaviest no pair may weigh more than this
   */
  static Coarsening of(WeightedGraph fine, long heaviest) {
    int[] mate = new int[fine.vertexCount()];
    Arrays.fill(mate, -1);
    for (int vertex = 0; vertex < mate.length; vertex++) {
      if (mate[vertex] < 0) {
        int best = bestMate(fine, vertex, mate, heaviest);
        mate[vertex] = best;
        mate[best] = vertex;
      }
    }
    joinSiblings(fine, mate, heaviest);
    int[] coarseOf = new int[mate.length];
    int count = 0;
    for (int vertex = 0; vertex < mate.length; vertex++) {
      coarseOf[vertex] = mate[vertex] < vertex ? coarseOf[mate[vertex]] : count++;
    }
    return new Coarsening(contracted(fine, coarseOf, count), coarseOf);
  }

  private static int bestMate(WeightedGraph fine, int vertex, int[] mate, long heaviest) {
    int best = vertex;
    long bestWeight = 0;
    for (int edge = fine.firstEdge[vertex]; edge < fine.firstEdge[vertex + 1]; edge++) {
      int neighbour = fine.neighbours[edge];
      boolean free =
          mate[neighbour] < 0
              && fine.vertexWeights[vertex] + fine.vertexWeights[neighbour] <= heaviest;
      boolean better =
          fine.edgeWeights[edge] > bestWeight
              || fine.edgeWeights[edge] == bestWeight
                  && fine.vertexWeights[neighbour] < fine.vertexWeights[best];
      if (free && better) {
        best = neighbour;
        bestWeight = fine.edgeWeights[edge];
      }
    }
    return best;
  }

  /**
   * Joins vertices left alone that have a common neighbour, or no neighbour at all: the leaves of a
   * star would otherwise go one by one.
   */
  private static void joinSiblings(WeightedGraph fine, int[] mate, long heaviest) {
    int alone = -1;
    for (int vertex = 0; vertex < mate.length; vertex++) {
      if (fine.firstEdge[vertex] == fine.firstEdge[vertex + 1]) {
        alone = joinOrKeep(fine, mate, heaviest, alone, vertex);
      }
      int sibling = -1;
      for (int edge = fine.firstEdge[vertex]; edge < fine.firstEdge[vertex + 1]; edge++) {
        sibling = joinOrKeep(fine, mate, heaviest, sibling, fine.neighbours[edge]);
      }
    }
  }

  /** Joins two vertices without a mate; returns the one that waits for the next. */
  private static int joinOrKeep(
      WeightedGraph fine, int[] mate, long heaviest, int waiting, int vertex) {
    if (mate[vertex] != vertex || waiting == vertex) {
      return waiting;
    }
    boolean fits =
        waiting >= 0 && fine.vertexWeights[waiting] + fine.vertexWeights[vertex] <= heaviest;
    if (fits) {
      mate[waiting] = vertex;
      mate[vertex] = waiting;
      return -1;
    }
    return vertex;
  }

  private static WeightedGraph contracted(WeightedGraph fine, int[] coarseOf, int count) {
    long[] weights = new long[count];
    int[] from = new int[fine.neighbours.length / 2];
    int[] to = new int[from.length];
    long[] edgeWeights = new long[from.length];
    int edges = 0;
    for (int vertex = 0; vertex < coarseOf.length; vertex++) {
      weights[coarseOf[vertex]] += fine.vertexWeights[vertex];
      for (int edge = fine.firstEdge[vertex]; edge < fine.firstEdge[vertex + 1]; edge++) {
        if (vertex < fine.neighbours[edge]) {
          from[edges] = coarseOf[vertex];
          to[edges] = coarseOf[fine.neighbours[edge]];
          edgeWeights[edges++] = fine.edgeWeights[edge];
        }
      }
    }
    return WeightedGraph.of(weights, from, to, edgeWeights, edges);
  }

  /** The parts of the finer graph's vertices, given those of the smaller one's. */
  int[] project(int[] partOfCoarse) {
    int[] partOf = new int[coarseOf.length];
    Arrays.setAll(partOf, vertex -> partOfCoarse[coarseOf[vertex]]);
    return partOf;
  }
}
