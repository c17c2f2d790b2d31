package io.actornet.protocol.ip;

import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.Ipv4Prefix;

/**
 * One line of a {@link RoutingTable}: where packets for a prefix go next.
 *
 * @param prefix the destinations it covers
 * @param interfaceIndex the device's interface to send on, 0 or more
 * @param gateway the router to hand the packet to; null when the destination itself is on the link
 */
public record Route(Ipv4Prefix prefix, int interfaceIndex, Ipv4Address gateway) {
  public Route {
    if (interfaceIndex < 0) {
      throw new IllegalArgumentException("interface index " + interfaceIndex + ": expected >= 0");
    }
    if (gateway != null && gateway.bits() == 0) {
      throw new IllegalArgumentException("gateway 0.0.0.0: expected a router's address or null");
    }
  }

  /** A route to hosts that are on the interface's own link. */
  public static Route onLink(Ipv4Prefix prefix, int interfaceIndex) {
    return new Route(prefix, interfaceIndex, null);
  }

  /** A route through a router on the interface's link. */
  public static Route via(Ipv4Prefix prefix, int interfaceIndex, Ipv4Address gateway) {
    return new Route(prefix, interfaceIndex, gateway);
  }

  @Override
  public String toString() {
    String via = gateway == null ? " on-link" : " via " + gateway;
    return prefix + via + " interface " + interfaceIndex;
  }
}
