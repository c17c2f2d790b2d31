package io.actornet.protocol.arp;

import static io.actornet.protocol.arp.NeighbourTable.ABSENT;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** Which rows a table keeps when there are too many. None of the rules drops a permanent one. */
final class Eviction {
  /** One part in this many goes at a time, so that the cost of choosing is spread. */
  private static final int PARTS = 8;

  private Eviction() {}

  /** Drops all that was learned. */
  static IntPredicate learned(NeighbourTable table) {
    return slot -> table.state(slot) == NeighbourState.PERMANENT;
  }

  /** Drops the rows that are of no use. */
  static IntPredicate unused(NeighbourTable table, long now) {
    return slot ->
        switch (table.state(slot, now)) {
          case STALE, FAILED -> false;
          case INCOMPLETE, REACHABLE, PROBE, PERMANENT -> true;
        };
  }

  /** Drops the eighth (and at least one) of the rows whose time ends first. */
  static IntPredicate endingFirst(NeighbourTable table) {
    long[] times = new long[table.size()];
    int count = 0;
    for (int slot = table.next(0); slot != ABSENT; slot = table.next(slot + 1)) {
      if (table.state(slot) != NeighbourState.PERMANENT) {
        times[count++] = table.time(slot);
      }
    }
    Arrays.sort(times, 0, count);
    int quota = Math.max(1, count / PARTS);
    long last = times[quota - 1];
    int first = 0;
    while (times[first] < last) {
      first++;
    }
    int[] ties = {quota - first}; // how many more of those that end at the last time
    return slot -> {
      if (table.state(slot) == NeighbourState.PERMANENT || table.time(slot) > last) {
        return true;
      }
      return table.time(slot) == last && ties[0]-- <= 0;
    };
  }
}
