/**
 * The internet protocol (RFC 791) without input, output or clocks: where a packet goes next, how it
 * is cut when it is too long for a link, and how the pieces become one packet again.
 *
 * <ul>
 *   <li>{@link io.actornet.protocol.ip.RoutingTable} finds the next hop, for hosts (RFC 1122
 *       §3.3.1) and routers (RFC 1812 §5.2.4). It is immutable and shared.
 *   <li>{@link io.actornet.protocol.ip.Ipv4Headers} writes the header of a packet that begins here,
 *       numbered by {@link io.actornet.protocol.ip.Ipv4Identification}.
 *   <li>{@link io.actornet.protocol.ip.Fragmenter} and {@link io.actornet.protocol.ip.Reassembler}
 *       cut and join.
 * </ul>
 */
package io.actornet.protocol.ip;
