package io.actornet.topology.importer;

import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.Place;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads GML (Himsolt, 1996) as the Internet Topology Zoo, yEd, NetworkX and Shadow write it: one
 * {@code graph [ … ]} of {@code node [ id … ]} and {@code edge [ source … target … ]}. Keys that it
 * does not know are passed over, whatever they hold.
 */
final class GmlReader {
  private static final String EXPECTED =
      "a GML file of node [ … ] and edge [ … ] in one graph [ … ]";

  private final GmlTokens tokens;
  private final GraphDraft draft;
  private boolean directed;

  private GmlReader(GmlTokens tokens, GraphDraft draft) {
    this.tokens = tokens;
    this.draft = draft;
  }

  /**
   * Reads a graph.
   *
   * @param file as the user named it
   * @throws DocumentException if the file is not GML, is cut short or exceeds the limits
   */
  static AttributedGraph read(TextInput input, String file, ImportLimits limits)
      throws IOException {
    GraphDraft draft = new GraphDraft(file, limits);
    boolean directed = readInto(draft, input);
    return draft.graph(directed, Nature::ofWord);
  }

  /**
   * Reads nodes and edges.
   *
   * @return whether the edges have a direction
   */
  static boolean readInto(GraphDraft draft, TextInput input) throws IOException {
    GmlReader reader = new GmlReader(new GmlTokens(input), draft);
    reader.document();
    return reader.directed;
  }

  private void document() throws IOException {
    boolean graphSeen = false;
    while (tokens.next() != GmlTokens.Kind.END) {
      String key = key("at the outermost level");
      int line = tokens.line();
      GmlTokens.Kind value = tokens.next();
      if (!key.equals("graph")) {
        skip(value, key);
      } else if (value != GmlTokens.Kind.OPEN) {
        throw refusal("found 'graph' without '['", EXPECTED);
      } else if (graphSeen) {
        throw draft.refusal(line, "found a second graph", "one");
      } else {
        graphSeen = true;
        graph();
      }
    }
    if (!graphSeen) {
      throw new DocumentException(Place.of(draft.file()), "found no graph", EXPECTED);
    }
  }

  private void graph() throws IOException {
    while (tokens.next() != GmlTokens.Kind.CLOSE) {
      String key = key("in the graph");
      int line = tokens.line();
      GmlTokens.Kind value = tokens.next();
      switch (key) {
        case "node" -> node(value, line);
        case "edge" -> edge(value, line);
        case "directed" -> directed = tokens.text().equals("1");
        default -> skip(value, key);
      }
    }
  }

  private void node(GmlTokens.Kind value, int line) throws IOException {
    Map<String, String> attributes = attributes(value, "node", line);
    draft.vertex(required(attributes, "id", "node", line), line, attributes);
  }

  private void edge(GmlTokens.Kind value, int line) throws IOException {
    Map<String, String> attributes = attributes(value, "edge", line);
    String source = required(attributes, "source", "edge", line);
    String target = required(attributes, "target", "edge", line);
    draft.edge(source, target, line, attributes);
  }

  /** The wanted attributes of a node or an edge, and those that identify it. */
  private Map<String, String> attributes(GmlTokens.Kind value, String element, int line)
      throws IOException {
    if (value != GmlTokens.Kind.OPEN) {
      throw draft.refusal(line, "found '" + element + "' without '['", EXPECTED);
    }
    Map<String, String> attributes = new TreeMap<>();
    while (tokens.next() != GmlTokens.Kind.CLOSE) {
      String key = key("in the " + element + " that begins on line " + line);
      GmlTokens.Kind kind = tokens.next();
      if (isSingle(kind)) {
        boolean identifies =
            element.equals("node")
                ? key.equals("id")
                : key.equals("source") || key.equals("target");
        if (identifies || Attributes.OF_GRAPHS.contains(key)) {
          attributes.putIfAbsent(key, tokens.text().strip());
        }
      } else {
        skip(kind, key);
      }
    }
    return attributes;
  }

  private String required(Map<String, String> attributes, String key, String element, int line) {
    String value = attributes.remove(key);
    if (value == null || value.isEmpty()) {
      throw draft.refusal(line, "found a " + element + " without '" + key + "'", "one");
    }
    return value;
  }

  private String key(String where) {
    if (tokens.kind() == GmlTokens.Kind.END) {
      throw refusal("the file ends " + where, "']' for every '['");
    }
    if (tokens.kind() != GmlTokens.Kind.KEY) {
      throw refusal(
          tokens.kind() == GmlTokens.Kind.CLOSE
              ? "found ']' that closes nothing"
              : "found '" + tokens.text() + "' " + where,
          "a key such as node, edge or label");
    }
    return tokens.text();
  }

  /** Passes over a value; a list with all that it holds, however deep. */
  private void skip(GmlTokens.Kind value, String key) throws IOException {
    if (!isSingle(value) && value != GmlTokens.Kind.OPEN) {
      throw refusal("found no value for '" + key + "'", EXPECTED);
    }
    int line = tokens.line();
    long depth = value == GmlTokens.Kind.OPEN ? 1 : 0;
    while (depth > 0) {
      switch (tokens.next()) {
        case OPEN -> depth++;
        case CLOSE -> depth--;
        case END ->
            throw refusal(
                "the file ends in the list that begins on line " + line, "']' for every '['");
        case KEY, NUMBER, TEXT -> {}
      }
    }
  }

  /** Whether a token is a value by itself; some programs write words such as NaN for numbers. */
  private static boolean isSingle(GmlTokens.Kind kind) {
    return switch (kind) {
      case TEXT, NUMBER, KEY -> true;
      case OPEN, CLOSE, END -> false;
    };
  }

  private DocumentException refusal(String found, String expected) {
    return draft.refusal(tokens.line(), found, expected);
  }
}
