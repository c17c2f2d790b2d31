package io.actornet.topology.importer;

import io.actornet.topology.importer.AttributedGraph.Edge;
import java.util.Arrays;

/** Which vertices hang together (union-find). */
final class Joined {
  private final int[] parent;

  Joined(int vertices) {
    parent = new int[vertices];
    Arrays.setAll(parent, vertex -> vertex);
  }

  /** Joins the ends of an edge; false when they were joined before. */
  boolean join(Edge edge) {
    int one = root(edge.source());
    int other = root(edge.target());
    parent[Math.max(one, other)] = Math.min(one, other);
    return one != other;
  }

  /** One vertex that stands for all that are joined with this one. */
  int root(int vertex) {
    int at = vertex;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }
}
