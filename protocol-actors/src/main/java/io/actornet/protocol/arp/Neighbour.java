package io.actornet.protocol.arp;

import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.MacAddress;

/**
 * One line of an ARP cache as people read it.
 *
 * @param ip the neighbour's protocol address
 * @param mac its hardware address; null while INCOMPLETE and when FAILED
 * @param state what is known about it
 */
public record Neighbour(Ipv4Address ip, MacAddress mac, NeighbourState state) {}
