package io.actornet.protocol.tcp;

/** The retransmission timeout from measured round trips (RFC 6298). Times are in nanoseconds. */
public final class RttEstimator {
  private static final int MAX_BACKOFF = 20;

  private long smoothed;
  private long least;
  private long variation;
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

  /** Takes a measurement of a segment that was sent once (Karn's rule) and ends any back-off. */
  void sample(long roundTripNanos, TcpConfig config) {
    long roundTrip = Math.max(roundTripNanos, 1);
    least = least == 0 ? roundTrip : Math.min(least, roundTrip);
    if (smoothed == 0) {
      smoothed = roundTrip;
      variation = roundTrip / 2;
    } else {
      variation = (3 * variation + Math.abs(smoothed - roundTrip)) / 4;
      smoothed = (7 * smoothed + roundTrip) / 8;
    }
    long rto = smoothed + 4 * variation;
    timeout = Math.min(Math.max(rto, config.minRtoNanos()), config.maxRtoNanos());
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
