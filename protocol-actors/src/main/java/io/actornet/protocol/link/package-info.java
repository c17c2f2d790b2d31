/**
 * Links: what happens to a frame between the interface that sends it and the one that receives it.
 *
 * <p>A link has two directions. Each is two halves: a {@link
 * io.actornet.protocol.link.Transmitter}, which belongs to the sending interface and decides
 * whether and when a frame arrives, and a {@link io.actornet.protocol.link.Channel}, which belongs
 * to the receiving one and holds the frames in flight. The halves may live in different partitions.
 *
 * <p>What a link does to frames on purpose is an {@link io.actornet.protocol.link.Impairment} each;
 * what an experiment does to chosen frames is a {@link io.actornet.protocol.link.FrameRule}.
 */
package io.actornet.protocol.link;
