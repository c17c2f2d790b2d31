package io.actornet.topology.routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
  private int[] groups = new int[16];
  private final Map<Long, Integer> groupOfWays = new HashMap<>();
  private final List<int[]> members = new ArrayList<>();
  private int size;

  void clear() {
    size = 0;
    groupOfWays.clear();
    members.clear();
  }

  /**
   * Adds a computed route with several next hops, whose prefix sorts after all before it.
   *
   * @param ways bits of {@code paths}
   */
  void add(int network, int length, long ways, ShortestPaths paths) {
    Integer group = groupOfWays.get(ways);
    if (group == null) {
      members.add(hops(ways, paths));
      group = members.size();
      groupOfWays.put(ways, group);
    }
    int[] hops = members.get(group - 1);
    add(network, length, hops[0], hops[1], true, group);
  }

  private static int[] hops(long ways, ShortestPaths paths) {
    int[] hops = new int[2 * Long.bitCount(ways)];
    int at = 0;
    for (long left = ways; left != 0; left &= left - 1) {
      int bit = Long.numberOfTrailingZeros(left);
      hops[at++] = paths.hopInterface(bit);
      hops[at++] = paths.hopGateway(bit);
    }
    return hops;
  }

  /**
   * Adds a route whose prefix sorts after all before it.
   *
   * @param gateway 32 bits; 0 = on link
   * @param computed whether it may be merged with its neighbour
   */
  void add(int network, int length, int networkInterface, int gateway, boolean computed) {
    add(network, length, networkInterface, gateway, computed, 0);
  }

  private void add(
      int network, int length, int networkInterface, int gateway, boolean computed, int group) {
    if (size == networks.length) {
      grow();
    }
    networks[size] = network;
    lengths[size] = (byte) length;
    interfaces[size] = networkInterface;
    gateways[size] = gateway;
    mergeable[size] = computed;
    groups[size] = group;
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
        || groups[first] != groups[second]
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
        Arrays.copyOf(gateways, size),
        members.isEmpty() ? null : Arrays.copyOf(groups, size),
        members.isEmpty() ? null : members.toArray(int[][]::new));
  }

  private void grow() {
    int capacity = size * 2;
    networks = Arrays.copyOf(networks, capacity);
    lengths = Arrays.copyOf(lengths, capacity);
    interfaces = Arrays.copyOf(interfaces, capacity);
    gateways = Arrays.copyOf(gateways, capacity);
    mergeable = Arrays.copyOf(mergeable, capacity);
    groups = Arrays.copyOf(groups, capacity);
  }
}
