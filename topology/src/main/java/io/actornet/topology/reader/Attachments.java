package io.actornet.topology.reader;

import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.Fields;
import io.actornet.topology.document.LinkSettingsReader;
import io.actornet.topology.document.Values;
import io.actornet.topology.document.YamlNode;
import io.actornet.topology.document.YamlScalar;
import io.actornet.topology.document.YamlSequence;
import io.actornet.topology.model.Link;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.NetworkBuilder;
import io.actornet.topology.model.Node;
import io.actornet.topology.model.NodeKind;
import io.actornet.topology.selector.Selectors;
import io.actornet.topology.value.JitterDistribution;
import io.actornet.topology.value.LinkSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code attach}: LANs of hosts that are put at nodes which are there, whoever drew them.
 *
 * <p>At router X they are {@code X-host0}, {@code X-host1}, … on a switch {@code X-lan}; at a
 * switch they are linked to it.
 */
final class Attachments {
  private static final String LEAVES = "leaves";
  private static final int MOST_HOSTS = 4_000_000;
  private static final List<String> KEYS = keys();
  private static final LinkSettings USUAL =
      new LinkSettings(
          1_000_000_000,
          10_000,
          0,
          JitterDistribution.UNIFORM,
          0,
          LinkSettings.DEFAULT_LIMIT_PACKETS,
          0);

  private final NetworkBuilder builder;
  private final Network network;

  private Attachments(NetworkBuilder builder) {
    this.builder = builder;
    network = builder.build();
  }

  private static List<String> keys() {
    List<String> keys = new ArrayList<>(List.of("at", "hosts"));
    keys.addAll(LinkSettingsReader.KEYS);
    return List.copyOf(keys);
  }

  /**
   * Adds what is written.
   *
   * @param written one attachment, or a list of them; null for none
   */
  static void add(NetworkBuilder builder, YamlNode written) {
    if (written == null) {
      return;
    }
    List<YamlNode> items =
        written instanceof YamlSequence sequence ? sequence.items() : List.of(written);
    Attachments attachments = new Attachments(builder);
    for (YamlNode item : items) {
      attachments.attach(item.asMapping("'attach' in topology").fields("attach", KEYS));
    }
  }

  private void attach(Fields fields) {
    List<Node> nodes = nodes(fields);
    int hosts = fields.required("hosts", Values.integer(1, 1_000_000));
    LinkSettings link = LinkSettingsReader.read(fields, USUAL);
    if ((long) hosts * nodes.size() > MOST_HOSTS) {
      throw fields.refuse(
          "hosts",
          hosts + " hosts at each of " + nodes.size() + " nodes",
          MOST_HOSTS + " hosts at most");
    }
    for (Node node : nodes) {
      String lan = node.name();
      if (node.kind().hasAddresses()) {
        lan = node.name() + "-lan";
        if (!builder.hasNode(lan)) {
          builder.node(lan, NodeKind.SWITCH).link(lan, node.name(), link);
        }
      }
      int number = 0;
      for (int i = 0; i < hosts; i++) {
        while (builder.hasNode(node.name() + "-host" + number)) {
          number++;
        }
        String host = node.name() + "-host" + number;
        builder.node(host, NodeKind.HOST).link(host, lan, link);
      }
    }
  }

  private List<Node> nodes(Fields fields) {
    YamlScalar single = fields.required("at") instanceof YamlScalar scalar ? scalar : null;
    boolean leaves = single != null && single.text().equals(LEAVES) && !builder.hasNode(LEAVES);
    List<Node> nodes = leaves ? leaves() : new Selectors(network).nodes(fields, "at");
    for (Node node : nodes) {
      if (node.kind() == NodeKind.HOST) {
        throw fields.refuse("at", "host '" + node.name() + "' for a LAN", "routers or switches");
      }
    }
    if (nodes.isEmpty()) {
      throw new DocumentException(
          fields.place("at"),
          "'at: leaves' where every router has several neighbours",
          "another selector of routers or switches");
    }
    return nodes;
  }

  /** Routers and switches with at most one neighbour among routers and switches. */
  private List<Node> leaves() {
    Map<Integer, Integer> neighbour = new LinkedHashMap<>();
    for (Link link : network.links()) {
      meet(neighbour, link.a().node(), link.b().node());
      meet(neighbour, link.b().node(), link.a().node());
    }
    return network.nodes().stream()
        .filter(node -> node.kind() != NodeKind.HOST)
        .filter(node -> neighbour.getOrDefault(node.index(), 0) >= 0)
        .toList();
  }

  /** Keeps the neighbour of a node, and −1 from the second one on. */
  private void meet(Map<Integer, Integer> neighbour, int node, int other) {
    if (network.nodes().get(other).kind() != NodeKind.HOST) {
      neighbour.merge(node, other, (known, met) -> known.equals(met) ? known : -1);
    }
  }
}
