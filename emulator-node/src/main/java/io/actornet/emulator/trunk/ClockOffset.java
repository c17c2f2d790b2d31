package io.actornet.emulator.trunk;

/**
 * How far another node's clock is ahead of this node's, from probes and their echoes.
 *
 * <p>What a probe took longer than it must was spent in one of its two directions, and nobody knows
 * in which; and since a probe, the clocks have drifted apart. So of the latest probes the one
 * decides whose half round trip and age leave the least doubt.
 */
public final class ClockOffset {
  private static final int KEPT = 64;

  /** How far two clocks drift apart at most: 50 µs a second, a crystal's usual tolerance. */
  private static final long DRIFT_PER_MILLION = 50;

  private static final long MILLION = 1_000_000;

  private final long[] roundTrips = new long[KEPT];
  private final long[] offsets = new long[KEPT];
  private final long[] times = new long[KEPT];
  private long samples;

  /**
   * Takes a sample.
   *
   * @param sentNanos own clock when the probe was sent
   * @param echoedNanos the other clock when it was answered
   * @param receivedNanos own clock when the echo came
   */
  public synchronized void sample(long sentNanos, long echoedNanos, long receivedNanos) {
    int at = (int) (samples % KEPT);
    long roundTrip = receivedNanos - sentNanos;
    roundTrips[at] = roundTrip;
    offsets[at] = echoedNanos - (sentNanos + roundTrip / 2);
    times[at] = receivedNanos;
    samples++;
  }

  /** How many samples there have been. */
  public synchronized long samples() {
    return samples;
  }

  /** What to add to the own clock to get the other's, in nanoseconds; 0 before the first sample. */
  public synchronized long offsetNanos() {
    return samples == 0 ? 0 : offsets[best()];
  }

  /** How long the probe took that decides, in nanoseconds. */
  public synchronized long roundTripNanos() {
    return samples == 0 ? 0 : roundTrips[best()];
  }

  /**
   * By how much the offset is wrong at most, in nanoseconds: half of the round trip, and what the
   * clocks have drifted apart since.
   *
   * @param nowNanos own clock
   */
  public synchronized long uncertaintyNanos(long nowNanos) {
    return samples == 0 ? Long.MAX_VALUE : uncertaintyOf(best(), nowNanos);
  }

  private long uncertaintyOf(int sample, long nowNanos) {
    return roundTrips[sample] / 2 + (nowNanos - times[sample]) * DRIFT_PER_MILLION / MILLION;
  }

  private int best() {
    long newest = times[(int) ((samples - 1) % KEPT)];
    int best = 0;
    for (int i = 1; i < Math.min(samples, KEPT); i++) {
      if (uncertaintyOf(i, newest) < uncertaintyOf(best, newest)) {
        best = i;
      }
    }
    return best;
  }
}
