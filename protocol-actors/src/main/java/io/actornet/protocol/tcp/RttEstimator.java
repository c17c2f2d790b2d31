package io.actornet.protocol.tcp;

/** The retransmission timeout from measured round trips (RFC 6298). Times are in nanoseconds. */
public final class RttEstimator {
  private static final int MAX_BACKOFF = 20;

  /** K (RFC 6298 §2). */
  private static final int VARIATIONS = 4;

  private long smoothed;
  private long least;
  private long variation;

  /**
   * Where the variation has a floor: the deviation as it is, and its largest in this round trip.
   */
  private long deviation;

  private long largestDeviation;
  private long timeout;
  private int backoff;

  RttEstimator(TcpConfig config) {
    timeout = config.initialRtoNanos();
  }

  /** SRTT, or 0 before the first measurement. */
  long smoothedNanos() {
    return smoothed;
  }

  /** The least measured, or 0 before the first measurement. */
  long leastNanos() {
    return least;
  }

  /** RTTVAR, or 0 before the first measurement. */
  long variationNanos() {
    return variation;
  }

  /** RTO with back-off. */
  long timeoutNanos(TcpConfig config) {
    return Math.min(timeout << backoff, config.maxRtoNanos());
  }

  /**
   * Takes a measurement of a segment that was sent once (Karn's rule) and ends any back-off.
   *
   * @param roundOver whether what was in flight when this was last so has been acknowledged
   */
  void sample(long roundTripNanos, boolean roundOver, TcpConfig config) {
    long roundTrip = Math.max(roundTripNanos, 1);
    least = least == 0 ? roundTrip : Math.min(least, roundTrip);
    if (config.send().variationFloor()) {
      sampleAboveFloor(roundTrip, roundOver, config);
      return;
    }
    if (smoothed == 0) {
      smoothed = roundTrip;
      variation = roundTrip / 2;
    } else {
      variation = (3 * variation + Math.abs(smoothed - roundTrip)) / 4;
      smoothed = (7 * smoothed + roundTrip) / 8;
    }
    long rto = smoothed + VARIATIONS * variation;
    timeout = Math.min(Math.max(rto, config.minRtoNanos()), config.maxRtoNanos());
    backoff = 0;
  }

  /**
   * As Linux has it: the deviation counts less where round trips get shorter, its largest value in
   * a round trip counts, four times of it is never less than the least timeout, and it falls by a
   * quarter of the difference at the end of a round trip.
   */
  private void sampleAboveFloor(long roundTrip, boolean roundOver, TcpConfig config) {
    long floor = config.minRtoNanos() / VARIATIONS;
    if (smoothed == 0) {
      smoothed = roundTrip;
      deviation = roundTrip / 2;
      variation = Math.max(deviation, floor);
      largestDeviation = variation;
    } else {
      long difference = roundTrip - smoothed;
      smoothed += difference / 8;
      long excess = Math.abs(difference) - deviation;
      boolean shorter = difference < 0 && excess > 0;
      deviation += shorter ? excess / 32 : excess / 4;
      largestDeviation = Math.max(largestDeviation, deviation);
      variation = Math.max(variation, largestDeviation);
      if (roundOver) {
        variation -= Math.max(0, variation - largestDeviation) / 4;
        largestDeviation = floor;
      }
    }
    timeout = Math.min(smoothed + VARIATIONS * variation, config.maxRtoNanos());
    backoff = 0;
  }

  /** How often the timeout is doubled now. */
  int backOffs() {
    return backoff;
  }

  /** Doubles the timeout (rule 5.5). */
  void backOff() {
    backoff = Math.min(backoff + 1, MAX_BACKOFF);
  }

  /** Ends back-off without a measurement: for window probes, which back off for another reason. */
  void endBackOff() {
    backoff = 0;
  }

  /** Starts the data phase after a SYN was retransmitted (rule 5.7). */
  void synRetransmitted(TcpConfig config) {
    timeout = Math.max(timeout, Math.min(3 * config.initialRtoNanos(), config.maxRtoNanos()));
    backoff = 0;
  }
}
