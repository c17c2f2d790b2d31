package io.actornet.topology.model;

import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.MacAddress;

/**
 * An interface (NIC or port) of a node.
 *
 * @param index its place among its node's interfaces
 * @param name such as {@code eth0}, unique within the node
 * @param mac null until assigned
 * @param address null until assigned, and for good on switches, hubs, hosts that boot diskless and
 *     interfaces without a link
 * @param prefixLength of {@code address} or {@code reserved}; 0 while there is neither
 * @param mtu largest IP packet in bytes, 68 to 65535
 * @param link index of its link in {@link Network#links()}, −1 when it is not connected
 * @param reserved the address kept for a host that boots diskless, for a RARP server's table; null
 *     on all others
 */
public record NetworkInterface(
    int index,
    String name,
    MacAddress mac,
    Ipv4Address address,
    int prefixLength,
    int mtu,
    int link,
    Ipv4Address reserved) {
  /** The MTU of Ethernet (RFC 894). */
  public static final int DEFAULT_MTU = 1500;

  /** An interface without a reserved address. */
  public NetworkInterface(
      int index,
      String name,
      MacAddress mac,
      Ipv4Address address,
      int prefixLength,
      int mtu,
      int link) {
    this(index, name, mac, address, prefixLength, mtu, link, null);
  }
}
