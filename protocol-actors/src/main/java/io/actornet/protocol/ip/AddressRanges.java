package io.actornet.protocol.ip;

import io.actornet.topology.value.Ipv4Prefix;
import java.util.List;

/**
 * Cuts the address space into the ranges that have one best route each.
 *
 * <p>One sweep over the sorted prefixes with a stack of those that cover the current address: a
 * prefix begins a range, and where it ends the one around it goes on.
 */
final class AddressRanges {
  private static final int MAX_NESTING = 33;

  private final long[] routes;
  private final int[] starts;
  private final int[] nextHops;
  private int ranges;

  AddressRanges(long[] routes) {
    this.routes = routes;
    this.starts = new int[2 * routes.length + 1];
    this.nextHops = new int[2 * routes.length + 1];
    sweep();
  }

  /**
   * The table of these ranges.
   *
   * @param hops the next hops by number: interface and gateway; of a group its number, negative
   * @param groups the members of each group: interface, gateway, interface, gateway, …
   */
  RoutingTable compile(long[] hops, List<int[]> groups, int salt) {
    int members = groups.stream().mapToInt(group -> group.length).sum();
    int[] words = new int[2 * ranges + 2 * hops.length + members];
    for (int i = 0; i < ranges; i++) {
      words[i] = starts[i] ^ Integer.MIN_VALUE;
      boolean routed = nextHops[i] != RoutingTable.NO_ROUTE;
      words[ranges + i] = routed ? 2 * ranges + 2 * nextHops[i] : RoutingTable.NO_ROUTE;
    }
    int free = 2 * ranges + 2 * hops.length;
    for (int i = 0; i < hops.length; i++) {
      int at = 2 * ranges + 2 * i;
      if (hops[i] >= 0) {
        words[at] = (int) (hops[i] >>> 32);
        words[at + 1] = (int) hops[i];
      } else {
        int[] group = groups.get((int) ~hops[i]);
        words[at] = -(group.length / 2);
        words[at + 1] = free;
        System.arraycopy(group, 0, words, free, group.length);
        free += group.length;
      }
    }
    return new RoutingTable(routes, words, ranges, salt);
  }

  private void sweep() {
    int[] lasts = new int[MAX_NESTING + 1];
    int[] covering = new int[MAX_NESTING + 1];
    int depth = 0;
    lasts[0] = 0xffff_ffff;
    covering[0] = RoutingTable.NO_ROUTE;
    begin(0, RoutingTable.NO_ROUTE);
    for (long route : routes) {
      int network = RoutingTableBuilder.network(route);
      while (Integer.compareUnsigned(lasts[depth], network) < 0) {
        begin(lasts[depth] + 1, covering[depth - 1]);
        depth--;
      }
      depth++;
      lasts[depth] = network | ~Ipv4Prefix.mask(RoutingTableBuilder.prefixLength(route));
      covering[depth] = RoutingTableBuilder.nextHop(route);
      begin(network, covering[depth]);
    }
    for (; depth > 0 && lasts[depth] != 0xffff_ffff; depth--) {
      begin(lasts[depth] + 1, covering[depth - 1]);
    }
  }

  /** Starts a range; one that starts at the same address is replaced, an equal one goes on. */
  private void begin(int start, int nextHop) {
    if (ranges > 0 && starts[ranges - 1] == start) {
      ranges--;
    }
    if (ranges == 0 || nextHops[ranges - 1] != nextHop) {
      starts[ranges] = start;
      nextHops[ranges] = nextHop;
      ranges++;
    }
  }
}
