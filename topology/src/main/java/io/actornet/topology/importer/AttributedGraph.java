package io.actornet.topology.importer;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A graph as a file states it.
 *
 * @param file as the user named it
 * @param directed whether the file says that edges have a direction
 * @param natures what a node is by its {@link Attributes#KIND}; null for a word that says nothing
 * @param notes what the file states and is not emulated, one sentence each
 */
record AttributedGraph(
    String file,
    boolean directed,
    Function<String, Nature> natures,
    List<Vertex> vertices,
    List<Edge> edges,
    List<String> notes) {
  /**
   * A node.
   *
   * @param id unique in the graph
   * @param line on which it stands
   * @param attributes texts by attribute name, without those that have none
   */
  record Vertex(String id, int line, Map<String, String> attributes) {
    /** The text of an attribute, {@code ""} when there is none. */
    String text(String attribute) {
      return attributes.getOrDefault(attribute, "");
    }
  }

  /**
   * An edge.
   *
   * @param source index of a vertex
   * @param target index of a vertex
   */
  record Edge(int source, int target, int line, Map<String, String> attributes) {
    /** Whether it leads from a node to itself. */
    boolean isLoop() {
      return source == target;
    }

    /** The text of an attribute, {@code ""} when there is none. */
    String text(String attribute) {
      return attributes.getOrDefault(attribute, "");
    }
  }
}
