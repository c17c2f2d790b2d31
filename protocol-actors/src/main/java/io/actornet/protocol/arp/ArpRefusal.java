package io.actornet.protocol.arp;

import io.actornet.protocol.ip.Ipv4Addresses;
import io.actornet.protocol.wire.ArpOperation;
import io.actornet.protocol.wire.ArpView;
import io.actornet.protocol.wire.EtherType;
import io.actornet.topology.value.MacAddress;
import java.util.Locale;

/** Why a well-formed ARP packet was not believed. Receivers count what they drop by this cause. */
public enum ArpRefusal {
  /** {@code ar$hrd} is not Ethernet. */
  HARDWARE_TYPE,
  /** {@code ar$pro} is not IPv4. */
  PROTOCOL_TYPE,
  /** Neither a request nor a reply. */
  OPERATION,
  /** The sender gives a group address or zero as its own MAC (RFC 1812 §3.3.2), or ours. */
  SENDER_MAC,
  /** The sender gives an address as its own that no host can have. */
  SENDER_IP,
  /** The sender gives our protocol address as its own (RFC 5227 §2.4). */
  CONFLICT;

  private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The name used for counters and text, such as {@code sender-mac}. */
  public String label() {
    return label;
  }

  /**
   * Judges a packet that was received.
   *
   * @param mac the receiving interface's MAC address, 48 bits
   * @param ip its protocol address as 32 bits, or 0
   * @return null when there is nothing against believing it
   */
  static ArpRefusal of(ArpView packet, long mac, int ip) {
    if (packet.hardwareType() != ArpView.HARDWARE_ETHERNET) {
      return HARDWARE_TYPE;
    }
    if (packet.protocolType() != EtherType.IPV4) {
      return PROTOCOL_TYPE;
    }
    int operation = packet.operation();
    if (operation != ArpOperation.REQUEST && operation != ArpOperation.REPLY) {
      return OPERATION;
    }
    long senderMac = packet.senderMac();
    if (senderMac == 0 || senderMac == mac || MacAddress.isGroup(senderMac)) {
      return SENDER_MAC;
    }
    int sender = packet.senderIp();
    if (sender == 0) {
      return operation == ArpOperation.REQUEST ? null : SENDER_IP;
    }
    if (!Ipv4Addresses.mayBeHost(sender)) {
      return SENDER_IP;
    }
    return sender == ip ? CONFLICT : null;
  }
}
