package io.actornet.protocol.ip;

import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.Ipv4Prefix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects routes and compiles them into a {@link RoutingTable}.
 *
 * <p>Routes are sorted as one long each: the biased network (32 bits), the prefix length (6) and a
 * number (26), so that prefixes come in order, the shorter of two with the same network first.
 * Equal sets of routes give equal tables whatever the order of adding.
 */
public final class RoutingTableBuilder {
  private static final int NUMBER_BITS = 26;
  private static final int MAX_ROUTES = 1 << NUMBER_BITS;

  /** Prefix, and how many routes were added before. */
  private long[] keys = new long[4];

  /**
   * Interface (high 32 bits) and gateway of each route, in order of adding; of one with several
   * next hops ~number of its group, which is negative.
   */
  private long[] hops = new long[4];

  private final List<int[]> groups = new ArrayList<>(0);
  private int salt;

  private int added;

  RoutingTableBuilder() {}

  /** Makes the choices among several next hops differ from those of other tables. */
  public RoutingTableBuilder salt(int salt) {
    this.salt = salt;
    return this;
  }

  /**
   * Adds a route with several next hops; it replaces an earlier one for the same prefix.
   *
   * @param nextHops interface, gateway, interface, gateway, …; two next hops or more
   * @throws IllegalArgumentException if a value is outside its range
   */
  public RoutingTableBuilder add(int network, int length, int[] nextHops) {
    if (nextHops.length < 4 || nextHops.length % 2 != 0) {
      throw new IllegalArgumentException("expected two next hops or more");
    }
    int group = 0;
    while (group < groups.size() && !Arrays.equals(groups.get(group), nextHops)) {
      group++;
    }
    if (group == groups.size()) {
      groups.add(nextHops);
    }
    add(network, length, nextHops[0], nextHops[1]);
    hops[added - 1] = ~(long) group;
    return this;
  }

  /** Adds a route; it replaces an earlier one for the same prefix. */
  public RoutingTableBuilder add(Route route) {
    int gateway = route.gateway() == null ? 0 : route.gateway().bits();
    Ipv4Prefix prefix = route.prefix();
    return add(prefix.networkBits(), prefix.length(), route.interfaceIndex(), gateway);
  }

  /**
   * Adds a route; it replaces an earlier one for the same prefix.
   *
   * @param network the prefix's address as 32 bits, host bits zero
   * @param length the prefix's length, 0 to 32
   * @param interfaceIndex the interface to send on, 0 or more
   * @param gateway the router's address as 32 bits, or 0 for destinations on the link
   * @throws IllegalArgumentException if a value is outside its range
   */
  public RoutingTableBuilder add(int network, int length, int interfaceIndex, int gateway) {
    if (length < 0 || length > 32 || (network & ~Ipv4Prefix.mask(length)) != 0) {
      throw new IllegalArgumentException(
          Ipv4Address.format(network) + "/" + length + ": expected a prefix without host bits");
    }
    if (interfaceIndex < 0) {
      throw new IllegalArgumentException("interface index " + interfaceIndex + ": expected >= 0");
    }
    if (added == MAX_ROUTES) {
      throw new IllegalArgumentException("expected at most " + MAX_ROUTES + " routes");
    }
    if (added == keys.length) {
      keys = Arrays.copyOf(keys, added * 2);
      hops = Arrays.copyOf(hops, added * 2);
    }
    keys[added] = pack(network, length, added);
    hops[added] = (long) interfaceIndex << 32 | gateway & 0xffff_ffffL;
    added++;
    return this;
  }

  /** Compiles the routes added so far. */
  public RoutingTable build() {
    long[] sorted = Arrays.copyOf(keys, added);
    Arrays.sort(sorted);
    Map<Long, Integer> numberOfHop = new HashMap<>();
    long[] hopOfNumber = new long[4];
    int count = 0;
    for (int i = 0; i < added; i++) {
      if (i + 1 < added && sorted[i] >> NUMBER_BITS == sorted[i + 1] >> NUMBER_BITS) {
        continue; // a later route for this prefix replaces it
      }
      long hop = hops[nextHop(sorted[i])];
      Integer number = numberOfHop.get(hop);
      if (number == null) {
        number = numberOfHop.size();
        numberOfHop.put(hop, number);
        if (number == hopOfNumber.length) {
          hopOfNumber = Arrays.copyOf(hopOfNumber, number * 2);
        }
        hopOfNumber[number] = hop;
      }
      sorted[count++] = pack(network(sorted[i]), prefixLength(sorted[i]), number);
    }
    long[] routes = Arrays.copyOf(sorted, count);
    return new AddressRanges(routes)
        .compile(Arrays.copyOf(hopOfNumber, numberOfHop.size()), groups, salt);
  }

  private static long pack(int network, int length, int number) {
    return (long) (network ^ Integer.MIN_VALUE) << 32 | (long) length << NUMBER_BITS | number;
  }

  static int network(long packed) {
    return (int) (packed >> 32) ^ Integer.MIN_VALUE;
  }

  static int prefixLength(long packed) {
    return (int) packed >>> NUMBER_BITS;
  }

  static int nextHop(long packed) {
    return (int) packed & (MAX_ROUTES - 1);
  }
}
