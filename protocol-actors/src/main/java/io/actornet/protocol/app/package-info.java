/**
 * What runs on hosts, and the interface for one's own: an {@link
 * io.actornet.protocol.app.Application} makes the behaviour of an actor that gets {@link
 * io.actornet.protocol.device.HostEvent}s and asks its host for sockets, timers and names through
 * an {@link io.actornet.protocol.app.ApplicationContext}.
 */
package io.actornet.protocol.app;
