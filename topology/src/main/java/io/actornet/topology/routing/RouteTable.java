package io.actornet.topology.routing;

import io.actornet.topology.value.FlowHash;
import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.Ipv4Prefix;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;

/**
 * The routes of one node, sorted by prefix, each prefix once; to some of them several ways are
 * equally short. Ten thousand routers can have ten thousand routes each, so a table is four flat
 * arrays; {@link Route} objects are made when asked for.
 */
public final class RouteTable extends AbstractList<Route> {
  private final int[] networks;
  private final byte[] lengths;
  private final int[] interfaces;
  private final int[] gateways;

  /** For each route the number of its group plus 1, or 0 for one next hop; null without groups. */
  private final int[] groups;

  /** Interface, gateway, interface, gateway, … of each group. */
  private final int[][] members;

  RouteTable(
      int[] networks,
      byte[] lengths,
      int[] interfaces,
      int[] gateways,
      int[] groups,
      int[][] members) {
    this.groups = groups;
    this.members = members;
    this.networks = networks;
    this.lengths = lengths;
    this.interfaces = interfaces;
    this.gateways = gateways;
  }

  /** A table of routes in any order, each prefix once. */
  static RouteTable of(List<Route> routes) {
    List<Route> sorted =
        routes.stream().sorted((a, b) -> a.prefix().compareTo(b.prefix())).toList();
    RouteTableBuilder builder = new RouteTableBuilder();
    for (Route route : sorted) {
      builder.add(
          route.prefix().networkBits(),
          route.prefix().length(),
          route.networkInterface(),
          route.gateway() == null ? 0 : route.gateway().bits(),
          false);
    }
    return builder.build();
  }

  @Override
  public int size() {
    return networks.length;
  }

  @Override
  public Route get(int index) {
    return new Route(
        new Ipv4Prefix(networks[index], lengths[index]),
        interfaces[index],
        gateways[index] == 0 ? null : new Ipv4Address(gateways[index]));
  }

  /** The network address of a route's prefix, as 32 bits. */
  public int networkBits(int index) {
    return networks[index];
  }

  /** The length of a route's prefix, 0 to 32. */
  public int length(int index) {
    return lengths[index];
  }

  /** The interface of a route. */
  public int networkInterface(int index) {
    return interfaces[index];
  }

  /** The next hop of a route as 32 bits; 0 when the destination itself is on the link. */
  public int gatewayBits(int index) {
    return gateways[index];
  }

  /**
   * All next hops of a route with several, as interface, gateway, interface, gateway, …; null for a
   * route with one. Of several, {@link #networkInterface} and {@link #gatewayBits} name the first.
   */
  public int[] nextHops(int index) {
    return groups == null || groups[index] == 0 ? null : members[groups[index] - 1].clone();
  }

  /**
   * The interface and the gateway that a flow's packets take, as {@link FlowHash} decides.
   *
   * @param salt of the router
   * @param source 32 bits, or 0 for packets of the router's own
   */
  NextHop nextHop(int index, int salt, int source, int destination) {
    if (groups == null || groups[index] == 0) {
      return new NextHop(interfaces[index], gateways[index]);
    }
    int[] hops = members[groups[index] - 1];
    int chosen = 2 * FlowHash.choose(hops.length / 2, salt, source, destination);
    return new NextHop(hops[chosen], hops[chosen + 1]);
  }

  /** Where a packet goes next; the gateway is 0 when the destination is on the link. */
  record NextHop(int networkInterface, int gatewayBits) {}

  /** The index of the longest prefix that holds an address, −1 when none does. */
  public int longestMatch(int addressBits) {
    for (int length = 32; length >= 0; length--) {
      int found = find(addressBits & Ipv4Prefix.mask(length), length);
      if (found >= 0) {
        return found;
      }
    }
    return -1;
  }

  private int find(int network, int length) {
    int low = 0;
    int high = networks.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = Integer.compareUnsigned(networks[middle], network);
      if (order == 0) {
        order = Integer.compare(lengths[middle], length);
      }
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RouteTable table
        ? Arrays.equals(networks, table.networks)
            && Arrays.equals(lengths, table.lengths)
            && Arrays.equals(interfaces, table.interfaces)
            && Arrays.equals(gateways, table.gateways)
            && Arrays.equals(groups, table.groups)
            && Arrays.deepEquals(members, table.members)
        : super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}
