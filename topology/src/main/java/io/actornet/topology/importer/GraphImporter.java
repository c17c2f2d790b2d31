package io.actornet.topology.importer;

import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.Place;
import io.actornet.topology.document.Values;
import io.actornet.topology.importer.AttributedGraph.Edge;
import io.actornet.topology.importer.AttributedGraph.Vertex;
import io.actornet.topology.model.NetworkBuilder;
import io.actornet.topology.model.NetworkInterface;
import io.actornet.topology.model.NodeKind;
import io.actornet.topology.model.NodeOptions;
import io.actornet.topology.value.LinkSettings;
import io.actornet.topology.value.MacAddress;
import io.actornet.topology.value.ValueFormatException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Makes a network of a graph by the rules that {@link io.actornet.topology.importer} states. */
final class GraphImporter {
  private static final String HOST_SUFFIX = "-host";
  private static final String LAN_SUFFIX = "-lan";
  private static final Function<String, Integer> MTU = Values.integer(68, 65_535);

  private final AttributedGraph graph;
  private final ImportOptions options;
  private final NetworkBuilder builder;
  private final String[] names;
  private final Assumptions assumptions;
  private final LinkRules links;
  private final Map<Integer, Edge> lanLoops = new HashMap<>();
  private NodeMeaning[] meanings;

  GraphImporter(AttributedGraph graph, ImportOptions options, NetworkBuilder builder) {
    this.graph = graph;
    this.options = options;
    this.builder = builder;
    names = new String[graph.vertices().size()];
    assumptions = new Assumptions(graph, options);
    links = new LinkRules(graph, names, options, assumptions);
  }

  ImportReport run() {
    meanings = new NodeRules(graph, options, assumptions).meanings();
    chooseNames();
    findLans();
    for (int i = 0; i < names.length; i++) {
      addNode(i);
    }
    addLinks();
    Joined joined = new Joined(names.length);
    assumptions.components = names.length;
    for (Edge edge : graph.edges()) {
      assumptions.components -= joined.join(edge) ? 1 : 0;
    }
    return new ImportReport(names.length, graph.edges().size(), assumptions.sentences());
  }

  private void chooseNames() {
    boolean withHosts = List.of(meanings).contains(NodeMeaning.ROUTER_WITH_HOST);
    NodeNames unique =
        new NodeNames(builder, withHosts ? List.of(HOST_SUFFIX, LAN_SUFFIX) : List.of());
    for (int i = 0; i < names.length; i++) {
      Vertex vertex = graph.vertices().get(i);
      String label = vertex.text(Attributes.LABEL);
      String name = label.equals("None") ? "" : NodeNames.sanitised(label);
      if (name.isEmpty()) {
        name = "n" + NodeNames.sanitised(vertex.id());
        assumptions.unlabelled++;
      }
      names[i] = unique.unique(name);
    }
    assumptions.renamed = unique.numbered();
  }

  /** The self loops that state the latency between the hosts at a node. */
  private void findLans() {
    for (Edge edge : graph.edges()) {
      boolean lan = edge.isLoop() && !edge.text(Attributes.LATENCY).isEmpty();
      if (edge.isLoop() && (!lan || lanLoops.putIfAbsent(edge.source(), edge) != null)) {
        assumptions.selfLoops++;
      }
    }
  }

  private void addNode(int index) {
    Vertex vertex = graph.vertices().get(index);
    builder.node(names[index], meanings[index].kind(), NodeOptions.NONE.withLabels(labels(vertex)));
    if (meanings[index] == NodeMeaning.ROUTER_WITH_HOST) {
      String host = names[index] + HOST_SUFFIX;
      builder.node(host, NodeKind.HOST);
      addAccess(host, vertex, index);
    }
  }

