package io.actornet.topology.routing;

import io.actornet.topology.model.Network;
import io.actornet.topology.model.Node;
import io.actornet.topology.routing.PrefixIndex.Attached;
import io.actornet.topology.routing.PrefixIndex.Attachment;
import io.actornet.topology.value.Ipv4Prefix;
import java.util.ArrayList;
import java.util.List;

/**
 * Computes the routes of a network whose addresses are assigned, by smallest delay.
 *
 * <p>A route that the user wrote wins over every computed one for its prefix and for prefixes
 * within it, but not over what is on the node's own links. A default route wins over nothing: it is
 * for what no other route is for.
 */
public final class RoutingPlanner {
  private final Network network;
  private final PrefixIndex prefixes;
  private final HostRoutes hosts;
  private final ShortestPaths paths;
  private final RouteTableBuilder builder = new RouteTableBuilder();

  private RoutingPlanner(Network network, ForwardingGraph graph) {
    this.network = network;
    prefixes = new PrefixIndex(network);
    hosts = new HostRoutes(prefixes);
    paths = new ShortestPaths(graph);
  }

  /**
   * The routes of every node.
   *
   * @throws io.actornet.topology.model.InvalidNetworkException if a next hop that the user wrote is
   *     on no link of its node
   */
  public static RoutingPlan plan(Network network) {
    ForwardingGraph graph = new ForwardingGraph(network);
    return new RoutingPlanner(network, graph).plan(graph.components());
  }

  private RoutingPlan plan(int[] components) {
    List<List<Attached>> reachable = prefixesByComponent(components);
    RouteTable[] tables = new RouteTable[network.nodes().size()];
    for (Node node : network.nodes()) {
      if (ForwardingGraph.isSource(node)) {
        paths.from(node.index());
        List<Attached> known = reachable.get(components[node.index()]);
        tables[node.index()] =
            node.kind().forwardsPackets()
                ? routerTable(node, known)
                : hosts.multiHomed(node, paths, known);
      } else {
        StaticRoutes.of(node);
      }
    }
    return new RoutingPlan(network, hosts, tables);
  }

  private List<List<Attached>> prefixesByComponent(int[] components) {
    List<List<Attached>> byComponent = new ArrayList<>();
    for (int component : components) {
      while (byComponent.size() <= component) {
        byComponent.add(new ArrayList<>(0));
      }
    }
    for (Attached attached : prefixes.prefixes()) {
      attached.routers().stream()
          .mapToInt(router -> components[router.node()])
          .distinct()
          .forEach(component -> byComponent.get(component).add(attached));
    }
    return byComponent;
  }

  /** Both lists are sorted by prefix, so one pass merges them. */
  private RouteTable routerTable(Node router, List<Attached> known) {
    builder.clear();
    List<Route> written = StaticRoutes.of(router);
    int next = 0;
    long coveredUpTo = -1;
    for (Attached attached : known) {
      Ipv4Prefix prefix = attached.prefix();
      while (next < written.size() && written.get(next).prefix().compareTo(prefix) <= 0) {
        Route route = written.get(next++);
        coveredUpTo = Math.max(coveredUpTo, lastCovered(route.prefix()));
        if (!route.prefix().equals(prefix) || own(router, attached) == null) {
          addWritten(route);
        }
      }
      Attachment own = own(router, attached);
      boolean isWritten =
          Integer.toUnsignedLong(prefix.networkBits()) <= coveredUpTo
              || next > 0 && written.get(next - 1).prefix().equals(prefix);
      if (own != null) {
        builder.add(prefix.networkBits(), prefix.length(), own.networkInterface(), 0, false);
      } else if (!isWritten) {
        addComputed(attached);
      }
    }
    while (next < written.size()) {
      addWritten(written.get(next++));
    }
    return builder.build();
  }

  /** Prefixes are nested or disjoint: what begins up to here, after the route, lies within it. */
  private static long lastCovered(Ipv4Prefix written) {
    return written.length() == 0 ? -1 : Integer.toUnsignedLong(written.broadcastBits());
  }

  private static Attachment own(Node router, Attached attached) {
    for (Attachment attachment : attached.routers()) {
      if (attachment.node() == router.index()) {
        return attachment;
      }
    }
    return null;
  }

  private void addWritten(Route route) {
    builder.add(
        route.prefix().networkBits(),
        route.prefix().length(),
        route.networkInterface(),
        route.gateway().bits(),
        false);
  }

  private void addComputed(Attached attached) {
    Attachment nearest = NearestRouter.of(attached, paths);
    if (nearest != null) {
      builder.add(
          attached.prefix().networkBits(),
          attached.prefix().length(),
          paths.firstInterface(nearest.node()),
          paths.firstGateway(nearest.node()),
          true);
    }
  }
}
