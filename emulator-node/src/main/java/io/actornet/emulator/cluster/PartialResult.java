package io.actornet.emulator.cluster;

/**
 * What came of one node's part of a run.
 *
 * @param emulatedNanos how far it came
 * @param frames that it handled
 * @param directory of its files, as {@link FileServer} names it
 */
public record PartialResult(long emulatedNanos, long frames, String directory) {}
