package io.actornet.topology.importer;

import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.Place;
import io.actornet.topology.document.YamlEntry;
import io.actornet.topology.document.YamlMapping;
import io.actornet.topology.document.YamlNode;
import io.actornet.topology.document.YamlReader;
import io.actornet.topology.document.YamlScalar;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads a configuration of Shadow ({@code shadow.yaml}): its graph, which stands in it or in a file
 * of its own, and the hosts with the node that each is at.
 */
final class ShadowReader {
  private static final String HOST = "shadow-host";

  /** What Shadow means by the type {@code 1_gbit_switch}. */
  private static final String SWITCH =
      """
      graph [ node [ id 0 host_bandwidth_up "1 Gbit" host_bandwidth_down "1 Gbit" ]
      edge [ source 0 target 0 latency "1 ms" ] ]
      """;

  private final GraphDraft draft;
  private final ImportLimits limits;
  private final Path directory;

  private ShadowReader(GraphDraft draft, ImportLimits limits, Path directory) {
    this.draft = draft;
    this.limits = limits;
    this.directory = directory;
  }

  /**
   * Reads graph and hosts.
   *
   * @param directory what a graph in a file of its own is relative to
   */
  static AttributedGraph read(TextInput input, String file, Path directory, ImportLimits limits)
      throws IOException {
    GraphDraft draft = new GraphDraft(file, limits);
    YamlMapping root = YamlReader.parseForeign(file, input.takeAll());
    ShadowReader reader = new ShadowReader(draft, limits, directory);
    boolean directed = reader.graph(mapping(mapping(root, "network"), "graph"));
    reader.hosts(mapping(root, "hosts"));
    draft.note("What runs on the hosts is not imported, and their addresses are assigned anew.");
    return draft.graph(directed, kind -> kind.equals(HOST) ? Nature.ATTACHED : Nature.ROUTER);
  }

  private boolean graph(YamlMapping graph) throws IOException {
    String type = text(graph, "type");
    if ("1_gbit_switch".equals(type)) {
      return gml(new ByteArrayInputStream(SWITCH.getBytes(StandardCharsets.UTF_8)), 1);
    }
    if (!"gml".equals(type)) {
      throw new DocumentException(
          graph.place(), "found a graph of type '" + type + "'", "gml or 1_gbit_switch");
    }
    if (graph.get("inline") instanceof YamlScalar inline) {
      byte[] bytes = inline.text().getBytes(StandardCharsets.UTF_8);
      return gml(new ByteArrayInputStream(bytes), inline.place().line() + 1);
    }
    YamlMapping file = mapping(graph, "file");
    String path = text(file, "path");
    if (path == null || text(file, "compression") != null) {
      throw new DocumentException(file.place(), "found no plain file", "'path' of a GML file");
    }
    try {
      Path plain = directory.resolve(path);
      if (Files.isRegularFile(plain)) {
        try (InputStream in = Files.newInputStream(plain)) {
          return gml(in, 1);
        }
      }
    } catch (IOException | InvalidPathException _) {
      // It is refused like a file that is not there.
    }
    throw new DocumentException(
        file.get("path").place(), "found the graph '" + path + "'", "a file that can be read");
  }

  private boolean gml(InputStream bytes, int firstLine) throws IOException {
    TextInput text = new TextInput(bytes, draft.file(), firstLine, limits);
    return GmlReader.readInto(draft, text);
  }

  private void hosts(YamlMapping hosts) {
    for (YamlEntry entry : hosts.entries()) {
      YamlMapping host = entry.value().asMapping("host '" + entry.key() + "'");
      String node = text(host, "network_node_id");
      if (node == null || !draft.has(node)) {
        throw new DocumentException(
            host.get("network_node_id") == null
                ? host.place()
                : host.get("network_node_id").place(),
            "found host '" + entry.key() + "' at node '" + node + "'",
            "'network_node_id', the id of a node of the graph");
      }
      Map<String, String> attributes = new HashMap<>();
      attributes.put(Attributes.LABEL, entry.key());
      attributes.put(Attributes.KIND, HOST);
      put(attributes, Attributes.BANDWIDTH_UP, text(host, "bandwidth_up"));
      put(attributes, Attributes.BANDWIDTH_DOWN, text(host, "bandwidth_down"));
      int line = entry.place().line();
      String id = "host " + entry.key();
      draft.vertex(id, line, attributes);
      draft.edge(id, node, line, Map.of(Attributes.ATTACHED, "1"));
    }
  }

  private static YamlMapping mapping(YamlMapping parent, String key) {
    YamlNode value = parent.get(key);
    if (value == null) {
      throw new DocumentException(
          Place.of(parent.place().file(), parent.place().line()),
          "found no '" + key + "'",
          "a configuration of Shadow with network: {graph: …} and hosts: {…}");
    }
    return value.asMapping("'" + key + "'");
  }

  /** The single value of a key; null where there is none. */
  private static String text(YamlMapping mapping, String key) {
    return mapping.get(key) instanceof YamlScalar scalar && !scalar.isNull() ? scalar.text() : null;
  }

  private static void put(Map<String, String> attributes, String key, String value) {
    if (value != null) {
      attributes.put(key, value);
    }
  }
}
