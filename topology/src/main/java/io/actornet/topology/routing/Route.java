package io.actornet.topology.routing;

import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.Ipv4Prefix;

/**
 * Where a node sends packets for a prefix.
 *
 * @param networkInterface index among the node's interfaces
 * @param gateway the next hop; null when the destination itself is on the link
 */
public record Route(Ipv4Prefix prefix, int networkInterface, Ipv4Address gateway) {
  /** The prefix that holds every address. */
  public static final Ipv4Prefix DEFAULT_PREFIX = new Ipv4Prefix(0, 0);
}
