package io.actornet.protocol.device;

import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.MacAddress;

/**
 * What the internet layer of a host or router is told about one of its interfaces.
 *
 * @param name such as {@code eth0}
 * @param mac its hardware address
 * @param address its protocol address; null while it has none, as on a diskless host
 * @param prefixLength how many leading bits of the address name the link, 0 to 32
 * @param mtu the longest packet that the link takes, in bytes: 68 to 65535 (RFC 791)
 * @param broadcast whether the link can broadcast; where it cannot, nobody is asked by ARP and all
 *     neighbours are configured
 * @param probe whether the address is probed before it is used (RFC 5227)
 */
public record InterfaceSpec(
    String name,
    MacAddress mac,
    Ipv4Address address,
    int prefixLength,
    int mtu,
    boolean broadcast,
    boolean probe) {
  /** The MTU of Ethernet in bytes (RFC 894). */
  public static final int ETHERNET_MTU = 1500;

  private static final int MINIMUM_MTU = 68;
  private static final int MAXIMUM_MTU = 65_535;

  public InterfaceSpec {
    if (prefixLength < 0 || prefixLength > 32) {
      throw new IllegalArgumentException("prefix length " + prefixLength + ": expected 0 to 32");
    }
    if (mtu < MINIMUM_MTU || mtu > MAXIMUM_MTU) {
      throw new IllegalArgumentException(
          "MTU " + mtu + ": expected " + MINIMUM_MTU + " to " + MAXIMUM_MTU);
    }
  }

  /** An interface to an Ethernet that uses its address at once. */
  public static InterfaceSpec ethernet(
      String name, MacAddress mac, Ipv4Address address, int prefixLength) {
    return new InterfaceSpec(name, mac, address, prefixLength, ETHERNET_MTU, true, false);
  }
}
