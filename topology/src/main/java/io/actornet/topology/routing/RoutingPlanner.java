package io.actornet.topology.routing;

import io.actornet.topology.model.Network;
import io.actornet.topology.model.Node;
import io.actornet.topology.routing.ForwardingGraph.OnlyWay;
import io.actornet.topology.routing.PrefixIndex.Attached;
import io.actornet.topology.routing.PrefixIndex.Attachment;
import io.actornet.topology.value.Ipv4Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Computes the routes of a network whose addresses are assigned, by smallest delay.
 *
 * <p>A route that the user wrote wins over every computed one for its prefix and for prefixes
 * within it, but not over what is on the node's own links. A default route wins over nothing: it is
 * for what no other route is for.
 */
public final class RoutingPlanner {
  /** So many searches are worth a thread. */
  private static final int SEARCHES_A_THREAD = 64;

  private final Network network;
  private final ForwardingGraph graph;
  private final PrefixIndex prefixes;
  private final HostRoutes hosts;
  private final boolean multipath;
  private final RouteTable[] tables;

  private RoutingPlanner(Network network) {
    this.network = network;
    graph = new ForwardingGraph(network);
    prefixes = new PrefixIndex(network);
    hosts = new HostRoutes(prefixes);
    multipath = network.routing().multipath();
    tables = new RouteTable[network.nodes().size()];
  }

  /**
   * The routes of every node.
   *
   * @throws io.actornet.topology.model.InvalidNetworkException if a next hop that the user wrote is
   *     on no link of its node
   */
  public static RoutingPlan plan(Network network) {
    return new RoutingPlanner(network).plan();
  }

  private RoutingPlan plan() {
    int[] components = graph.components();
    List<List<Attached>> reachable = prefixesByComponent(components);
    List<Node> sources = new ArrayList<>();
    for (Node node : network.nodes()) {
      StaticRoutes.of(node); // what is wrong with one is said before the searches begin
      if (ForwardingGraph.isSource(node)) {
        sources.add(node);
      }
    }
    int threads =
        Math.clamp(
            sources.size() / SEARCHES_A_THREAD, 1, Runtime.getRuntime().availableProcessors());
    AtomicInteger next = new AtomicInteger();
    IntStream.range(0, threads)
        .parallel()
        .forEach(
            thread -> {
              Searches searches = new Searches();
              for (int i = next.getAndIncrement(); i < sources.size(); i = next.getAndIncrement()) {
                Node node = sources.get(i);
                tables[node.index()] =
                    searches.table(node, reachable.get(components[node.index()]));
              }
            });
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

  /** Makes tables one after the other; one for each thread. */
  private final class Searches {
    private final ShortestPaths paths = new ShortestPaths(graph, multipath);
    private final RouteTableBuilder builder = new RouteTableBuilder();

    /** Of the router in hand; null where it has a choice. */
    private OnlyWay onlyWay;

    RouteTable table(Node node, List<Attached> known) {
      if (node.kind().forwardsPackets()) {
        return routerTable(node, known);
      }
      paths.from(node.index());
      return hosts.multiHomed(node, paths, known);
    }

    /** Both lists are sorted by prefix, so one pass merges them. */
    private RouteTable routerTable(Node router, List<Attached> known) {
      builder.clear();
      onlyWay = graph.onlyWay(router.index());
      if (onlyWay == null) {
        paths.from(router.index());
      }
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

    private void addWritten(Route route) {
      builder.add(
          route.prefix().networkBits(),
          route.prefix().length(),
          route.networkInterface(),
          route.gateway().bits(),
          false);
    }

    private void addComputed(Attached attached) {
      int network = attached.prefix().networkBits();
      int length = attached.prefix().length();
      if (onlyWay != null) {
        builder.add(network, length, onlyWay.networkInterface(), onlyWay.gateway(), true);
        return;
      }
      Attachment nearest = NearestRouter.of(attached, paths);
      if (nearest == null) {
        return;
      }
      long ways = multipath ? NearestRouter.ways(attached, paths) : 0;
      if (Long.bitCount(ways) > 1) {
        builder.add(network, length, ways, paths);
      } else {
        builder.add(
            network,
            length,
            paths.firstInterface(nearest.node()),
            paths.firstGateway(nearest.node()),
            true);
      }
    }
  }
}
