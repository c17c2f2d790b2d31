package io.actornet.topology.model;

import java.util.List;

/**
 * Interfaces that reach each other without a router: a LAN, or the two ends of one link.
 *
 * @param members the interfaces of hosts and routers in it, by node, then by interface; at least
 *     one
 * @param direct whether it is one link with neither switch nor hub
 * @param broadcast whether every link in it can broadcast
 */
public record BroadcastDomain(List<Endpoint> members, boolean direct, boolean broadcast) {}
