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
 * @param others the nodes that run the other partitions, of which this engine makes none
 * @param beginNanos the emulated instant at which the devices are switched on; above 0 only in real
 *     time, for devices that are made while the others run
 */
public record EngineSettings(
    int partitions,
    DispatcherKind dispatcher,
    long seed,
    long lookaheadNanos,
    IntFunction<JournalSink> journal,
    OtherNodes others,
    long beginNanos) {
  public EngineSettings {
    if (partitions < 1) {
      throw new IllegalArgumentException("found " + partitions + " partitions, expected 1 or more");
    }
    if (lookaheadNanos < 1) {
      throw new IllegalArgumentException(
          "found lookahead " + lookaheadNanos + ", expected 1 or more");
    }
  }

  /** All partitions on one node. */
  public EngineSettings(
      int partitions,
      DispatcherKind dispatcher,
      long seed,
      long lookaheadNanos,
      IntFunction<JournalSink> journal) {
    this(partitions, dispatcher, seed, lookaheadNanos, journal, OtherNodes.NONE, 0);
  }
}
