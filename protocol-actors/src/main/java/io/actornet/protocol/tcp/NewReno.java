package io.actornet.protocol.tcp;

/**
 * Slow start and congestion avoidance of RFC 5681, with bytes counted (RFC 3465, L = 2), and the
 * window of RFC 6582 after recovery.
 */
public final class NewReno implements CongestionControl {
  private int segmentSize;
  private int initialWindow;
  private int congestionWindow;
  private int slowStartThreshold = Integer.MAX_VALUE;

  /** Null while there is nothing to undo. */
  private Undo undo;

  /** Bytes acknowledged in congestion avoidance and not yet turned into window. */
  private int acknowledgedBytes;

  /** Makes one for a new connection. */
  public NewReno() {}

  @Override
  public String name() {
    return "newreno";
  }

  @Override
  public void start(int senderMaximumSegmentSize, int initialWindow) {
    this.segmentSize = senderMaximumSegmentSize;
    this.initialWindow = initialWindow;
    this.congestionWindow = initialWindow;
  }

  @Override
  public int congestionWindow() {
    return congestionWindow;
  }

  @Override
  public int slowStartThreshold() {
    return slowStartThreshold;
  }

  @Override
  public void onAcknowledged(int acknowledged, long nowNanos) {
    if (congestionWindow < slowStartThreshold) {
      congestionWindow = grown(Math.min(acknowledged, 2 * segmentSize));
      return;
    }
    acknowledgedBytes += acknowledged;
    if (acknowledgedBytes >= congestionWindow) {
      acknowledgedBytes -= congestionWindow;
      congestionWindow = grown(segmentSize);
    }
  }

  private int grown(int bytes) {
    return (int) Math.min((long) congestionWindow + bytes, Integer.MAX_VALUE / 2);
  }

  @Override
  public void onLoss(int flightSize, long nowNanos) {
    undo = new Undo(congestionWindow, slowStartThreshold);
    slowStartThreshold = halfOf(flightSize);
    congestionWindow = slowStartThreshold;
    acknowledgedBytes = 0;
  }

  /**
   * What RFC 5681 (4) allows. What limited transmit and recovery sent beyond the window does not
   * count (§3.1, RFC 3042 §2).
   */
  private int halfOf(int flightSize) {
    return Math.max(Math.min(flightSize, congestionWindow) / 2, 2 * segmentSize);
  }

  @Override
  public void onRecovered(int inFlight, boolean selective, long nowNanos) {
    congestionWindow =
        selective
            ? slowStartThreshold
            : Math.min(slowStartThreshold, Math.max(inFlight, segmentSize) + segmentSize);
  }

  @Override
  public void onTimeout(int flightSize, boolean repeated, long nowNanos) {
    if (!repeated) {
      undo = new Undo(congestionWindow, slowStartThreshold);
      slowStartThreshold = halfOf(flightSize);
    }
    congestionWindow = segmentSize;
    acknowledgedBytes = 0;
  }

  /** Reduces the window to so many bytes, but not below two segments, and leaves slow start. */
  void reduceTo(int bytes) {
    slowStartThreshold = Math.max(bytes, 2 * segmentSize);
    congestionWindow = slowStartThreshold;
    acknowledgedBytes = 0;
  }

  @Override
  public void onUndo() {
    if (undo != null) {
      congestionWindow = Math.max(congestionWindow, (int) undo.windowBytes());
      slowStartThreshold = undo.thresholdBytes();
      undo = null;
    }
  }

  @Override
  public void onIdle() {
    congestionWindow = Math.min(congestionWindow, initialWindow);
  }

  @Override
  public void onSegmentSize(int senderMaximumSegmentSize) {
    segmentSize = senderMaximumSegmentSize;
  }
}
