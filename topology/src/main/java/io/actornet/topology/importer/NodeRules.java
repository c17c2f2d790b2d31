package io.actornet.topology.importer;

import io.actornet.topology.importer.AttributedGraph.Edge;
import io.actornet.topology.importer.AttributedGraph.Vertex;
import java.util.Arrays;

/** Decides what each node of a graph becomes. */
final class NodeRules {
  private static final int NO_NEIGHBOUR = -1;
  private static final int SEVERAL_NEIGHBOURS = -2;

  private final AttributedGraph graph;
  private final ImportOptions options;
  private final Assumptions assumptions;
  private final Nature[] natures;

  NodeRules(AttributedGraph graph, ImportOptions options, Assumptions assumptions) {
    this.graph = graph;
    this.options = options;
    this.assumptions = assumptions;
    natures = new Nature[graph.vertices().size()];
  }

  /** What each vertex becomes; what was assumed is counted. */
  NodeMeaning[] meanings() {
    for (int i = 0; i < natures.length; i++) {
      natures[i] = nature(graph.vertices().get(i));
    }
    boolean[] inLoop = junctionsInLoops();
    int[] neighbours = neighbours();
    NodeMeaning[] meanings = new NodeMeaning[natures.length];
    for (int i = 0; i < meanings.length; i++) {
      Vertex vertex = graph.vertices().get(i);
      NodeMeaning chosen = options.kinds().get(vertex.text(Attributes.KIND));
      meanings[i] = chosen != null ? chosen : meaning(natures[i], inLoop[i], neighbours[i]);
      count(i, meanings[i], chosen != null, inLoop[i]);
    }
    return meanings;
  }

  private Nature nature(Vertex vertex) {
    Nature stated = graph.natures().apply(vertex.text(Attributes.KIND));
    return stated == null && isSet(vertex.text(Attributes.HYPEREDGE)) ? Nature.JUNCTION : stated;
  }

  private static boolean isSet(String flag) {
    return !flag.isEmpty() && !flag.equals("0") && !flag.equalsIgnoreCase("false");
  }

  private NodeMeaning meaning(Nature nature, boolean inLoop, int neighbours) {
    NodeMeaning forAll = options.nodes();
    return switch (nature) {
      case SWITCH -> NodeMeaning.SWITCH;
      case HUB -> NodeMeaning.HUB;
      case JUNCTION -> inLoop ? NodeMeaning.ROUTER : NodeMeaning.SWITCH;
      case ATTACHED -> NodeMeaning.HOST;
      case null -> forAll == null ? NodeMeaning.ROUTER_WITH_HOST : forAll;
      case ROUTER -> forAll == null ? NodeMeaning.ROUTER : forAll;
      case HOST -> forAll == null ? NodeMeaning.HOST : forAll;
      case END_SYSTEM ->
          forAll != null
              ? forAll
              : neighbours == SEVERAL_NEIGHBOURS ? NodeMeaning.ROUTER_WITH_HOST : NodeMeaning.HOST;
    };
  }

  private void count(int vertex, NodeMeaning meaning, boolean chosen, boolean inLoop) {
    if (natures[vertex] == Nature.JUNCTION && !chosen) {
      assumptions.switches += inLoop ? 0 : 1;
      assumptions.loopedHyperedges += inLoop ? 1 : 0;
      return;
    }
    assumptions.meanings.merge(meaning, 1, Integer::sum);
    boolean forwards = natures[vertex] == Nature.END_SYSTEM && options.nodes() == null && !chosen;
    assumptions.forwarding += forwards && meaning == NodeMeaning.ROUTER_WITH_HOST ? 1 : 0;
    assumptions.external +=
        graph.vertices().get(vertex).text(Attributes.INTERNAL).equals("0") ? 1 : 0;
  }

  /** Which junctions would be in a loop of switches. */
  private boolean[] junctionsInLoops() {
    Joined joined = new Joined(natures.length);
    boolean[] loopAt = new boolean[natures.length];
    for (Edge edge : graph.edges()) {
      boolean betweenJunctions =
          natures[edge.source()] == Nature.JUNCTION
              && natures[edge.target()] == Nature.JUNCTION
              && !edge.isLoop();
      if (betweenJunctions && !joined.join(edge)) {
        loopAt[joined.root(edge.source())] = true;
      }
    }
    boolean[] inLoop = new boolean[natures.length];
    boolean[] loopAtRoot = new boolean[natures.length];
    for (int i = 0; i < natures.length; i++) {
      // Two parts that had loops may have been joined later.
      loopAtRoot[joined.root(i)] |= loopAt[i];
    }
    for (int i = 0; i < natures.length; i++) {
      inLoop[i] = natures[i] == Nature.JUNCTION && loopAtRoot[joined.root(i)];
    }
    return inLoop;
  }

  /** The one neighbour of each vertex, or that it has none or several. */
  private int[] neighbours() {
    int[] neighbours = new int[natures.length];
    Arrays.fill(neighbours, NO_NEIGHBOUR);
    for (Edge edge : graph.edges()) {
      if (!edge.isLoop()) {
        meet(neighbours, edge.source(), edge.target());
        meet(neighbours, edge.target(), edge.source());
      }
    }
    return neighbours;
  }

  private static void meet(int[] neighbours, int vertex, int other) {
    int known = neighbours[vertex];
    neighbours[vertex] = known == NO_NEIGHBOUR || known == other ? other : SEVERAL_NEIGHBOURS;
  }
}
