package io.actornet.topology.routing;

import io.actornet.topology.model.Network;

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

  /**
   * The routes of a node, sorted by prefix: what is on its links, what the user wrote, what was
   * computed. Empty for switches and hubs. A host's table is made anew at each call.
   *
   * @param node index in {@link Network#nodes()}
   */
  public RouteTable routes(int node) {
    return tables[node] != null ? tables[node] : hosts.singleHomed(network.nodes().get(node));
  }
}
