/**
 * The internet protocol (RFC 791) without input, output or clocks: where a packet goes next, how it
 * is cut when it is too long for a link, and how the pieces become one packet again.
 *
 * <p>{@link io.actornet.protocol.ip.RoutingTable} answers the first question for hosts (RFC 1122
 * §3.3.1) and routers (RFC 1812 §5.2.4). It is immutable and shared.
 */
package io.actornet.protocol.ip;
