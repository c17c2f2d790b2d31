package io.actornet.emulator.report;

/**
 * The hashes that a device kept during a run.
 *
 * @param frames over the frames it received
 * @param journal over its journal entries
 */
public record DeviceHashes(long frames, long journal) {}
