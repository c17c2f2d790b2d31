package io.actornet.topology.addressing;

import io.actornet.topology.model.BroadcastDomain;
import io.actornet.topology.model.BroadcastDomains;
import io.actornet.topology.model.Endpoint;
import io.actornet.topology.model.NaturalOrder;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.NodeKind;
import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.Ipv4Prefix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which address and prefix length each interface gets. */
final class AddressPlan {
  /** With fewer LANs, addresses that follow names are worth more than short routing tables. */
  private static final int LANS_TO_AGGREGATE = 1_000;

  private final int[][] addressBits;
  private final byte[][] prefixLengths;

  private AddressPlan(Network network) {
    int nodes = network.nodes().size();
    addressBits = new int[nodes][];
    prefixLengths = new byte[nodes][];
    for (int i = 0; i < nodes; i++) {
      int interfaces = network.nodes().get(i).interfaces().size();
      addressBits[i] = new int[interfaces];
      prefixLengths[i] = new byte[interfaces];
    }
  }

  static AddressPlan of(Network network, Ipv4Prefix pool) {
    GivenAddresses given = new GivenAddresses(network);
    List<Lan> lans = lans(network);
    for (Lan lan : lans) {
      lan.prefix = given.prefixOf(lan);
    }
    given.requireDisjointPrefixes(lans);
    takePrefixes(lans, pool);
    AddressPlan plan = new AddressPlan(network);
    for (Lan lan : lans) {
      plan.number(lan, given);
    }
    return plan;
  }

  /** The 32 bits of an interface's address; meaningless when its prefix length is 0. */
  int address(int node, int networkInterface) {
    return addressBits[node][networkInterface];
  }

  /** The length of an interface's prefix; 0 when it gets no address. */
  int prefixLength(int node, int networkInterface) {
    return prefixLengths[node][networkInterface];
  }

  /** The LANs, and in each its members, in the order in which they get their addresses. */
  private static List<Lan> lans(Network network) {
    int[] rank = new int[network.nodes().size()];
    List<Integer> byName = new ArrayList<>(rank.length);
    for (int i = 0; i < rank.length; i++) {
      byName.add(i);
    }
    byName.sort(Comparator.comparing(i -> network.nodes().get(i).name(), NaturalOrder.INSTANCE));
    for (int i = 0; i < rank.length; i++) {
      rank[byName.get(i)] = i;
    }
    Comparator<Endpoint> natural =
        Comparator.<Endpoint>comparingInt(end -> rank[end.node()])
            .thenComparingInt(Endpoint::networkInterface);
    Comparator<Endpoint> routersFirst =
        Comparator.<Endpoint>comparingInt(end -> isRouter(network, end) ? 0 : 1)
            .thenComparing(natural);

    List<Lan> lans = new ArrayList<>();
    for (BroadcastDomain domain : BroadcastDomains.of(network).domains()) {
      List<Endpoint> members = new ArrayList<>(domain.members());
      members.sort(routersFirst);
      Endpoint first = members.get(0);
      if (network.at(first).link() >= 0 || GivenAddresses.address(network.at(first)) != null) {
        lans.add(new Lan(domain, members));
      }
    }
    lans.sort(Comparator.comparing(lan -> lan.members.get(0), natural));
    return lans.size() < LANS_TO_AGGREGATE
        ? lans
        : GraphOrder.of(
            lans, rank.length, node -> network.nodes().get(node).kind() == NodeKind.ROUTER);
  }

  private static boolean isRouter(Network network, Endpoint end) {
    return network.nodes().get(end.node()).kind() == NodeKind.ROUTER;
  }

  private static void takePrefixes(List<Lan> lans, Ipv4Prefix pool) {
    if (!Subnets.isUnicast(pool.networkBits()) || !Subnets.isUnicast(pool.broadcastBits())) {
      throw new AddressingException(
          null, null, "pool " + pool, "unicast addresses such as " + Addressing.DEFAULT_POOL);
    }
    List<Ipv4Prefix> taken = new ArrayList<>();
    List<Lan> waiting = new ArrayList<>();
    for (Lan lan : lans) {
      if (lan.prefix == null) {
        waiting.add(lan);
      } else {
        taken.add(lan.prefix);
      }
    }
    waiting.sort(Comparator.comparingInt(Lan::readableLength));
    if (!take(waiting, new PrefixPool(pool, taken), true)) {
      waiting.sort(Comparator.comparingInt(Lan::tightLength));
      if (!take(waiting, new PrefixPool(pool, taken), false)) {
        long needed = waiting.stream().mapToLong(lan -> 1L << (32 - lan.tightLength())).sum();
        long size = 1L << (32 - pool.length());
        throw new AddressingException(
            null,
            null,
            "pool " + pool + " of " + size + " addresses, of which " + needed + " are needed",
            "a larger pool");
      }
    }
  }

  private static boolean take(List<Lan> lans, PrefixPool pool, boolean readable) {
    for (Lan lan : lans) {
      lan.prefix = pool.take(readable ? lan.readableLength() : lan.tightLength());
      if (lan.prefix == null) {
        return false;
      }
    }
    return true;
  }

  private void number(Lan lan, GivenAddresses given) {
    int length = lan.prefix.length();
    int next = Subnets.first(lan.prefix.networkBits(), length);
    for (Endpoint member : lan.members) {
      Ipv4Address own = given.address(member);
      if (own == null) {
        while (given.isTaken(next)) {
          next++;
        }
      }
      addressBits[member.node()][member.networkInterface()] = own == null ? next++ : own.bits();
      prefixLengths[member.node()][member.networkInterface()] = (byte) length;
    }
  }
}
