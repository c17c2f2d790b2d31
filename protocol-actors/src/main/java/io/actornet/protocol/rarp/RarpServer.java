package io.actornet.protocol.rarp;

import io.actornet.protocol.wire.ArpOperation;
import io.actornet.protocol.wire.ArpView;
import io.actornet.protocol.wire.EtherType;
import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.MacAddress;
import java.util.HashMap;
import java.util.Map;

/** A RARP server: answers requests about the MAC addresses in its table (RFC 903). */
public final class RarpServer {
  private final long mac;
  private final int ip;

  /** Never iterated over, so that its order cannot matter. */
  private final Map<Long, Integer> addresses = new HashMap<>();

  /**
   * A server with an empty table.
   *
   * @param mac the MAC address of the interface it serves
   * @param ip the IPv4 address of that interface
   */
  public RarpServer(MacAddress mac, Ipv4Address ip) {
    this.mac = mac.bits();
    this.ip = ip.bits();
  }

  /** Puts a station into the table, in place of what was known about it. */
  public void assign(MacAddress station, Ipv4Address address) {
    addresses.put(station.bits(), address.bits());
  }

  /**
   * Takes a packet that came with the Ethernet type of RARP.
   *
   * <p>The request may ask about a third station: the target hardware address counts, and the
   * answer goes to the one that asked. A station that is not in the table gets no answer.
   *
   * @param packet a view that {@code wrap} found sound
   * @return the reply as a complete frame, or null when there is none to send
   */
  public byte[] receive(ArpView packet) {
    if (packet.operation() != ArpOperation.REVERSE_REQUEST
        || packet.hardwareType() != ArpView.HARDWARE_ETHERNET
        || packet.protocolType() != EtherType.IPV4
        || MacAddress.isGroup(packet.senderMac())) {
      return null;
    }
    Integer address = addresses.get(packet.targetMac());
    if (address == null) {
      return null;
    }
    return RarpFrames.reply(mac, ip, packet.senderMac(), packet.targetMac(), address);
  }
}
