package io.actornet.emulator.bench;

import java.util.List;
import java.util.Map;

/**
 * What a benchmark gave.
 *
 * @param repetitions in the order in which they ran
 * @param figures those of the last repetition, and of memory where it is measured
 * @param startSeconds from the start of the JVM to the first repetition
 */
public record BenchmarkReport(
    String bench,
    Map<String, Long> sizes,
    List<Measurement> repetitions,
    Map<String, Double> figures,
    double startSeconds) {
  /** The repetition that the figures are of. */
  public Measurement last() {
    return repetitions.getLast();
  }
}
