package io.actornet.topology.importer;

import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.YamlEntry;
import io.actornet.topology.document.YamlMapping;
import io.actornet.topology.document.YamlNode;
import io.actornet.topology.document.YamlReader;
import io.actornet.topology.document.YamlScalar;
import io.actornet.topology.document.YamlSequence;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a containerlab topology ({@code *.clab.yml}): {@code defaults} &lt; {@code kinds} &lt;
 * {@code groups} &lt; node, links in the brief and the extended form.
 */
final class ContainerlabReader {
  /** What stands for something outside the lab where a node may stand. */
  private static final Set<String> OUTSIDE =
      Set.of("host", "mgmt-net", "macvlan", "vxlan", "vxlan-stitch", "dummy");

  private static final String LEFT_OUT =
      "Links to the machine that runs the lab (host, mgmt-net, macvlan, vxlan, dummy) are left"
          + " out.";

  private final GraphDraft draft;
  private final YamlMapping topology;

  private ContainerlabReader(GraphDraft draft, YamlMapping topology) {
    this.draft = draft;
    this.topology = topology;
  }

  static AttributedGraph read(TextInput input, String file, ImportLimits limits)
      throws IOException {
    GraphDraft draft = new GraphDraft(file, limits);
    YamlMapping root = YamlReader.parseForeign(file, input.takeAll());
    YamlNode topology = root.get("topology");
    if (topology == null) {
      throw new DocumentException(
          root.place(), "found no 'topology'", "a containerlab file with topology: {nodes: …}");
    }
    ContainerlabReader reader = new ContainerlabReader(draft, topology.asMapping("'topology'"));
    reader.nodes();
    reader.links();
    draft.note("Images, commands and management addresses of the lab are not emulated.");
    return draft.graph(false, ContainerlabReader::nature);
  }

  private static Nature nature(String kind) {
    return switch (kind) {
      case "bridge", "ovs-bridge" -> Nature.SWITCH;
      case "", "linux", "host", "ext-container", "k8s-kind", "generic_vm" -> Nature.END_SYSTEM;
      default -> Nature.ROUTER;
    };
  }

  private void nodes() {
    YamlNode nodes = topology.get("nodes");
    if (nodes == null) {
      throw new DocumentException(topology.place(), "found no 'nodes'", "one or more");
    }
    for (YamlEntry entry : nodes.asMapping("'nodes'").entries()) {
      YamlMapping node = mapping(entry.value(), "node '" + entry.key() + "'");
      Map<String, String> attributes = new HashMap<>();
      attributes.put(Attributes.LABEL, entry.key());
      Layers layers = layers(node);
      if (layers.kind() != null) {
        attributes.put(Attributes.KIND, layers.kind());
      }
      layers.labels(attributes);
      draft.vertex(entry.key(), entry.place().line(), attributes);
    }
  }

  private Layers layers(YamlMapping node) {
    YamlMapping defaults = section("defaults");
    String kindOfNode = text(node, "kind");
    String kindByDefault = text(defaults, "kind");
    YamlMapping kindSection = mapping(section("kinds").get(or(kindOfNode, kindByDefault)));
    String group = or(text(node, "group"), or(text(kindSection, "group"), text(defaults, "group")));
    YamlMapping groupSection = mapping(section("groups").get(group));
    String kind = or(kindOfNode, or(text(groupSection, "kind"), kindByDefault));
    return new Layers(
        kind, group, List.of(defaults, mapping(section("kinds").get(kind)), groupSection, node));
  }

  private void links() {
    YamlNode links = topology.get("links");
    if (links == null || links.isNothing()) {
      return;
    }
    for (YamlNode item : links.asSequence("'links'").items()) {
      YamlMapping link = item.asMapping("a link");
      YamlNode endpoints = link.get("endpoints");
      if (endpoints == null && link.get("endpoint") != null) {
        draft.note(LEFT_OUT);
      } else if (endpoints == null) {
        throw new DocumentException(link.place(), "found a link without 'endpoints'", "two");
      } else {
        link(link, endpoints.asSequence("'endpoints'"));
      }
    }
  }

  private void link(YamlMapping link, YamlSequence endpoints) {
    if (endpoints.items().size() != 2) {
      throw new DocumentException(
          endpoints.place(), "found " + endpoints.items().size() + " endpoints", "two");
    }
    End source = end(endpoints.items().get(0));
    End target = end(endpoints.items().get(1));
    if (source.isOutside(draft) || target.isOutside(draft)) {
      draft.note(LEFT_OUT);
      return;
    }
    Map<String, String> attributes = new HashMap<>();
    put(attributes, Attributes.SOURCE_INTERFACE, source.networkInterface());
    put(attributes, Attributes.TARGET_INTERFACE, target.networkInterface());
    put(attributes, Attributes.SOURCE_MAC, source.mac());
    put(attributes, Attributes.TARGET_MAC, target.mac());
    put(attributes, Attributes.MTU, text(link, "mtu"));
    draft.edge(source.node(), target.node(), endpoints.place().line(), attributes);
  }

  /** {@code "node:interface"}, or {@code {node: …, interface: …, mac: …}}. */
  private static End end(YamlNode written) {
    if (written instanceof YamlMapping mapping) {
      String node = text(mapping, "node");
      if (node == null) {
        throw new DocumentException(mapping.place(), "found an endpoint without 'node'", "one");
      }
      return new End(node, text(mapping, "interface"), text(mapping, "mac"));
    }
    YamlScalar scalar = written.asScalar("an endpoint");
    int colon = scalar.text().indexOf(':');
    if (colon < 1) {
      throw new DocumentException(
          scalar.place(), "found the endpoint '" + scalar.text() + "'", "NODE:INTERFACE");
    }
    return new End(scalar.text().substring(0, colon), scalar.text().substring(colon + 1), null);
  }

  private YamlMapping section(String key) {
    return mapping(topology.get(key));
  }

  private YamlMapping mapping(YamlNode node) {
    return mapping(node, "a section of the topology");
  }

  /** A mapping, without keys where nothing stands. */
  private YamlMapping mapping(YamlNode node, String what) {
    return node == null || node.isNothing()
        ? new YamlMapping(topology.place(), List.of())
        : node.asMapping(what);
  }

  /** The single value of a key; null where there is none. */
  private static String text(YamlMapping mapping, String key) {
    return mapping.get(key) instanceof YamlScalar scalar && !scalar.isNull() ? scalar.text() : null;
  }

  private static String or(String first, String second) {
    return first == null ? second : first;
  }

  private static void put(Map<String, String> attributes, String key, String value) {
    if (value != null) {
      attributes.put(key, value);
    }
  }

  /**
   * An end of a link.
   *
   * @param networkInterface null when it has no name
   * @param mac null when it is not stated
   */
  private record End(String node, String networkInterface, String mac) {
    boolean isOutside(GraphDraft draft) {
      return OUTSIDE.contains(node) && !draft.has(node);
    }
  }

  /**
   * What holds for a node.
   *
   * @param kind null when nothing states it
   * @param group null when it is in none
   * @param sections from defaults to the node itself: later ones win
   */
  private record Layers(String kind, String group, List<YamlMapping> sections) {
    void labels(Map<String, String> attributes) {
      for (YamlMapping section : sections) {
        if (section.get("labels") instanceof YamlMapping labels) {
          for (YamlEntry label : labels.entries()) {
            if (label.value() instanceof YamlScalar value) {
              attributes.put(Attributes.LABEL_PREFIX + label.key(), value.text());
            }
          }
        }
      }
      if (group != null) {
        attributes.put(Attributes.LABEL_PREFIX + "group", group);
      }
    }
  }
}
