package io.actornet.protocol.tcp;

/**
 * RACK-TLP (RFC 8985): lost is what was sent long enough before something that has arrived; and
 * when nothing arrives at all, a probe is sent before the timeout.
 */
final class Rack implements LossDetection {
  private static final int REORDERING_DIVISOR = 4;
  private static final int PERSISTENCE = 16;

  /** How many quarters of the least round trip segments may overtake each other by. */
  private int multiplier = 1;

  /** Recoveries until the multiplier is 1 again. */
  private int persistence;

  /** No report of duplicates counts before this is acknowledged: one a round trip does. */
  private int roundEnd;

  private boolean roundRunning;
  private boolean wasRecovering;

  private final boolean probes;

  Rack() {
    this(/* probes= */ true);
  }

  /** With or without tail loss probes. */
  Rack(boolean probes) {
    this.probes = probes;
  }

  @Override
  public String name() {
    return probes ? LossDetections.RACK : LossDetections.RACK_WITHOUT_PROBES;
  }

  @Override
  public boolean probesTail() {
    return probes;
  }

  @Override
  public boolean tracksDeliveries() {
    return true;
  }

  @Override
  public long detect(
      RetransmissionQueue queue,
      RttEstimator rtt,
      int segmentSize,
      boolean recovering,
      long nowNanos) {
    if (wasRecovering && !recovering && --persistence <= 0) {
      multiplier = 1;
    }
    wasRecovering = recovering;
    long window = reorderingNanos(queue, rtt, segmentSize, recovering);
    return queue.markLostSentBefore(queue.deliveries().roundTripNanos() + window, nowNanos);
  }

  /** RACK_update_reo_wnd, the part that is decided anew each time. */
  private long reorderingNanos(
      RetransmissionQueue queue, RttEstimator rtt, int segmentSize, boolean recovering) {
    boolean manyArrived = queue.sackedBytes() >= DuplicateThreshold.DUPLICATES * segmentSize;
    if (!queue.deliveries().isReordered() && (recovering || manyArrived)) {
      return 0;
    }
    return Math.min(multiplier * rtt.leastNanos() / REORDERING_DIVISOR, rtt.smoothedNanos());
  }

  @Override
  public boolean detectAgain(RetransmissionQueue queue, RttEstimator rtt) {
    return false;
  }

  @Override
  public void onDuplicateReported(RetransmissionQueue queue) {
    if (!roundRunning || Seq.greaterOrEqual(queue.una(), roundEnd)) {
      roundRunning = true;
      roundEnd = queue.end();
      multiplier++;
      persistence = PERSISTENCE;
    }
  }
}
