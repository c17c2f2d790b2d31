package io.actornet.topology.partitioning;

import java.util.Arrays;

/**
 * An undirected graph with weights on vertices and edges, as flat arrays; each edge is in twice.
 */
final class WeightedGraph {
  final long[] vertexWeights;
  final int[] firstEdge;
  final int[] neighbours;
  final long[] edgeWeights;

  private WeightedGraph(
      long[] vertexWeights, int[] firstEdge, int[] neighbours, long[] edgeWeights) {
    this.vertexWeights = vertexWeights;
    this.firstEdge = firstEdge;
    this.neighbours = neighbours;
    this.edgeWeights = edgeWeights;
  }

  /** A graph of the first {@code edges} edges; equal ones are added up, loops are left out. */
  static WeightedGraph of(
      long[] vertexWeights, int[] from, int[] to, long[] edgeWeights, int edges) {
    int vertices = vertexWeights.length;
    int[] first = new int[vertices + 1];
    for (int edge = 0; edge < edges; edge++) {
      if (from[edge] != to[edge]) {
        first[from[edge] + 1]++;
        first[to[edge] + 1]++;
      }
    }
    for (int vertex = 0; vertex < vertices; vertex++) {
      first[vertex + 1] += first[vertex];
    }
    int[] neighbours = new int[first[vertices]];
    long[] weights = new long[first[vertices]];
    int[] next = Arrays.copyOf(first, vertices);
    for (int edge = 0; edge < edges; edge++) {
      if (from[edge] != to[edge]) {
        neighbours[next[from[edge]]] = to[edge];
        weights[next[from[edge]]++] = edgeWeights[edge];
        neighbours[next[to[edge]]] = from[edge];
        weights[next[to[edge]]++] = edgeWeights[edge];
      }
    }
    return merged(vertexWeights, first, neighbours, weights);
  }

  /** Adds up equal edges, in place. */
  private static WeightedGraph merged(
      long[] vertexWeights, int[] first, int[] neighbours, long[] weights) {
    int vertices = vertexWeights.length;
    int[] placeOf = new int[vertices];
    Arrays.fill(placeOf, -1);
    int[] mergedFirst = new int[vertices + 1];
    int size = 0;
    for (int vertex = 0; vertex < vertices; vertex++) {
      int begin = size;
      for (int edge = first[vertex]; edge < first[vertex + 1]; edge++) {
        int neighbour = neighbours[edge];
        if (placeOf[neighbour] >= begin) {
          weights[placeOf[neighbour]] += weights[edge];
        } else {
          placeOf[neighbour] = size;
          neighbours[size] = neighbour;
          weights[size++] = weights[edge];
        }
      }
      mergedFirst[vertex + 1] = size;
    }
    return new WeightedGraph(
        vertexWeights, mergedFirst, Arrays.copyOf(neighbours, size), Arrays.copyOf(weights, size));
  }

  int vertexCount() {
    return vertexWeights.length;
  }

  /** The sum of the weights of edges between different parts. */
  long cut(int[] partOf) {
    long twice = 0;
    for (int vertex = 0; vertex < vertexCount(); vertex++) {
      for (int edge = firstEdge[vertex]; edge < firstEdge[vertex + 1]; edge++) {
        twice += partOf[vertex] != partOf[neighbours[edge]] ? edgeWeights[edge] : 0;
      }
    }
    return twice / 2;
  }

  /** The sum of vertex weights in each part. */
  long[] loads(int[] partOf, int parts) {
    long[] loads = new long[parts];
    for (int vertex = 0; vertex < vertexCount(); vertex++) {
      loads[partOf[vertex]] += vertexWeights[vertex];
    }
    return loads;
  }
}
