/**
 * The devices of a network as actors: hosts, routers, switches and hubs, their NICs and sockets.
 *
 * <p>Every actor here is thin: it takes a message, calls protocol logic that knows no actor, and
 * carries out the effects. A frame's way through a host is NIC → host → socket → application, each
 * an actor; through a router NIC → router → NIC; a switch is one actor whose ports are rows.
 *
 * <p>Applications talk to their host in two vocabularies: {@link
 * io.actornet.protocol.device.HostCommand} and {@link io.actornet.protocol.device.TcpSocketCommand}
 * down, {@link io.actornet.protocol.device.HostEvent} up.
 */
package io.actornet.protocol.device;
