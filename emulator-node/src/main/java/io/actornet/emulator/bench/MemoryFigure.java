package io.actornet.emulator.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Bytes that are attributed to something: the live heap at the end of one experiment less that of
 * another, which has so many of it less.
 *
 * @param name of the figure
 * @param more the experiment with more of it
 * @param less the experiment with less of it
 * @param units how many it has less, above 0
 */
public record MemoryFigure(String name, String more, String less, double units) {
  /** What one unit of a size costs: the benchmark with twice as many, less itself. */
  static MemoryFigure doubled(
      String name, String size, ExperimentBenchmark benchmark, Map<String, Long> sizes) {
    long single = sizes.get(size);
    Map<String, Long> doubled = new LinkedHashMap<>(sizes);
    doubled.put(size, single * 2);
    return new MemoryFigure(
        name, benchmark.experiment(doubled), benchmark.experiment(sizes), single);
  }
}
