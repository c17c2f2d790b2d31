package io.actornet.protocol.ip;

import io.actornet.topology.value.Ipv4Prefix;

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

  RoutingTable compile(long[] hops) {
    int[] words = new int[2 * ranges + 2 * hops.length];
    for (int i = 0; i < ranges; i++) {
      words[i] = starts[i] ^ Integer.MIN_VALUE;
      boolean routed = nextHops[i] != RoutingTable.NO_ROUTE;
      words[ranges + i] = routed ? 2 * ranges + 2 * nextHops[i] : RoutingTable.NO_ROUTE;
    }
    for (int i = 0; i < hops.length; i++) {
      words[2 * ranges + 2 * i] = (int) (hops[i] >>> 32);
      words[2 * ranges + 2 * i + 1] = (int) hops[i];
    }
    return new RoutingTable(routes, words, ranges);
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
