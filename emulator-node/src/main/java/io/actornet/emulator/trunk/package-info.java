/**
 * Frames from one node to another, over Aeron. A node has one {@link
 * io.actornet.emulator.trunk.NodeDriver}, which Akka's Artery uses too; for each other node and
 * attempt of a run it has a {@link io.actornet.emulator.trunk.TrunkWriter} with a {@link
 * io.actornet.emulator.trunk.TrunkLane} for each loop, and a {@link
 * io.actornet.emulator.trunk.TrunkReader} that tells a {@link
 * io.actornet.emulator.trunk.TrunkListener} what arrives. The classes named {@code …Message} are
 * the layouts of the bytes.
 */
package io.actornet.emulator.trunk;
