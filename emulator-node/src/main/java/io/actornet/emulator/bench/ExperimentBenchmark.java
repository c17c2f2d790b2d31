package io.actornet.emulator.bench;

import java.util.List;
import java.util.Map;

/** A benchmark that runs an experiment: its text for a size, and the figures that a run gives. */
public non-sealed interface ExperimentBenchmark extends Benchmark {
  /**
   * The experiment as {@code run} takes it.
   *
   * @param sizes a value for each of {@link #sizes()}
   */
  String experiment(Map<String, Long> sizes);

  /**
   * The figures of a run by name, in the order in which they are printed.
   *
   * @param sizes those that the experiment was made for
   */
  Map<String, Double> figures(Map<String, Long> sizes, Measurement run);

  /** How many partitions it takes. */
  default int leastPartitions() {
    return 1;
  }

  /** What is to be measured of memory, after the last repetition; nothing unless said. */
  default List<MemoryFigure> memory(Map<String, Long> sizes) {
    return List.of();
  }
}
