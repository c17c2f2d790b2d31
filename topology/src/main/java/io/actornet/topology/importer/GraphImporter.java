package io.actornet.topology.importer;

import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.Place;
import io.actornet.topology.importer.AttributedGraph.Edge;
import io.actornet.topology.importer.AttributedGraph.Vertex;
import io.actornet.topology.model.NetworkBuilder;
import io.actornet.topology.model.NodeKind;
import io.actornet.topology.value.LinkSettings;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Makes a network of a graph by the rules that {@link io.actornet.topology.importer} states. */
final class GraphImporter {
  private static final String LABEL = "label";
  private static final String LATITUDE = "Latitude";
  private static final String LONGITUDE = "Longitude";
  private static final String HYPEREDGE = "hyperedge";
  private static final String INTERNAL = "Internal";
  private static final String SPEED = "LinkSpeedRaw";

  /** The attributes that the rules look at, by the names of the Internet Topology Zoo. */
  static final Set<String> ATTRIBUTES =
      Set.of(LABEL, LATITUDE, LONGITUDE, HYPEREDGE, INTERNAL, SPEED);

  /** Places of one town have the same coordinates, but no link is shorter than 2 km of fibre. */
  static final long SHORTEST_DELAY_NANOS = 10_000;

  private static final String HOST_SUFFIX = "-host";

  private final AttributedGraph graph;
  private final ImportOptions options;
  private final NetworkBuilder builder;
  private final NodeKind[] kinds;
  private final String[] names;
  private final Assumptions assumptions;

  GraphImporter(AttributedGraph graph, ImportOptions options, NetworkBuilder builder) {
    this.graph = graph;
    this.options = options;
    this.builder = builder;
    kinds = new NodeKind[graph.vertices().size()];
    names = new String[kinds.length];
    assumptions = new Assumptions(options);
  }

  ImportReport run() {
    chooseKinds();
    chooseNames();
    for (int i = 0; i < kinds.length; i++) {
      addNode(i);
    }
    for (Edge edge : graph.edges()) {
      addLink(edge);
    }
    assumptions.directed = graph.directed();
    assumptions.components = components();
    return new ImportReport(
        graph.vertices().size(), graph.edges().size(), assumptions.sentences(graph.edges().size()));
  }

