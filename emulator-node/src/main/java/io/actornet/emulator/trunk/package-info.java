/**
 * Frames from one node to another, over Aeron. A node has one {@link
 * io.actornet.emulator.trunk.NodeDriver}, which Akka's Artery uses too.
 */
package io.actornet.emulator.trunk;
