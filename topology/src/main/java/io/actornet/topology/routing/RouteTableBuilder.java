package io.actornet.topology.routing;

import java.util.Arrays;

/**
 * Collects the routes of one node in the order of their prefixes. Two computed routes whose
 * prefixes are the halves of a shorter one, with the same next hop, become one: exactly the same
 * addresses are routed as before, by fewer rows.
 */
final class RouteTableBuilder {
  private int[] networks = new int[16];
  private byte[] lengths = new byte[16];
  private int[] interfaces = new int[16];
  private int[] gateways = new int[16];
  private boolean[] mergeable = new boolean[16];
  private int size;

  void clear() {
    size = 0;
  }

  /**
   * Adds a route whose prefix sorts after all before it.
   *
   * @param gateway 32 bits; 0 = on link
   * @param computed whether it may be merged with its neighbour
   */
  void add(int network, int length, int networkInterface, int gateway, boolean computed) {
    if (size == networks.length) {
      grow();
    }
    networks[size] = network;
    lengths[size] = (byte) length;
    interfaces[size] = networkInterface;
    gateways[size] = gateway;
    mergeable[size] = computed;
    size++;
    while (mergeLastTwo()) {}
  }

  private boolean mergeLastTwo() {
    int second = size - 1;
    int first = size - 2;
    if (first < 0
        || !mergeable[first]
        || !mergeable[second]
        || lengths[first] != lengths[second]
        || lengths[first] == 0
        || (networks[first] ^ networks[second]) != 1 << (32 - lengths[first])
        || interfaces[first] != interfaces[second]
        || gateways[first] != gateways[second]) {
      return false;
    }
    boolean exists =
        first > 0
            && networks[first - 1] == networks[first]
            && lengths[first - 1] == lengths[first] - 1;
    if (exists) {
      return false;
    }
    lengths[first]--;
    size--;
    return true;
  }

  RouteTable build() {
    return new RouteTable(
        Arrays.copyOf(networks, size),
        Arrays.copyOf(lengths, size),
        Arrays.copyOf(interfaces, size),
        Arrays.copyOf(gateways, size));
  }

  private void grow() {
    int capacity = size * 2;
    networks = Arrays.copyOf(networks, capacity);
    lengths = Arrays.copyOf(lengths, capacity);
    interfaces = Arrays.copyOf(interfaces, capacity);
    gateways = Arrays.copyOf(gateways, capacity);
    mergeable = Arrays.copyOf(mergeable, capacity);
  }
}
