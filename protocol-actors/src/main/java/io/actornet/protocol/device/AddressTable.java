package io.actornet.protocol.device;

import io.actornet.protocol.engine.Hash;
import io.actornet.topology.value.MacAddress;

/**
 * Where a switch has seen which address: (VLAN, MAC) to port, forgotten when not seen for a while.
 *
 * <p>An open-addressing table on flat arrays, never more than half full. Addresses that have aged
 * leave it when room is needed. When it has reached its bound all the same, new addresses are not
 * learnt and their frames are flooded, as in a real switch.
 */
final class AddressTable {
  /** What {@link #port} returns for an address that is not known. */
  static final int UNKNOWN = -1;

  /** The ageing time of IEEE 802.1D, Table 7-5. */
  static final long DEFAULT_AGEING_NANOS = 300_000_000_000L;

  /** Room for a LAN of any size that is sensible. */
  static final int DEFAULT_BOUND = 1 << 20;

  /** How often a full table is searched for what has aged, so that a flood costs no search each. */
  private static final long SEARCH_INTERVAL_NANOS = 1_000_000_000L;

  private static final int INITIAL_CAPACITY = 16;
  private static final int VLAN_MASK = 0xfff;
  private static final int VLAN_SHIFT = 48;
  private static final long USED = 1L << 63;

  private final long ageingNanos;
  private final int bound;
  private long[] keys = new long[INITIAL_CAPACITY];
  private long[] seen = new long[INITIAL_CAPACITY];
  private int[] ports = new int[INITIAL_CAPACITY];
  private int size;
  private long nextSearch;

  /**
   * An empty table.
   *
   * @param ageingNanos after how long without a frame an address is forgotten
   * @param bound most entries
   */
  AddressTable(long ageingNanos, int bound) {
    this.ageingNanos = ageingNanos;
    this.bound = bound;
  }

  int size() {
    return size;
  }

  /**
   * An address has sent a frame.
   *
   * @param vlan tag control information, or −1 for an untagged frame
   */
  void learn(int vlan, long mac, int port, long now) {
    if (MacAddress.isGroup(mac)) {
      return;
    }
    long key = key(vlan, mac);
    int slot = slot(key);
    if (keys[slot] != key) {
      if (size == bound && !foundAged(now)) {
        return;
      }
      if (2 * (size + 1) > keys.length) {
        makeRoom(now);
      }
      slot = slot(key);
      keys[slot] = key;
      size++;
    }
    seen[slot] = now;
    ports[slot] = port;
  }

  /** The port that an address was last seen on, or {@link #UNKNOWN}. */
  int port(int vlan, long mac, long now) {
    long key = key(vlan, mac);
    int slot = slot(key);
    return keys[slot] == key && now - seen[slot] <= ageingNanos ? ports[slot] : UNKNOWN;
  }

  /** Forgets all that was seen on a port, because its link went down. */
  void forget(int port) {
    rehash(keys.length, Long.MIN_VALUE, port);
  }

  private boolean foundAged(long now) {
    if (now < nextSearch) {
      return false;
    }
    nextSearch = now + SEARCH_INTERVAL_NANOS;
    dropAged(now);
    return size < bound;
  }

  /** Leaves the table less than half full: what has aged goes; if that is little, it grows. */
  private void makeRoom(long now) {
    dropAged(now);
    if (4 * size > keys.length) {
      rehash(keys.length * 2, Long.MIN_VALUE, UNKNOWN);
    }
  }

  private void dropAged(long now) {
    rehash(keys.length, now - ageingNanos, UNKNOWN);
  }

  private void rehash(int capacity, long oldest, int exceptPort) {
    long[] oldKeys = keys;
    long[] oldSeen = seen;
    int[] oldPorts = ports;
    keys = new long[capacity];
    seen = new long[capacity];
    ports = new int[capacity];
    size = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0 && oldSeen[i] >= oldest && oldPorts[i] != exceptPort) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        seen[slot] = oldSeen[i];
        ports[slot] = oldPorts[i];
        size++;
      }
    }
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) Hash.spread(key) & mask;
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private static long key(int vlan, long mac) {
    long tag = vlan < 0 ? 0 : vlan & VLAN_MASK;
    return USED | tag << VLAN_SHIFT | mac;
  }
}
