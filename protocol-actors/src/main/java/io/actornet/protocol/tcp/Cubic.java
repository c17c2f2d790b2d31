package io.actornet.protocol.tcp;

/**
 * CUBIC (RFC 9438), with HyStart++ (RFC 9406) in slow start: after a loss the window grows along a
 * cubic function of time back to where it was, stays near it, and then looks for more.
 *
 * <p>Its numbers are doubles: the same operations give the same bits on every machine.
 */
public final class Cubic implements CongestionControl {
  private static final double BETA = 0.7;
  private static final double C = 0.4;
  private static final double ALPHA = 3 * (1 - BETA) / (1 + BETA);
  private static final double NANOS_PER_SECOND = 1e9;
  private static final long NO_EPOCH = -1;
  private static final int LARGEST = Integer.MAX_VALUE / 2;

  private int segmentSize;
  private int initialWindow;

  /** cwnd, in bytes and parts of them. */
  private double window;

  private int slowStartThreshold = Integer.MAX_VALUE;

  /** Null once slow start is over for the first time. */
  private HyStart hyStart = new HyStart();

  private long roundTripNanos;

  /** When the current growth began, or {@link #NO_EPOCH}. */
  private long epochStart = NO_EPOCH;

  /** Seconds from the epoch until the function is back at {@link #windowMax}. */
  private double k;

  /** W_max, cwnd_prior and W_est, in segments. */
  private double windowMax;

  private double windowPrior;
  private double windowEstimate;

  /** Null while there is nothing to undo. */
  private Undo undo;

  /** Makes one for a new connection. */
  public Cubic() {}

  @Override
  public String name() {
    return "cubic";
  }

  @Override
  public void start(int senderMaximumSegmentSize, int initialWindowBytes) {
    segmentSize = senderMaximumSegmentSize;
    initialWindow = initialWindowBytes;
    window = initialWindowBytes;
  }

  @Override
  public int congestionWindow() {
    return (int) window;
  }

  @Override
  public int slowStartThreshold() {
    return slowStartThreshold;
  }

  @Override
  public void onRoundTrip(long nanos, int acknowledged, int sent, long nowNanos) {
    roundTripNanos = nanos;
    if (hyStart != null && window < slowStartThreshold) {
      hyStart.onRoundTrip(nanos);
    }
  }

  @Override
  public void onRound(long nowNanos) {
    if (hyStart != null && window < slowStartThreshold && hyStart.onRound()) {
      slowStartThreshold = (int) window;
      hyStart = null;
    }
  }

  @Override
  public void onAcknowledged(int acknowledgedBytes, long nowNanos) {
    if (window < slowStartThreshold) {
      int growth =
          hyStart == null
              ? Math.min(acknowledgedBytes, 2 * segmentSize)
              : hyStart.growth(acknowledgedBytes, segmentSize);
      window = Math.min(window + growth, LARGEST);
      return;
    }
    double segments = window / segmentSize;
    double acknowledged = (double) acknowledgedBytes / segmentSize;
    if (epochStart == NO_EPOCH) {
      startEpoch(segments, nowNanos);
    }
    double seconds = (nowNanos - epochStart) / NANOS_PER_SECOND;
    // Once it has made up for the loss, standard TCP grows by a whole segment (§4.3).
    windowEstimate += (windowEstimate < windowPrior ? ALPHA : 1) * acknowledged / segments;
    double next;
    if (cubic(seconds) < windowEstimate) {
      next = Math.max(segments, windowEstimate);
    } else {
      double target = cubic(seconds + roundTripNanos / NANOS_PER_SECOND);
      target = Math.min(Math.max(target, segments), 1.5 * segments);
      next = segments + (target - segments) / segments * acknowledged;
    }
    window = Math.min(next * segmentSize, LARGEST);
  }

  private void startEpoch(double segments, long nowNanos) {
    epochStart = nowNanos;
    if (segments < windowMax) {
      k = StrictMath.cbrt((windowMax - segments) / C);
    } else {
      k = 0;
      windowMax = segments;
    }
    windowEstimate = segments;
  }

  /** W_cubic, in segments. */
  private double cubic(double seconds) {
    double t = seconds - k;
    return C * t * t * t + windowMax;
  }

  @Override
  public void onLoss(int flightSize, long nowNanos) {
    undo = new Undo(window, slowStartThreshold);
    reduce(flightSize);
    window = slowStartThreshold;
  }

  private void reduce(int flightSize) {
    double segments = window / segmentSize;
    // Fast convergence (§4.7): a flow that gets less than before leaves room to others.
    windowMax = segments < windowMax ? segments * (1 + BETA) / 2 : segments;
    windowPrior = segments;
    double base = Math.min(flightSize, window);
    slowStartThreshold = Math.max((int) (base * BETA), 2 * segmentSize);
    epochStart = NO_EPOCH;
    hyStart = null;
  }

  @Override
  public void onRecovered(int inFlight, boolean selective, long nowNanos) {
    window =
        selective
            ? slowStartThreshold
            : Math.min(slowStartThreshold, Math.max(inFlight, segmentSize) + segmentSize);
  }

  @Override
  public void onTimeout(int flightSize, boolean repeated, long nowNanos) {
    if (!repeated) {
      undo = new Undo(window, slowStartThreshold);
      reduce(flightSize);
    }
    window = segmentSize;
    epochStart = NO_EPOCH;
  }

  @Override
  public void onUndo() {
    if (undo != null) {
      window = Math.max(window, undo.windowBytes());
      slowStartThreshold = undo.thresholdBytes();
      epochStart = NO_EPOCH;
      undo = null;
    }
  }

  @Override
  public void onResumed(long lastSentNanos, long nowNanos) {
    if (epochStart != NO_EPOCH) {
      epochStart = Math.min(nowNanos, epochStart + nowNanos - lastSentNanos);
    }
  }

  @Override
  public void onIdle() {
    window = Math.min(window, initialWindow);
    epochStart = NO_EPOCH;
  }

  @Override
  public void onSegmentSize(int senderMaximumSegmentSize) {
    segmentSize = senderMaximumSegmentSize;
  }
}
