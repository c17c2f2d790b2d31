/**
 * Address resolution: which MAC address belongs to an IPv4 address on a link.
 *
 * <p>{@link io.actornet.protocol.arp.ArpCache} asks and answers (RFC 826), remembers and forgets
 * (RFC 1122 §2.3.2), and keeps frames while it waits. {@code AddressProbe} makes sure that nobody
 * else uses an address before one does (RFC 5227).
 *
 * <p>Neither knows a clock or an interface: packets and times come in, and what is to be done goes
 * out through {@link io.actornet.protocol.arp.ArpEffects}.
 */
package io.actornet.protocol.arp;
