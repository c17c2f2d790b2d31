package io.actornet.topology.routing;

import io.actornet.topology.model.Network;
import io.actornet.topology.model.Node;

/** The routes of every node of a network. */
public final class RoutingPlan {
  private final HostRoutes hosts;
  private final Network network;
  private final RouteTable[] tables;

  /**
   * @param tables by node index; null for hosts whose routes are made when asked for
   */
  RoutingPlan(Network network, HostRoutes hosts, RouteTable[] tables) {
    this.network = network;
    this.hosts = hosts;
    this.tables = tables;
  }

  /** What makes the choices of a router among several ways differ from those of others. */
  public static int salt(Node router) {
    return router.name().hashCode();
  }

  /**
   * The routes of a node, sorted by prefix: what is on its links, what the user wrote, what was
   * computed. Empty for switches and hubs. A host's table is made when it is asked for; hosts that
   * agree have the same one.
   *
   * @param node index in {@link Network#nodes()}
   */
  public RouteTable routes(int node) {
    return tables[node] != null ? tables[node] : hosts.singleHomed(network.nodes().get(node));
  }
}
