package io.actornet.topology.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Loops of switches and hubs. They run no spanning tree, so that in a loop every broadcast circles
 * for ever and is multiplied where it can leave: a storm.
 */
public final class BridgeLoops {
  /** Enough to see what is wrong; a mesh has very many. */
  private static final int MOST_LOOPS = 10;

  private static final int MOST_NAMES = 8;
  private static final int NONE = -1;

  private final Network network;
  private final int[] linkToParent;
  private final int[] depth;

  /**
   * A loop.
   *
   * @param nodes in the order in which they follow each other
   * @param links the first from the first node to the second, the last back to the first
   */
  public record Loop(List<Node> nodes, List<Link> links) {
    /** In a sentence. */
    public String sentence() {
      boolean switches = nodes.stream().allMatch(node -> node.kind() == NodeKind.SWITCH);
      boolean hubs = nodes.stream().allMatch(node -> node.kind() == NodeKind.HUB);
      boolean alone = nodes.size() == 1;
      String kinds = alone ? (switches ? "switch" : "hub") : hubs ? "hubs" : "switches and hubs";
      return (switches && !alone ? "switches" : kinds)
          + " "
          + some(nodes.stream().map(Node::name).toList())
          + (alone ? " forms" : " form")
          + " a loop without a spanning tree, by the links "
          + some(links.stream().map(Link::name).toList())
          + ": broadcasts will circle in it without end";
    }

    private static String some(List<String> names) {
      String first = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
      return names.size() > MOST_NAMES ? first + ", …" : first;
    }
  }

  private BridgeLoops(Network network) {
    this.network = network;
    linkToParent = new int[network.nodes().size()];
    depth = new int[network.nodes().size()];
    Arrays.fill(linkToParent, NONE);
    Arrays.fill(depth, NONE);
  }

  /**
   * Finds a loop for each link that closes one, but not more than ten; in time linear in the size
   * of the network.
   */
  public static List<Loop> of(Network network) {
    BridgeLoops search = new BridgeLoops(network);
    for (Node node : network.nodes()) {
      if (isBridge(node) && search.depth[node.index()] == NONE) {
        search.span(node);
      }
    }
    return network.links().stream()
        .filter(search::closesLoop)
        .limit(MOST_LOOPS)
        .map(search::loop)
        .toList();
  }

  /** Spans a tree over the bridges that are joined to one. */
  private void span(Node root) {
    ArrayDeque<Node> waiting = new ArrayDeque<>(List.of(root));
    depth[root.index()] = 0;
    while (!waiting.isEmpty()) {
      Node node = waiting.remove();
      for (NetworkInterface port : node.interfaces()) {
        if (port.link() >= 0) {
          Node next = other(network.links().get(port.link()), node);
          if (isBridge(next) && depth[next.index()] == NONE) {
            depth[next.index()] = depth[node.index()] + 1;
            linkToParent[next.index()] = port.link();
            waiting.add(next);
          }
        }
      }
    }
  }

  private boolean closesLoop(Link link) {
    Node a = network.nodes().get(link.a().node());
    Node b = network.nodes().get(link.b().node());
    return isBridge(a)
        && isBridge(b)
        && linkToParent[a.index()] != link.index()
        && linkToParent[b.index()] != link.index();
  }

  /** The way in the tree from one end of a link to the other, and the link back. */
  private Loop loop(Link closing) {
    Node up = network.nodes().get(closing.a().node());
    Node down = network.nodes().get(closing.b().node());
    List<Node> nodes = new ArrayList<>(List.of(up));
    List<Link> links = new ArrayList<>();
    List<Node> nodesBack = new ArrayList<>();
    List<Link> linksBack = new ArrayList<>();
    while (up.index() != down.index()) {
      if (depth[up.index()] >= depth[down.index()]) {
        links.add(toParent(up));
        up = other(links.getLast(), up);
        nodes.add(up);
      } else {
        nodesBack.add(down);
        linksBack.add(toParent(down));
        down = other(linksBack.getLast(), down);
      }
    }
    nodes.addAll(nodesBack.reversed());
    links.addAll(linksBack.reversed());
    links.add(closing);
    return new Loop(nodes, links);
  }

  private Link toParent(Node node) {
    return network.links().get(linkToParent[node.index()]);
  }

  private Node other(Link link, Node end) {
    int other = link.a().node() == end.index() ? link.b().node() : link.a().node();
    return network.nodes().get(other);
  }

  private static boolean isBridge(Node node) {
    return !node.kind().hasAddresses();
  }
}
