/**
 * The user datagram protocol (RFC 768): {@link io.actornet.protocol.udp.UdpDatagrams} writes
 * datagrams into frames and checks those that arrive.
 */
package io.actornet.protocol.udp;
