package io.actornet.emulator.cluster;

import java.util.Map;

/**
 * How far one node's part of a run has come.
 *
 * @param emulatedNanos emulated time that it has reached
 * @param frames handled so far
 * @param waitedNanos how long its partitions have waited for those of other nodes; the slowest node
 *     is the one that waited least
 * @param figures whatever else can be shown, such as {@code trunk.losses}
 */
public record PartialProgress(
    long emulatedNanos, long frames, long waitedNanos, Map<String, Double> figures) {
  /** Before anything has happened. */
  public static final PartialProgress NONE = new PartialProgress(0, 0, 0, Map.of());
}
