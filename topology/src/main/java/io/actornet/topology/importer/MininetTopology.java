package io.actornet.topology.importer;

import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The topologies that Mininet knows by a text such as {@code tree,depth=2,fanout=3} ({@code mn
 * --topo}), with the names that Mininet gives.
 */
final class MininetTopology {
  private static final String FORMS =
      "minimal, single,K, reversed,K, linear,K,N, tree,DEPTH,FANOUT or torus,X,Y,N";
  private static final String HOST = "host";
  private static final String SWITCH = "switch";

  private final GraphDraft draft;
  private int switches;
  private int hosts;

  private MininetTopology(GraphDraft draft) {
    this.draft = draft;
  }

  /**
   * The graph that a text stands for.
   *
   * @throws DocumentException if it stands for none, or one beyond the limits
   */
  static AttributedGraph of(String text, ImportLimits limits) {
    GraphDraft draft = new GraphDraft("mininet " + text, limits);
    MininetTopology topology = new MininetTopology(draft);
    String[] parts = text.strip().split(" *, *", -1);
    switch (parts[0]) {
      case "minimal" -> {
        topology.values(parts, Map.of());
        topology.single(2);
      }
      case "single", "reversed" ->
          topology.single(topology.values(parts, ordered("k", 2)).get("k"));
      case "linear" -> topology.linear(topology.values(parts, ordered("k", 2, "n", 1)));
      case "tree" -> {
        Map<String, Integer> values = topology.values(parts, ordered("depth", 1, "fanout", 2));
        topology.tree(values.get("depth"), values.get("fanout"));
      }
      case "torus" -> topology.torus(topology.values(parts, ordered("x", 3, "y", 3, "n", 1)));
      default -> throw topology.refusal("found '" + parts[0] + "'", FORMS);
    }
    return draft.graph(false, kind -> kind.equals(SWITCH) ? Nature.JUNCTION : Nature.ofWord(kind));
  }

  private static Map<String, Integer> ordered(Object... namesAndValues) {
    Map<String, Integer> ordered = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      ordered.put((String) namesAndValues[i], (Integer) namesAndValues[i + 1]);
    }
    return ordered;
  }

  /** The parameters, by place or by name. */
  private Map<String, Integer> values(String[] parts, Map<String, Integer> usual) {
    Map<String, Integer> values = new LinkedHashMap<>(usual);
    List<String> names = List.copyOf(usual.keySet());
    for (int i = 1; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      String name =
          equals >= 0 ? parts[i].substring(0, equals) : i <= names.size() ? names.get(i - 1) : "";
      String value = parts[i].substring(equals + 1);
      if (!values.containsKey(name) || !value.matches("[1-9][0-9]{0,5}")) {
        throw refusal("found '" + parts[i] + "'", FORMS + " with numbers from 1 to 999999");
      }
      values.put(name, Integer.parseInt(value));
    }
    return values;
  }

  private void single(int count) {
    String node = addSwitch("s1");
    for (int i = 1; i <= count; i++) {
      link(addHost("h" + i), node);
    }
  }

  private void linear(Map<String, Integer> values) {
    int perSwitch = values.get("n");
    String last = null;
    for (int i = 1; i <= values.get("k"); i++) {
      String node = addSwitch("s" + i);
      for (int j = 1; j <= perSwitch; j++) {
        link(addHost(perSwitch == 1 ? "h" + i : "h" + j + "s" + i), node);
      }
      if (last != null) {
        link(node, last);
      }
      last = node;
    }
  }

  /** Switches are numbered from the root on, each before those below it. */
  private String tree(int depth, int fanout) {
    if (depth > 30) {
      throw refusal("found a depth of " + depth, "30 at most");
    }
    if (depth == 0) {
      return addHost("h" + ++hosts);
    }
    String node = addSwitch("s" + ++switches);
    for (int i = 0; i < fanout; i++) {
      link(node, tree(depth - 1, fanout));
    }
    return node;
  }

  private void torus(Map<String, Integer> values) {
    int width = values.get("x");
    int height = values.get("y");
    int perSwitch = values.get("n");
    if (width < 3 || height < 3) {
      throw refusal("found a torus of " + width + " by " + height, "3 by 3 or more");
    }
    for (int i = 1; i <= width; i++) {
      for (int j = 1; j <= height; j++) {
        String place = i + "x" + j;
        addSwitch("s" + place);
        for (int k = 1; k <= perSwitch; k++) {
          link(addHost("h" + place + (perSwitch == 1 ? "" : "x" + k)), "s" + place);
        }
        link("s" + place, "s" + i + "x" + (j % height + 1));
        link("s" + place, "s" + (i % width + 1) + "x" + j);
      }
    }
  }

  private String addSwitch(String name) {
    draft.vertex(name, 0, Map.of(Attributes.LABEL, name, Attributes.KIND, SWITCH));
    return name;
  }

  private String addHost(String name) {
    draft.vertex(name, 0, Map.of(Attributes.LABEL, name, Attributes.KIND, HOST));
    return name;
  }

  private void link(String a, String b) {
    draft.edge(a, b, 0, Map.of());
  }

  private DocumentException refusal(String found, String expected) {
    return new DocumentException(Place.of(draft.file()), found, expected);
  }
}
