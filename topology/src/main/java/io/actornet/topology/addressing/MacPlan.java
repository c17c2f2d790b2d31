package io.actornet.topology.addressing;

import io.actornet.topology.model.Network;
import io.actornet.topology.model.NetworkInterface;
import io.actornet.topology.model.Node;
import io.actornet.topology.value.MacAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * Hands out MAC addresses: locally administered (IEEE 802, second-lowest bit of the first octet),
 * counted up in the order of nodes and interfaces, past those that the user gave.
 */
final class MacPlan {
  private static final long FIRST = 0x0200_0000_0001L;

  private final Map<Long, String> given = new HashMap<>();
  private long next = FIRST;

  MacPlan(Network network) {
    for (Node node : network.nodes()) {
      for (NetworkInterface networkInterface : node.interfaces()) {
        if (networkInterface.mac() != null) {
          addGiven(node, networkInterface);
        }
      }
    }
  }

  private void addGiven(Node node, NetworkInterface networkInterface) {
    MacAddress mac = networkInterface.mac();
    if (MacAddress.isGroup(mac.bits()) || mac.bits() == 0) {
      throw new AddressingException(
          node.name(), networkInterface.name(), "MAC address " + mac, "that of one station");
    }
    String here = node.name() + ":" + networkInterface.name();
    String there = given.putIfAbsent(mac.bits(), here);
    if (there != null) {
      throw new AddressingException(
          node.name(),
          networkInterface.name(),
          "duplicate MAC address " + mac + " (" + there + " has it)",
          "one that no other interface has");
    }
  }

  /** The interface's own MAC address, or the next free one. */
  MacAddress macOf(NetworkInterface networkInterface) {
    if (networkInterface.mac() != null) {
      return networkInterface.mac();
    }
    while (given.containsKey(next)) {
      next++;
    }
    return new MacAddress(next++);
  }
}
