/**
 * Addresses: every interface gets a MAC address, every LAN a prefix, every host and router a place
 * in it.
 *
 * <p>What the user wrote stays; {@link io.actornet.topology.addressing.Addressing} fills in the
 * rest, the same way every time: LANs large to small and then by name out of one pool, in each LAN
 * the routers first and then the hosts, by name as people order them ({@code host2} before {@code
 * host10}). What cannot be is an {@link io.actornet.topology.addressing.AddressingException}.
 */
package io.actornet.topology.addressing;
