package io.actornet.topology.routing;

import io.actornet.topology.model.Network;
import io.actornet.topology.model.NetworkInterface;
import io.actornet.topology.model.Node;
import io.actornet.topology.routing.RouteTable.NextHop;
import io.actornet.topology.value.Ipv4Address;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Follows routes hop by hop, as packets will. */
public final class PathTracer {
  private final RoutingPlan plan;
  private final Map<Ipv4Address, Node> owners = new HashMap<>();

  public PathTracer(Network network, RoutingPlan plan) {
    this.plan = plan;
    for (Node node : network.nodes()) {
      for (NetworkInterface at : node.interfaces()) {
        if (at.address() != null) {
          owners.put(at.address(), node);
        }
      }
    }
  }

  /**
   * The nodes from one that sends to the one that has an address, both included, without switches.
   * Ends early where a node has no route, where nobody has the next hop's address, and where the
   * path comes to a node for the second time: then that node ends it.
   */
  public List<Node> path(Node from, Ipv4Address destination) {
    List<Node> path = new ArrayList<>();
    BitSet passed = new BitSet();
    Node owner = owners.get(destination);
    Node at = from;
    int source = 0;
    while (at != null && !passed.get(at.index())) {
      path.add(at);
      passed.set(at.index());
      boolean arrived = owner != null && owner.index() == at.index();
      NextHop next = arrived ? null : nextHop(at, source, destination);
      if (path.size() == 1 && next != null) {
        source = addressBits(at, next.networkInterface());
      }
      at = next == null ? null : owner(next, destination);
    }
    if (at != null) {
      path.add(at);
    }
    return path;
  }

  /**
   * Where a node sends the packets of a flow; null where it has no route.
   *
   * @param source 32 bits; 0 at the node that sends them first
   */
  NextHop nextHop(Node at, int source, Ipv4Address destination) {
    RouteTable routes = plan.routes(at.index());
    int match = routes.longestMatch(destination.bits());
    return match < 0
        ? null
        : routes.nextHop(match, RoutingPlan.salt(at), source, destination.bits());
  }

  /** The address of an interface as 32 bits; 0 when it has none. */
  static int addressBits(Node node, int networkInterface) {
    Ipv4Address address = node.interfaces().get(networkInterface).address();
    return address == null ? 0 : address.bits();
  }

  private Node owner(NextHop next, Ipv4Address destination) {
    return owners.get(next.gatewayBits() == 0 ? destination : new Ipv4Address(next.gatewayBits()));
  }
}