  /** Those that the file states, and the coordinates. */
  private Map<String, String> labels(Vertex vertex) {
    Map<String, String> labels = new HashMap<>();
    vertex
        .attributes()
        .forEach(
            (attribute, text) -> {
              if (attribute.startsWith(Attributes.LABEL_PREFIX)) {
                labels.put(attribute.substring(Attributes.LABEL_PREFIX.length()), text);
              }
            });
    if (links.coordinates(vertex) != null) {
      labels.put("latitude", vertex.text(Attributes.LATITUDE));
      labels.put("longitude", vertex.text(Attributes.LONGITUDE));
    }
    return labels;
  }

  /**
   * Links a host to a node, or to the LAN there.
   *
   * @param stating the vertex that states its rates
   */
  private void addAccess(String host, Vertex stating, int node) {
    Edge loop = lanLoops.get(node);
    long lanNanos = loop == null ? 0 : links.latencyNanos(loop);
    String access = loop == null ? names[node] : lan(node);
    builder.link(
        null,
        host,
        builder.networkInterface(host),
        access,
        builder.networkInterface(access),
        links.access(stating, graph.vertices().get(node), Attributes.BANDWIDTH_UP, lanNanos),
        links.access(stating, graph.vertices().get(node), Attributes.BANDWIDTH_DOWN, lanNanos),
        true);
  }

  /** The switch of a node's LAN; it comes into being with the first host. */
  private String lan(int node) {
    String lan = names[node] + LAN_SUFFIX;
    if (!builder.hasNode(lan)) {
      assumptions.lans++;
      LinkSettings usual = LinkSettings.DEFAULT;
      builder
          .node(lan, NodeKind.SWITCH)
          .link(
              lan,
              names[node],
              new LinkSettings(
                  0,
                  LinkRules.SHORTEST_DELAY_NANOS,
                  0,
                  usual.distribution(),
                  0,
                  usual.limitPackets(),
                  0));
    }
    return lan;
  }

  private void addLinks() {
    int[] mates = graph.directed() ? OppositeEdges.of(graph.edges()) : null;
    for (int i = 0; i < graph.edges().size(); i++) {
      Edge edge = graph.edges().get(i);
      if (edge.isLoop()) {
        continue;
      }
      if (!edge.text(Attributes.ATTACHED).isEmpty()) {
        addAccess(names[edge.source()], graph.vertices().get(edge.source()), edge.target());
      } else if (mates == null || mates[i] == OppositeEdges.NONE) {
        assumptions.oneWay += graph.directed() ? 1 : 0;
        LinkSettings bothWays = links.settings(edge);
        addLink(edge, bothWays, bothWays);
      } else if (mates[i] > i) {
        assumptions.pairs++;
        addLink(edge, links.settings(edge), links.settings(graph.edges().get(mates[i])));
      }
    }
  }

  private void addLink(Edge edge, LinkSettings there, LinkSettings back) {
    builder.link(
        null,
        names[edge.source()],
        end(edge, edge.source(), Attributes.SOURCE_INTERFACE, Attributes.SOURCE_MAC),
        names[edge.target()],
        end(edge, edge.target(), Attributes.TARGET_INTERFACE, Attributes.TARGET_MAC),
        there,
        back,
        true);
  }

  private int end(Edge edge, int vertex, String nameAttribute, String macAttribute) {
    String node = names[vertex];
    String name = NodeNames.sanitised(edge.text(nameAttribute));
    if (!name.isEmpty() && builder.interfaceIndex(node, name) >= 0) {
      throw refusal(
          edge, "found a second link at '" + node + ":" + name + "'", "one link an interface");
    }
    String mac = edge.text(macAttribute);
    String mtu = edge.text(Attributes.MTU);
    try {
      return builder.networkInterface(
          node,
          name.isEmpty() ? null : name,
          mac.isEmpty() ? null : MacAddress.parse(mac),
          null,
          0,
          mtu.isEmpty() ? NetworkInterface.DEFAULT_MTU : MTU.apply(mtu));
    } catch (ValueFormatException malformed) {
      throw refusal(
          edge,
          "'" + node + ":" + name + "': found '" + malformed.found() + "'",
          malformed.expected());
    }
  }

  private DocumentException refusal(Edge edge, String found, String expected) {
    return new DocumentException(Place.of(graph.file(), edge.line()), found, expected);
  }
}
