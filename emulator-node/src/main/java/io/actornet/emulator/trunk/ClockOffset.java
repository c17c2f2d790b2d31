package io.actornet.emulator.trunk;

/**
 * How far another node's clock is ahead of this node's, from probes and their echoes.
 *
 * <p>The quickest of the latest probes decides: what a probe took longer than it must was spent in
 * one of its two directions, and nobody knows in which. Older ones are forgotten, since clocks
 * drift apart.
 */
public final class ClockOffset {
  private static final int KEPT = 64;

  private final long[] roundTrips = new long[KEPT];
  private final long[] offsets = new long[KEPT];
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
    samples++;
  }

  /** How many samples there have been. */
  public synchronized long samples() {
    return samples;
  }

  /** What to add to the own clock to get the other's, in nanoseconds; 0 before the first sample. */
  public synchronized long offsetNanos() {
    return samples == 0 ? 0 : offsets[quickest()];
  }

  /**
   * How long the quickest probe took, in nanoseconds; the offset is wrong by half of it at most.
   */
  public synchronized long roundTripNanos() {
    return samples == 0 ? 0 : roundTrips[quickest()];
  }

  private int quickest() {
    int quickest = 0;
    for (int i = 1; i < Math.min(samples, KEPT); i++) {
      if (roundTrips[i] < roundTrips[quickest]) {
        quickest = i;
      }
    }
    return quickest;
  }
}
