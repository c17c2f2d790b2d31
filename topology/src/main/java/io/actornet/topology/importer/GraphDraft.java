package io.actornet.topology.importer;

import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.Place;
import io.actornet.topology.importer.AttributedGraph.Edge;
import io.actornet.topology.importer.AttributedGraph.Vertex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A graph while its file is read: nodes and edges come in any order, and an edge may name a node
 * that comes later. Every id is kept once, so that a million edges are a million small records.
 */
final class GraphDraft {
  private static final int NOT_YET = -1;

  private final String file;
  private final ImportLimits limits;
  private final Map<String, Integer> numberOfId = new HashMap<>();
  private final List<String> ids = new ArrayList<>();
  private final List<Integer> vertexOfNumber = new ArrayList<>();
  private final List<Vertex> vertices = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  GraphDraft(String file, ImportLimits limits) {
    this.file = file;
    this.limits = limits;
  }

  /** The file, as the user named it. */
  String file() {
    return file;
  }

  /** Whether a node of that id was added. */
  boolean has(String id) {
    Integer number = numberOfId.get(id);
    return number != null && vertexOfNumber.get(number) != NOT_YET;
  }

  /** Adds a node; refuses an id that occurs again, and one node too many. */
  void vertex(String id, int line, Map<String, String> attributes) {
    if (vertices.size() == limits.nodes()) {
      throw refusal(line, "found one more node", limits.nodes() + " nodes at most");
    }
    int number = number(id, line);
    int earlier = vertexOfNumber.get(number);
    if (earlier != NOT_YET) {
      throw refusal(
          line,
          "found node '" + id + "' again, first on line " + vertices.get(earlier).line(),
          "ids that occur once");
    }
    vertexOfNumber.set(number, vertices.size());
    vertices.add(new Vertex(id, line, attributes.isEmpty() ? Map.of() : attributes));
  }

  /** Adds an edge between two nodes that are there or will be; refuses one edge too many. */
  void edge(String source, String target, int line, Map<String, String> attributes) {
    if (edges.size() == limits.edges()) {
      throw refusal(line, "found one more edge", limits.edges() + " edges at most");
    }
    edges.add(
        new Edge(
            number(source, line),
            number(target, line),
            line,
            attributes.isEmpty() ? Map.of() : attributes));
  }

  /** Takes out the edges to nodes that never came, and tells how many they were. */
  int withoutLooseEdges() {
    int before = edges.size();
    edges.removeIf(
        edge ->
            vertexOfNumber.get(edge.source()) == NOT_YET
                || vertexOfNumber.get(edge.target()) == NOT_YET);
    return before - edges.size();
  }

  /** Adds a sentence on what the file states and is not emulated; a second time it says nothing. */
  void note(String sentence) {
    if (!notes.contains(sentence)) {
      notes.add(sentence);
    }
  }

  /** The graph; refuses an edge to a node that never came, and a graph without nodes. */
  AttributedGraph graph(boolean directed, Function<String, Nature> natures) {
    if (vertices.isEmpty()) {
      throw new DocumentException(Place.of(file), "found a graph without nodes", "one or more");
    }
    edges.replaceAll(
        edge ->
            new Edge(
                vertexOf(edge, edge.source()),
                vertexOf(edge, edge.target()),
                edge.line(),
                edge.attributes()));
    return new AttributedGraph(file, directed, natures, vertices, edges, notes);
  }

  private int vertexOf(Edge edge, int number) {
    int vertex = vertexOfNumber.get(number);
    if (vertex == NOT_YET) {
      throw refusal(
          edge.line(),
          "found an edge between '"
              + ids.get(edge.source())
              + "' and '"
              + ids.get(edge.target())
              + "'",
          "nodes that exist: there is no node '" + ids.get(number) + "'");
    }
    return vertex;
  }

  private int number(String id, int line) {
    Integer known = numberOfId.get(id);
    if (known != null) {
      return known;
    }
    if (ids.size() == 2 * limits.nodes()) {
      throw refusal(line, "found one more node", limits.nodes() + " nodes at most");
    }
    numberOfId.put(id, ids.size());
    ids.add(id);
    vertexOfNumber.add(NOT_YET);
    return ids.size() - 1;
  }

  /** The exception for a line that says something it may not. */
  DocumentException refusal(int line, String found, String expected) {
    return new DocumentException(Place.of(file, line), found, expected);
  }
}
