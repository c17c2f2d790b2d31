package io.actornet.topology.model;

import java.util.List;

/**
 * A whole network: nodes and links, each list sorted by name and indexed by its place.
 *
 * @param nodes sorted by name, names unique
 * @param links sorted by name, names unique
 * @param routing by which rules its routes are computed
 */
public record Network(List<Node> nodes, List<Link> links, RoutingRules routing) {
  public Network {
    nodes = List.copyOf(nodes);
    links = List.copyOf(links);
  }

  /** A network whose routes are computed by the usual rules. */
  public Network(List<Node> nodes, List<Link> links) {
    this(nodes, links, RoutingRules.DEFAULT);
  }

  /** The node of that name, or null. */
  public Node node(String name) {
    int low = 0;
    int high = nodes.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = nodes.get(middle).name().compareTo(name);
      if (order == 0) {
        return nodes.get(middle);
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return null;
  }

  /** The interface at a link's end. */
  public NetworkInterface at(Endpoint end) {
    return nodes.get(end.node()).interfaces().get(end.networkInterface());
  }

  /** An end in the notation of users: {@code node:interface}. */
  public String text(Endpoint end) {
    return nodes.get(end.node()).name() + ":" + at(end).name();
  }
}
