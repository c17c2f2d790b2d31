package io.actornet.protocol.engine;

import java.util.function.IntFunction;

/**
 * What an engine is made with.
 *
 * @param partitions how many, 1 or more
 * @param dispatcher how messages reach actors
 * @param seed what all random draws of the run depend on
 * @param lookaheadNanos the smallest floor of any link between two partitions, 1 or more
 * @param journal gives each partition, by index, its journal
 */
public record EngineSettings(
    int partitions,
    DispatcherKind dispatcher,
    long seed,
    long lookaheadNanos,
    IntFunction<JournalSink> journal) {
  public EngineSettings {
    if (partitions < 1) {
      throw new IllegalArgumentException("found " + partitions + " partitions, expected 1 or more");
    }
    if (lookaheadNanos < 1) {
      throw new IllegalArgumentException(
          "found lookahead " + lookaheadNanos + ", expected 1 or more");
    }
  }
}
