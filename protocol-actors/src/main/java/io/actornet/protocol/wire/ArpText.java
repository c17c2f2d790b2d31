package io.actornet.protocol.wire;

import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.MacAddress;

/** ARP and RARP packets in words. */
final class ArpText {
  private ArpText() {}

  static String describe(ArpView arp) {
    String sender = Ipv4Address.format(arp.senderIp());
    String target = Ipv4Address.format(arp.targetIp());
    return switch (arp.operation()) {
      case ArpOperation.REQUEST -> request(arp, sender, target);
      case ArpOperation.REPLY -> sender + " is at " + MacAddress.format(arp.senderMac());
      case ArpOperation.REVERSE_REQUEST ->
          "which address has " + MacAddress.format(arp.targetMac()) + "?";
      case ArpOperation.REVERSE_REPLY ->
          MacAddress.format(arp.targetMac()) + " has " + target + ", says " + sender;
      default -> ArpOperation.format(arp.operation()) + " " + sender + "→" + target;
    };
  }

  private static String request(ArpView arp, String sender, String target) {
    if (arp.senderIp() == arp.targetIp()) {
      return "announcement: " + sender + " is at " + MacAddress.format(arp.senderMac());
    }
    return arp.senderIp() == 0
        ? "probe: who has " + target + "?"
        : "who has " + target + "? tell " + sender;
  }
}
