package io.actornet.topology.addressing;

import io.actornet.topology.model.Endpoint;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.NetworkInterface;
import io.actornet.topology.model.Node;
import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.Ipv4Prefix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The addresses that the user gave, checked against each other. */
final class GivenAddresses {
  private final Network network;
  private final Map<Integer, String> holders = new HashMap<>();

  GivenAddresses(Network network) {
    this.network = network;
    for (Node node : network.nodes()) {
      for (NetworkInterface networkInterface : node.interfaces()) {
        if (address(networkInterface) != null) {
          add(node, networkInterface);
        }
      }
    }
  }

  /** The address that the user gave an interface, configured or reserved; null when none. */
  static Ipv4Address address(NetworkInterface networkInterface) {
    return networkInterface.address() != null
        ? networkInterface.address()
        : networkInterface.reserved();
  }

  /** As {@link #address(NetworkInterface)}. */
  Ipv4Address address(Endpoint end) {
    return address(network.at(end));
  }

  /** Whether the user gave that address to any interface. */
  boolean isTaken(int addressBits) {
    return holders.containsKey(addressBits);
  }

  private void add(Node node, NetworkInterface networkInterface) {
    Ipv4Address address = address(networkInterface);
    int length = networkInterface.prefixLength();
    String given = "address " + address + "/" + length;
    if (length < 1 || length > 32 || !Subnets.isUnicast(address.bits())) {
      throw new AddressingException(
          node.name(),
          networkInterface.name(),
          given,
          "an address of one host, in a prefix /1 to /32: not one from 0.0.0.0/8, 127.0.0.0/8 or"
              + " 224.0.0.0/3");
    }
    if (Subnets.isNetworkOrBroadcast(address, length)) {
      Ipv4Prefix prefix = Ipv4Prefix.containing(address, length);
      boolean network = prefix.networkBits() == address.bits();
      throw new AddressingException(
          node.name(),
          networkInterface.name(),
          given + ", the " + (network ? "network" : "broadcast") + " address of " + prefix,
          "an address between "
              + new Ipv4Address(prefix.networkBits() + 1)
              + " and "
              + new Ipv4Address(prefix.broadcastBits() - 1));
    }
    String holder =
        holders.putIfAbsent(address.bits(), node.name() + ":" + networkInterface.name());
    if (holder != null) {
      throw new AddressingException(
          node.name(),
          networkInterface.name(),
          "duplicate address " + address + " (" + holder + " has it)",
          "one that no other interface has");
    }
  }

  /**
   * The prefix that a LAN's given addresses lie in; null when it has none.
   *
   * @throws AddressingException if they lie in two, or it is too small for the LAN
   */
  Ipv4Prefix prefixOf(Lan lan) {
    Endpoint first = null;
    Ipv4Prefix common = null;
    for (Endpoint member : lan.members) {
      if (address(member) == null) {
        continue;
      }
      Ipv4Prefix prefix = prefix(member);
      if (common == null) {
        common = prefix;
        first = member;
      } else if (!common.equals(prefix)) {
        throw exception(
            member,
            "address "
                + address(member)
                + "/"
                + prefix.length()
                + " on the LAN of "
                + network.text(first)
                + " ("
                + common
                + ")",
            "an address in " + common);
      }
    }
    if (common != null && Subnets.capacity(common.length()) < lan.members.size()) {
      throw exception(
          first,
          "subnet "
              + common
              + " for a LAN of "
              + lan.members.size()
              + " interfaces: "
              + lan.members.size()
              + " addresses needed, "
              + Subnets.capacity(common.length())
              + " available",
          "a subnet of /" + Subnets.lengthFor(lan.members.size()) + " or larger");
    }
    return common;
  }

  /** Refuses prefixes of different LANs that overlap. */
  void requireDisjointPrefixes(List<Lan> lans) {
    List<Lan> given = new ArrayList<>(lans);
    given.removeIf(lan -> lan.prefix == null);
    given.sort(Comparator.comparing(lan -> lan.prefix));
    for (int i = 1; i < given.size(); i++) {
      // Of nested prefixes the larger sorts first, and neighbours of it overlap before others do.
      Lan before = given.get(i - 1);
      Lan lan = given.get(i);
      if (before.prefix.contains(lan.prefix.networkBits())) {
        throw exception(
            firstGiven(lan),
            "subnet "
                + lan.prefix
                + ", which overlaps "
                + before.prefix
                + " of "
                + network.text(firstGiven(before)),
            "a subnet of its own for every LAN");
      }
    }
  }

  private Endpoint firstGiven(Lan lan) {
    return lan.members.stream().filter(member -> address(member) != null).findFirst().orElseThrow();
  }

  private Ipv4Prefix prefix(Endpoint member) {
    return Ipv4Prefix.containing(address(member), network.at(member).prefixLength());
  }

  private AddressingException exception(Endpoint end, String found, String expected) {
    return new AddressingException(
        network.nodes().get(end.node()).name(), network.at(end).name(), found, expected);
  }
}
