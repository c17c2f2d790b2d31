package io.actornet.topology.importer;

import java.util.List;
import java.util.Map;

/**
 * A graph as a file states it.
 *
 * @param file as the user named it
 * @param directed whether the file says that edges have a direction
 */
record AttributedGraph(String file, boolean directed, List<Vertex> vertices, List<Edge> edges) {
  /**
   * A node.
   *
   * @param id unique in the graph
   * @param line on which it stands
   * @param attributes texts by attribute name, without those that have none
   */
  record Vertex(String id, int line, Map<String, String> attributes) {}

  /**
   * An edge.
   *
   * @param source index of a vertex
   * @param target index of a vertex
   */
  record Edge(int source, int target, int line, Map<String, String> attributes) {}
}
