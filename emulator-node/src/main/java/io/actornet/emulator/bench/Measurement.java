package io.actornet.emulator.bench;

import java.util.Map;

/**
 * One run of a benchmark, measured.
 *
 * @param setupSeconds from the plan to a network that is ready
 * @param wallSeconds of the run alone
 * @param cpuSeconds of all threads of the JVM during the run
 * @param emulatedSeconds how far emulated time came
 * @param events handled
 * @param digest of the run
 * @param counters summed over all devices and labels, by name
 * @param perDevice for counters of goodput, their value on each device that has them
 */
public record Measurement(
    double setupSeconds,
    double wallSeconds,
    double cpuSeconds,
    double emulatedSeconds,
    long events,
    String digest,
    Map<String, Long> counters,
    Map<String, Map<String, Long>> perDevice) {
  /** The sum of a counter over all devices; 0 where nothing counted. */
  public long counter(String name) {
    return counters.getOrDefault(name, 0L);
  }
}
