package io.actornet.protocol.ip;

import io.actornet.topology.value.FlowHash;
import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.Ipv4Prefix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * A forwarding table: longest-prefix match (RFC 1812 §5.2.4.3) from a destination to a next hop.
 *
 * <p>A table never changes, so any number of devices may share one; {@link #with} and {@link
 * #without} give a new table. Prefixes either nest or are disjoint, so they cut the address space
 * into ranges with one best route each. {@link #lookup} is a binary search over where the ranges
 * begin: at most {@code log2(2 × routes + 1)} steps, never more than the 32 that trying every
 * prefix length would take, and neighbouring ranges with the same next hop are one. Everything it
 * touches lies in one array, so that the table of a router with a dozen routes is two cache lines.
 *
 * <p>A handle from {@link #lookup} names a next hop, or a group of them among which {@link #way}
 * chooses by a flow's hash (equal-cost multipath), and is good for this table only.
 */
public final class RoutingTable {
  /** What {@link #lookup} returns when no route covers a destination. */
  public static final int NO_ROUTE = -1;

  /** The table without routes. */
  public static final RoutingTable EMPTY = new RoutingTableBuilder().build();

  private static final int BIAS = Integer.MIN_VALUE;

  /** The routes, packed by {@link RoutingTableBuilder}, in order of prefix. */
  private final long[] routes;

  /**
   * First the beginning of each range (biased, so that signed comparison orders addresses), then
   * for each range the handle of its next hop or NO_ROUTE, then the next hops: interface and
   * gateway, or of a group the negative number of its members and where they begin. Members come
   * last. A handle is the position of its next hop here.
   */
  private final int[] words;

  private final int ranges;

  /** See {@link FlowHash}. */
  private final int salt;

  RoutingTable(long[] routes, int[] words, int ranges, int salt) {
    this.salt = salt;
    this.routes = routes;
    this.words = words;
    this.ranges = ranges;
  }

  /** A table of the given routes; of two routes for one prefix the later counts. */
  public static RoutingTable of(Collection<Route> routes) {
    RoutingTableBuilder builder = builder();
    routes.forEach(builder::add);
    return builder.build();
  }

  /** A builder, for tables too large for a collection of {@link Route} records. */
  public static RoutingTableBuilder builder() {
    return new RoutingTableBuilder();
  }

  /**
   * Finds the route with the longest prefix that covers a destination.
   *
   * @param destination an IPv4 address as 32 bits
   * @return a handle for {@link #way}, or {@link #NO_ROUTE}
   */
  public int lookup(int destination) {
    int[] w = words;
    int key = destination ^ BIAS;
    int base = 0;
    int count = ranges;
    while (count > 1) {
      int half = count >>> 1;
      base = w[base + half] <= key ? base + half : base;
      count -= half;
    }
    return w[ranges + base];
  }

  /**
   * The way of a flow: chooses among the next hops of a group.
   *
   * @param handle from {@link #lookup}, or {@link #NO_ROUTE}
   * @param source 32 bits; 0 for packets that have no source address yet
   * @return a handle for {@link #interfaceIndex} and {@link #gateway}, or {@link #NO_ROUTE}
   */
  public int way(int handle, int source, int destination) {
    if (handle == NO_ROUTE || words[handle] >= 0) {
      return handle;
    }
    return words[handle + 1] + 2 * FlowHash.choose(-words[handle], salt, source, destination);
  }

  /** The interface that packets to this next hop leave by. */
  public int interfaceIndex(int handle) {
    return words[handle];
  }

  /** The router's address as 32 bits, or 0 when destinations are on the link. */
  public int gateway(int handle) {
    return words[handle + 1];
  }

  /** The address whose MAC a packet needs: the gateway's, or the destination's when on the link. */
  public int neighbour(int handle, int destination) {
    int gateway = words[handle + 1];
    return gateway == 0 ? destination : gateway;
  }

  /** The number of routes, one a prefix. */
  public int size() {
    return routes.length;
  }

  /**
   * The routes in order of prefix: by network, the shorter first; of several next hops the first.
   */
  public List<Route> routes() {
    List<Route> list = new ArrayList<>(routes.length);
    for (long packed : routes) {
      int hop = firstOf(nextHopAt(packed));
      Ipv4Address gateway = words[hop + 1] == 0 ? null : new Ipv4Address(words[hop + 1]);
      list.add(new Route(prefixOf(packed), words[hop], gateway));
    }
    return list;
  }

  /** This table with one route more, which replaces the one for the same prefix if there is one. */
  public RoutingTable with(Route route) {
    return copy(null).add(route).build();
  }

  /** This table without the route for exactly this prefix; the same table if there is none. */
  public RoutingTable without(Ipv4Prefix prefix) {
    for (long packed : routes) {
      if (prefixOf(packed).equals(prefix)) {
        return copy(prefix).build();
      }
    }
    return this;
  }

  private RoutingTableBuilder copy(Ipv4Prefix omitted) {
    RoutingTableBuilder builder = builder().salt(salt);
    for (long packed : routes) {
      Ipv4Prefix prefix = prefixOf(packed);
      if (!prefix.equals(omitted)) {
        int hop = nextHopAt(packed);
        if (words[hop] >= 0) {
          builder.add(prefix.networkBits(), prefix.length(), words[hop], words[hop + 1]);
        } else {
          int members = words[hop + 1];
          int[] group = Arrays.copyOfRange(words, members, members - 2 * words[hop]);
          builder.add(prefix.networkBits(), prefix.length(), group);
        }
      }
    }
    return builder;
  }

  private int firstOf(int hop) {
    return words[hop] >= 0 ? hop : words[hop + 1];
  }

  private int nextHopAt(long packed) {
    return 2 * ranges + 2 * RoutingTableBuilder.nextHop(packed);
  }

  private static Ipv4Prefix prefixOf(long packed) {
    return new Ipv4Prefix(
        RoutingTableBuilder.network(packed), RoutingTableBuilder.prefixLength(packed));
  }

  /** Whether the other is a table with the same routes. */
  @Override
  public boolean equals(Object other) {
    return other instanceof RoutingTable table
        && Arrays.equals(routes, table.routes)
        && Arrays.equals(words, table.words);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(routes) + Arrays.hashCode(words);
  }

  @Override
  public String toString() {
    return routes().toString();
  }
}
