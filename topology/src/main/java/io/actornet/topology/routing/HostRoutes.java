package io.actornet.topology.routing;

import io.actornet.topology.model.NetworkInterface;
import io.actornet.topology.model.Node;
import io.actornet.topology.routing.PrefixIndex.Attached;
import io.actornet.topology.routing.PrefixIndex.Attachment;
import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.Ipv4Prefix;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The routes of hosts: what is on their links, what the user wrote, and a default route by the
 * router that is nearest on the first link that has one. A host with several interfaces also gets
 * the routes for which another next hop is nearer than that.
 */
final class HostRoutes {
  private final PrefixIndex prefixes;

  /** Of hosts about which the user wrote nothing. */
  private final Map<Place, RouteTable> shared = new HashMap<>();

  /** The one place of a host with one address: hosts in the same place have the same routes. */
  private record Place(Ipv4Prefix prefix, int networkInterface) {}

  HostRoutes(PrefixIndex prefixes) {
    this.prefixes = prefixes;
  }

  /** Routes of a host that has no choice of interfaces; one table for all that agree. */
  RouteTable singleHomed(Node host) {
    NetworkInterface only = onlyAddressed(host);
    if (only == null || !host.options().routes().isEmpty() || host.options().gateway() != null) {
      return RouteTable.of(List.copyOf(fixedRoutes(host).values()));
    }
    return shared.computeIfAbsent(
        new Place(PrefixIndex.prefixOf(only), only.index()),
        absent -> RouteTable.of(List.copyOf(fixedRoutes(host).values())));
  }

  private static NetworkInterface onlyAddressed(Node host) {
    NetworkInterface only = null;
    for (NetworkInterface at : host.interfaces()) {
      if (PrefixIndex.hasPrefix(at)) {
        if (only != null) {
          return null;
        }
        only = at;
      }
    }
    return only;
  }

  /**
   * Routes of a host with several interfaces.
   *
   * @param paths searched from this host
   * @param reachable the prefixes of its component
   */
  RouteTable multiHomed(Node host, ShortestPaths paths, List<Attached> reachable) {
    SortedMap<Ipv4Prefix, Route> routes = fixedRoutes(host);
    List<Route> written = StaticRoutes.of(host);
    Route byDefault = routes.get(Route.DEFAULT_PREFIX);
    for (Attached attached : reachable) {
      Attachment nearest = NearestRouter.of(attached, paths);
      boolean isWritten =
          written.stream().anyMatch(route -> StaticRoutes.covers(route, attached.prefix()));
      if (nearest != null && !isWritten && !routes.containsKey(attached.prefix())) {
        Ipv4Address gateway = new Ipv4Address(paths.firstGateway(nearest.node()));
        int leaves = paths.firstInterface(nearest.node());
        if (leaves != byDefault.networkInterface() || !gateway.equals(byDefault.gateway())) {
          routes.put(attached.prefix(), new Route(attached.prefix(), leaves, gateway));
        }
      }
    }
    return RouteTable.of(List.copyOf(routes.values()));
  }

  private SortedMap<Ipv4Prefix, Route> fixedRoutes(Node host) {
    SortedMap<Ipv4Prefix, Route> routes = new TreeMap<>();
    for (NetworkInterface at : host.interfaces()) {
      if (PrefixIndex.hasPrefix(at)) {
        Ipv4Prefix prefix = PrefixIndex.prefixOf(at);
        routes.putIfAbsent(prefix, new Route(prefix, at.index(), null));
      }
    }
    for (Route written : StaticRoutes.of(host)) {
      routes.putIfAbsent(written.prefix(), written);
    }
    for (NetworkInterface at : host.interfaces()) {
      if (PrefixIndex.hasPrefix(at)) {
        List<Attachment> routers = prefixes.routers(PrefixIndex.prefixOf(at));
        if (!routers.isEmpty()) {
          Ipv4Address gateway = new Ipv4Address(routers.get(0).addressBits());
          routes.putIfAbsent(
              Route.DEFAULT_PREFIX, new Route(Route.DEFAULT_PREFIX, at.index(), gateway));
        }
      }
    }
    return routes;
  }
}
