/**
 * Reverse address resolution (RFC 903): how a host that knows only its MAC address learns its IPv4
 * address from a server on the same link.
 *
 * <p>{@link io.actornet.protocol.rarp.RarpClient} asks until it is answered or gives up; {@link
 * io.actornet.protocol.rarp.RarpServer} looks addresses up in a table. Packets have the form of ARP
 * packets ({@link io.actornet.protocol.wire.ArpView}) and an Ethernet type of their own.
 */
package io.actornet.protocol.rarp;
