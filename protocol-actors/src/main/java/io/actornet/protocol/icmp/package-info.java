/**
 * The internet control messages (RFC 792) without input, output or clocks.
 *
 * <ul>
 *   <li>{@link io.actornet.protocol.icmp.IcmpSuppression} says when a packet must not be answered
 *       with an error, {@link io.actornet.protocol.icmp.IcmpRateLimiter} when there were too many;
 *       {@link io.actornet.protocol.icmp.IcmpErrors} builds what remains.
 *   <li>{@link io.actornet.protocol.icmp.IcmpEcho} makes requests and turns them into replies.
 *   <li>{@link io.actornet.protocol.icmp.QuotedDatagram} is what an error that arrives says to the
 *       socket whose packet it is about.
 * </ul>
 */
package io.actornet.protocol.icmp;
