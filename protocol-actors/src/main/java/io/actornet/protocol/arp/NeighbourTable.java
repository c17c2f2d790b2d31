package io.actornet.protocol.arp;

import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.MacAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The rows of an ARP cache: an open-addressing hash table in one array of three longs a row, so
 * that a host with two neighbours spends 64 bytes on them and finds each in one or two cache lines.
 *
 * <p>A slot is the index of a row's first long. Slots move when rows are added or dropped.
 */
final class NeighbourTable {
  static final int ABSENT = -1;

  private static final int ROW = 3;
  private static final int MAC = 1;
  private static final int TIME = 2;
  private static final int FIRST_CAPACITY = 2;

  /** Up to this many rows a table may be full: looking at them all is as quick as any rule. */
  private static final int SCANNED_CAPACITY = 8;

  private static final int STATE_SHIFT = 32;
  private static final int ATTEMPTS_SHIFT = 40;
  private static final long ADDRESS_MASK = 0xffff_ffffL;
  private static final NeighbourState[] STATES = NeighbourState.values();

  /**
   * For each row: address, state + 1 and attempts; MAC address; time. A free row begins with zero.
   */
  private long[] words = new long[FIRST_CAPACITY * ROW];

  private int size;

  int size() {
    return size;
  }

  /** The slot of an address, or {@link #ABSENT}. */
  int find(int ip) {
    int capacity = words.length / ROW;
    int row = home(ip, capacity);
    for (int i = 0; i < capacity; i++) {
      long word = words[row * ROW];
      if (word == 0) {
        return ABSENT;
      }
      if ((int) word == ip) {
        return row * ROW;
      }
      row = (row + 1) & (capacity - 1);
    }
    return ABSENT;
  }

  /** Adds a row, for an address that has none, and returns its slot. */
  int add(int ip, NeighbourState state) {
    int capacity = words.length / ROW;
    if (size == (capacity <= SCANNED_CAPACITY ? capacity : capacity / 4 * 3)) {
      rebuild(capacity * 2, slot -> true);
    }
    int slot = place(ip & ADDRESS_MASK, 0, 0);
    set(slot, state, 0, 0);
    return slot;
  }

  /** Drops every row whose slot the predicate does not accept. */
  void retain(IntPredicate keep) {
    rebuild(words.length / ROW, keep);
  }

  int ip(int slot) {
    return (int) words[slot];
  }

  /** The state as it was set. */
  NeighbourState state(int slot) {
    return STATES[((int) (words[slot] >>> STATE_SHIFT) & 0xff) - 1];
  }

  /** The state at a time: REACHABLE becomes STALE by itself. */
  NeighbourState state(int slot, long now) {
    NeighbourState set = state(slot);
    boolean expired = set == NeighbourState.REACHABLE && now >= time(slot);
    return expired ? NeighbourState.STALE : set;
  }

  /** How many requests were sent in this state. */
  int attempts(int slot) {
    return (int) (words[slot] >>> ATTEMPTS_SHIFT);
  }

  long mac(int slot) {
    return words[slot + MAC];
  }

  /** When this state ends, nanoseconds. */
  long time(int slot) {
    return words[slot + TIME];
  }

  void mac(int slot, long mac) {
    words[slot + MAC] = mac;
  }

  @SuppressWarnings("EnumOrdinal") // packed into the row, and never outlives this process
  void set(int slot, NeighbourState state, int attempts, long time) {
    words[slot] =
        (words[slot] & ADDRESS_MASK)
            | (state.ordinal() + 1L) << STATE_SHIFT
            | (long) attempts << ATTEMPTS_SHIFT;
    words[slot + TIME] = time;
  }

  /** The first occupied slot at or after this index, or {@link #ABSENT}: to visit all, add 1. */
  int next(int from) {
    for (int slot = (from + ROW - 1) / ROW * ROW; slot < words.length; slot += ROW) {
      if (words[slot] != 0) {
        return slot;
      }
    }
    return ABSENT;
  }

  /** The rows at a time, in order of address. */
  List<Neighbour> list(long now) {
    List<Neighbour> list = new ArrayList<>(size);
    for (int slot = next(0); slot != ABSENT; slot = next(slot + 1)) {
      NeighbourState state = state(slot, now);
      boolean known = state != NeighbourState.INCOMPLETE && state != NeighbourState.FAILED;
      MacAddress mac = known ? new MacAddress(mac(slot)) : null;
      list.add(new Neighbour(new Ipv4Address(ip(slot)), mac, state));
    }
    list.sort(Comparator.comparing(Neighbour::ip));
    return list;
  }

  private void rebuild(int capacity, IntPredicate keep) {
    long[] rebuilt = new long[capacity * ROW];
    long[] old = words;
    // The predicate reads rows through this object: judge all before the array is exchanged.
    boolean[] kept = new boolean[old.length / ROW];
    for (int slot = next(0); slot != ABSENT; slot = next(slot + 1)) {
      kept[slot / ROW] = keep.test(slot);
    }
    words = rebuilt;
    size = 0;
    for (int row = 0; row < kept.length; row++) {
      if (kept[row]) {
        place(old[row * ROW], old[row * ROW + MAC], old[row * ROW + TIME]);
      }
    }
  }

  private int place(long word, long mac, long time) {
    int capacity = words.length / ROW;
    int row = home((int) word, capacity);
    while (words[row * ROW] != 0) {
      row = (row + 1) & (capacity - 1);
    }
    words[row * ROW] = word;
    words[row * ROW + MAC] = mac;
    words[row * ROW + TIME] = time;
    size++;
    return row * ROW;
  }

  private static int home(int ip, int capacity) {
    return ip * 0x9e37_79b9 >>> (Integer.SIZE - Integer.numberOfTrailingZeros(capacity));
  }
}
