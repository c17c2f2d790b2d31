package io.actornet.topology.addressing;

import io.actornet.topology.value.Ipv4Prefix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** The free part of a prefix, as a buddy system hands it out: the lowest block that fits best. */
final class PrefixPool {
  private final List<TreeSet<Integer>> freeByLength = new ArrayList<>();

  /**
   * @param taken what must not be handed out, inside the pool or not
   */
  PrefixPool(Ipv4Prefix pool, List<Ipv4Prefix> taken) {
    for (int length = 0; length <= 32; length++) {
      freeByLength.add(new TreeSet<>(Comparator.comparingLong(Integer::toUnsignedLong)));
    }
    List<Ipv4Prefix> inside = new ArrayList<>();
    for (Ipv4Prefix prefix : taken) {
      if (prefix.length() <= pool.length() && prefix.contains(pool.networkBits())) {
        return;
      }
      if (pool.contains(prefix.networkBits())) {
        inside.add(prefix);
      }
    }
    free(pool, inside);
  }

  private void free(Ipv4Prefix block, List<Ipv4Prefix> taken) {
    if (taken.isEmpty()) {
      freeByLength.get(block.length()).add(block.networkBits());
      return;
    }
    if (taken.stream().anyMatch(block::equals)) {
      return;
    }
    int half = block.length() + 1;
    for (int bits : new int[] {block.networkBits(), block.networkBits() | 1 << (32 - half)}) {
      Ipv4Prefix part = new Ipv4Prefix(bits, half);
      free(part, taken.stream().filter(prefix -> part.contains(prefix.networkBits())).toList());
    }
  }

  /** Takes a block of that length; null when there is none. */
  Ipv4Prefix take(int length) {
    int from = length;
    while (from >= 0 && freeByLength.get(from).isEmpty()) {
      from--;
    }
    if (from < 0) {
      return null;
    }
    int bits = freeByLength.get(from).removeFirst();
    for (int half = from + 1; half <= length; half++) {
      freeByLength.get(half).add(bits | 1 << (32 - half));
    }
    return new Ipv4Prefix(bits, length);
  }
}
