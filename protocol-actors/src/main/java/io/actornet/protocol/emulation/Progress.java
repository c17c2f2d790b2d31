package io.actornet.protocol.emulation;

/**
 * How far a run has come.
 *
 * @param emulatedNanos where its slowest partition is
 * @param events handled in all partitions
 * @param frames received by all devices
 * @param waitedNanos how long partitions have waited for each other, or for other nodes
 */
public record Progress(long emulatedNanos, long events, long frames, long waitedNanos) {}
