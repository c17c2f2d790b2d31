package io.actornet.topology.model;

import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.Ipv4Prefix;

/**
 * A route that the user wrote.
 *
 * @param via the next hop
 */
public record StaticRoute(Ipv4Prefix destination, Ipv4Address via) {}
