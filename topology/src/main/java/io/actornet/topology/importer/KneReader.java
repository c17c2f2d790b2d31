package io.actornet.topology.importer;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Reads a topology of KNE, the Kubernetes network emulation, in its text form. */
final class KneReader {
  private KneReader() {}

  static AttributedGraph read(TextInput input, String file, ImportLimits limits)
      throws IOException {
    GraphDraft draft = new GraphDraft(file, limits);
    TextProto text = new TextProto(input);
    for (String field = text.field(); field != null; field = text.field()) {
      int line = text.line();
      switch (field) {
        case "nodes" -> node(draft, text.message(), line);
        case "links" -> link(draft, text.message(), line);
        default -> text.value();
      }
    }
    draft.note("Images, configurations and services of the nodes are not emulated.");
    return draft.graph(false, KneReader::nature);
  }

  private static Nature nature(String vendor) {
    return switch (vendor) {
      case "", "HOST", "ALPINE", "KEYSIGHT", "UNKNOWN" -> Nature.END_SYSTEM;
      default -> Nature.ROUTER;
    };
  }

  private static void node(GraphDraft draft, Map<String, String> fields, int line) {
    String name = fields.getOrDefault("name", "");
    if (name.isEmpty()) {
      throw draft.refusal(line, "found a node without 'name'", "one");
    }
    String vendor = fields.getOrDefault("vendor", fields.getOrDefault("type", ""));
    draft.vertex(name, line, Map.of(Attributes.LABEL, name, Attributes.KIND, vendor));
  }

  private static void link(GraphDraft draft, Map<String, String> fields, int line) {
    String source = fields.getOrDefault("a_node", "");
    String target = fields.getOrDefault("z_node", "");
    if (source.isEmpty() || target.isEmpty()) {
      throw draft.refusal(line, "found a link without 'a_node' or 'z_node'", "both");
    }
    Map<String, String> attributes = new HashMap<>();
    attributes.put(Attributes.SOURCE_INTERFACE, fields.getOrDefault("a_int", ""));
    attributes.put(Attributes.TARGET_INTERFACE, fields.getOrDefault("z_int", ""));
    draft.edge(source, target, line, attributes);
  }
}
