/**
 * Which way packets go: routes for every node of a network whose addresses are assigned.
 *
 * <p>{@link io.actornet.topology.routing.RoutingPlanner} turns the network into a {@code
 * ForwardingGraph} of routers, runs one {@code ShortestPaths} search (Dijkstra, by delay) from each
 * of them, and looks up for every prefix of the {@code PrefixIndex} which attached router is
 * nearest. Prefixes that share a next hop are merged where they are two halves of one. Hosts get
 * what is on their links and a default route. Routes that the user wrote win.
 *
 * <p>Everything is in integers and broken ties follow the order of names, so that a network has the
 * same routes on every machine.
 */
package io.actornet.topology.routing;
