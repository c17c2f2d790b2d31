/**
 * Packets between a script and the host under test: what the script writes becomes a frame, what
 * the host sends is shown in the script's numbers and compared with what the script expects.
 */
package io.actornet.emulator.packetdrill.packet;
