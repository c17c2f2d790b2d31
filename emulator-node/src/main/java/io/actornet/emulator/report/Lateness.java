package io.actornet.emulator.report;

import org.HdrHistogram.AbstractHistogram;

/**
 * How late the events of a real-time run fired, in nanoseconds of emulated time.
 *
 * @param events how many were measured
 * @param p50Nanos half of them were at most this late
 * @param p90Nanos nine of ten were
 * @param p99Nanos 99 % were
 * @param p999Nanos 99.9 % were; this is what the bound is for
 * @param maxNanos the latest
 * @param boundNanos the bound; a run whose p99.9 is above it is INVALID
 */
public record Lateness(
    long events,
    long p50Nanos,
    long p90Nanos,
    long p99Nanos,
    long p999Nanos,
    long maxNanos,
    long boundNanos) {

  /**
   * Reads a histogram.
   *
   * @param nanos lateness of every event
   * @param boundNanos the bound on its 99.9th percentile
   */
  public static Lateness of(AbstractHistogram nanos, long boundNanos) {
    return new Lateness(
        nanos.getTotalCount(),
        nanos.getValueAtPercentile(50),
        nanos.getValueAtPercentile(90),
        nanos.getValueAtPercentile(99),
        nanos.getValueAtPercentile(99.9),
        nanos.getMaxValue(),
        boundNanos);
  }

  /** Whether the run was on time. Not written to a report, which has the verdict. */
  public boolean withinBound() {
    return p999Nanos <= boundNanos;
  }
}
