package io.actornet.topology.export;

import io.actornet.topology.model.Link;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.Node;
import io.actornet.topology.model.NodeKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is seen of a network: nodes with a place of their own, and hosts with a single link, which
 * are drawn around the node that they hang on.
 *
 * @param nodes those with a place of their own
 * @param edges pairs of places in {@code nodes}, one for each link
 * @param links of the edges, in their order
 * @param leaves the hosts around each of {@code nodes}, with the link of each
 */
record Picture(List<Node> nodes, List<int[]> edges, List<Link> links, List<List<Leaf>> leaves) {
  /** A host with its only link. */
  record Leaf(Node host, Link link) {}

  static Picture of(Network network) {
    int[] place = new int[network.nodes().size()];
    Arrays.fill(place, -1);
    List<Node> nodes = new ArrayList<>();
    List<List<Leaf>> leaves = new ArrayList<>();
    for (Node node : network.nodes()) {
      if (!isLeaf(network, node)) {
        place[node.index()] = nodes.size();
        nodes.add(node);
        leaves.add(new ArrayList<>());
      }
    }
    List<int[]> edges = new ArrayList<>();
    List<Link> links = new ArrayList<>();
    for (Link link : network.links()) {
      int a = place[link.a().node()];
      int b = place[link.b().node()];
      if (a >= 0 && b >= 0) {
        edges.add(new int[] {a, b});
        links.add(link);
      } else if (a >= 0) {
        leaves.get(a).add(new Leaf(network.nodes().get(link.b().node()), link));
      } else {
        leaves.get(b).add(new Leaf(network.nodes().get(link.a().node()), link));
      }
    }
    return new Picture(nodes, edges, links, leaves);
  }

  private static boolean isLeaf(Network network, Node node) {
    if (node.kind() != NodeKind.HOST || node.interfaces().size() != 1) {
      return false;
    }
    int index = node.interfaces().getFirst().link();
    if (index < 0) {
      return false;
    }
    Link link = network.links().get(index);
    int other = link.a().node() == node.index() ? link.b().node() : link.a().node();
    Node neighbour = network.nodes().get(other);
    return neighbour.kind() != NodeKind.HOST || neighbour.interfaces().size() > 1;
  }
}
