package io.actornet.topology.routing;

import io.actornet.topology.model.InvalidNetworkException;
import io.actornet.topology.model.NetworkInterface;
import io.actornet.topology.model.Node;
import io.actornet.topology.model.StaticRoute;
import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.Ipv4Prefix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The routes that the user wrote for a node, with the interface found by which each one leaves. */
final class StaticRoutes {
  private StaticRoutes() {}

  /** Sorted by prefix; of two routes for one prefix the first wins, {@code gateway} comes last. */
  static List<Route> of(Node node) {
    List<Route> resolved = new ArrayList<>();
    for (StaticRoute route : node.options().routes()) {
      add(resolved, node, route.destination(), route.via());
    }
    if (node.options().gateway() != null) {
      add(resolved, node, Route.DEFAULT_PREFIX, node.options().gateway());
    }
    resolved.sort(Comparator.comparing(Route::prefix));
    return resolved;
  }

  /** Whether a written route decides for a computed prefix: the same or a part of its own. */
  static boolean covers(Route written, Ipv4Prefix prefix) {
    return written.prefix().equals(prefix)
        || written.prefix().length() > 0
            && written.prefix().length() <= prefix.length()
            && written.prefix().contains(prefix.networkBits());
  }

  private static void add(List<Route> routes, Node node, Ipv4Prefix prefix, Ipv4Address via) {
    if (routes.stream().noneMatch(route -> route.prefix().equals(prefix))) {
      routes.add(new Route(prefix, interfaceTowards(node, via), via));
    }
  }

  private static int interfaceTowards(Node node, Ipv4Address via) {
    for (NetworkInterface at : node.interfaces()) {
      if (PrefixIndex.hasPrefix(at)
          && !via.equals(at.address())
          && PrefixIndex.prefixOf(at).contains(via.bits())) {
        return at.index();
      }
    }
    throw new InvalidNetworkException(
        "node '"
            + node.name()
            + "': found the next hop "
            + via
            + ", expected another node's address on one of its links: "
            + node.interfaces().stream()
                .filter(PrefixIndex::hasPrefix)
                .map(at -> at.name() + " in " + PrefixIndex.prefixOf(at))
                .collect(Collectors.joining(", ")));
  }
}