  private void chooseKinds() {
    NodeKind usual = options.nodes() == NodeMeaning.HOST ? NodeKind.HOST : NodeKind.ROUTER;
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = isSet(graph.vertices().get(i), HYPEREDGE) ? NodeKind.SWITCH : usual;
    }
    int[] parent = identity();
    boolean[] inLoop = new boolean[kinds.length];
    for (Edge edge : graph.edges()) {
      boolean betweenSwitches =
          kinds[edge.source()] == NodeKind.SWITCH
              && kinds[edge.target()] == NodeKind.SWITCH
              && edge.source() != edge.target();
      if (betweenSwitches && !join(parent, edge)) {
        inLoop[root(parent, edge.source())] = true;
      }
    }
    for (int i = 0; i < kinds.length; i++) {
      if (kinds[i] == NodeKind.SWITCH && inLoop[root(parent, i)]) {
        kinds[i] = NodeKind.ROUTER;
        assumptions.loopedHyperedges++;
      } else if (kinds[i] == NodeKind.SWITCH) {
        assumptions.switches++;
      } else if ("0".equals(graph.vertices().get(i).attributes().get(INTERNAL))) {
        assumptions.external++;
      }
    }
  }

  private void chooseNames() {
    boolean withHosts = options.nodes() == NodeMeaning.ROUTER_WITH_HOST;
    NodeNames unique = new NodeNames(builder, withHosts ? HOST_SUFFIX : "");
    for (int i = 0; i < names.length; i++) {
      Vertex vertex = graph.vertices().get(i);
      String label = vertex.attributes().getOrDefault(LABEL, "");
      String name = label.equals("None") ? "" : NodeNames.sanitised(label);
      if (name.isEmpty()) {
        name = "n" + NodeNames.sanitised(vertex.id());
        assumptions.unlabelled++;
      }
      names[i] = unique.unique(name);
    }
    assumptions.renamed = unique.numbered();
  }

  private void addNode(int vertex) {
    builder.node(names[vertex], kinds[vertex]);
    boolean hasHost =
        options.nodes() == NodeMeaning.ROUTER_WITH_HOST && kinds[vertex] == NodeKind.ROUTER;
    if (hasHost) {
      String host = names[vertex] + HOST_SUFFIX;
      builder.node(host, NodeKind.HOST).link(host, names[vertex], options.hostLink());
    }
  }

  private void addLink(Edge edge) {
    if (edge.source() == edge.target()) {
      assumptions.selfLoops++;
      return;
    }
    LinkSettings usual = options.link();
    LinkSettings settings =
        new LinkSettings(
            rate(edge),
            delayNanos(edge),
            usual.jitterNanos(),
            usual.distribution(),
            usual.loss(),
            usual.limitPackets(),
            usual.limitBytes());
    builder.link(names[edge.source()], names[edge.target()], settings);
  }

  private long delayNanos(Edge edge) {
    double[] source = coordinates(graph.vertices().get(edge.source()));
    double[] target = coordinates(graph.vertices().get(edge.target()));
    if (source == null || target == null) {
      assumptions.withoutCoordinates++;
      return options.link().delayNanos();
    }
    long nanos =
        GreatCircle.nanos(source[0], source[1], target[0], target[1], options.shareOfLightSpeed());
    assumptions.lengthened += nanos < SHORTEST_DELAY_NANOS ? 1 : 0;
    return Math.max(SHORTEST_DELAY_NANOS, nanos);
  }

  /** Latitude and longitude in degrees, null when one of them is missing. */
  private double[] coordinates(Vertex vertex) {
    String latitude = vertex.attributes().getOrDefault(LATITUDE, "");
    String longitude = vertex.attributes().getOrDefault(LONGITUDE, "");
    if (latitude.isEmpty() || longitude.isEmpty()) {
      return null;
    }
    String node = "node '" + vertex.id() + "'";
    return new double[] {
      number(latitude, LATITUDE, -90, 90, node, vertex.line()),
      number(longitude, LONGITUDE, -180, 180, node, vertex.line())
    };
  }

  private long rate(Edge edge) {
    String speed = edge.attributes().getOrDefault(SPEED, "");
    String between = "edge " + names[edge.source()] + " – " + names[edge.target()];
    long rate =
        speed.isEmpty() ? 0 : StrictMath.round(number(speed, SPEED, 0, 1e18, between, edge.line()));
    if (rate == 0) {
      assumptions.withoutSpeed++;
      return options.link().rateBitsPerSecond();
    }
    return rate;
  }

  private double number(
      String text, String attribute, double min, double max, String of, int line) {
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException notNumeric) {
      value = Double.NaN;
    }
    if (!(value >= min && value <= max)) {
      throw new DocumentException(
          Place.of(graph.file(), line),
          of + ": found " + attribute + " '" + text + "'",
          String.format(Locale.ROOT, "a number from %.0f to %.0f", min, max));
    }
    return value;
  }

  private static boolean isSet(Vertex vertex, String attribute) {
    String text = vertex.attributes().getOrDefault(attribute, "");
    return !text.isEmpty() && !text.equals("0") && !text.equalsIgnoreCase("false");
  }

  private int components() {
    int[] parent = identity();
    int components = parent.length;
    for (Edge edge : graph.edges()) {
      components -= join(parent, edge) ? 1 : 0;
    }
    return components;
  }

  private int[] identity() {
    int[] parent = new int[graph.vertices().size()];
    Arrays.setAll(parent, vertex -> vertex);
    return parent;
  }

  /** Joins the ends of an edge; false when they were joined before. */
  private static boolean join(int[] parent, Edge edge) {
    int one = root(parent, edge.source());
    int other = root(parent, edge.target());
    parent[Math.max(one, other)] = Math.min(one, other);
    return one != other;
  }

  private static int root(int[] parent, int vertex) {
    int at = vertex;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }
}
