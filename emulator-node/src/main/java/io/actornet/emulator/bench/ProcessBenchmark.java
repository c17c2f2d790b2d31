package io.actornet.emulator.bench;

import java.util.Map;

/** A benchmark of what lies between nodes: no experiment, but processes that it starts and ends. */
public non-sealed interface ProcessBenchmark extends Benchmark {
  /**
   * Starts what it needs.
   *
   * @param sizes a value for each of {@link #sizes()}
   */
  Session open(Map<String, Long> sizes);

  /** The processes of one benchmark, from the first repetition to the last. */
  interface Session extends AutoCloseable {
    /** Runs it once. */
    Measurement measure();

    /** The figures of the last repetition by name, in the order in which they are printed. */
    Map<String, Double> figures();

    /** Ends all processes. */
    @Override
    void close();
  }
}
