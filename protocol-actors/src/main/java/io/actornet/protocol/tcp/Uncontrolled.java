package io.actornet.protocol.tcp;

/** No congestion control: the peer's window is the only limit. For networks of one's own only. */
public final class Uncontrolled implements CongestionControl {
  private static final int UNLIMITED = Integer.MAX_VALUE / 2;

  /** Makes one; it has no state. */
  public Uncontrolled() {}

  @Override
  public String name() {
    return "none";
  }

  @Override
  public void start(int senderMaximumSegmentSize, int initialWindow) {}

  @Override
  public int congestionWindow() {
    return UNLIMITED;
  }

  @Override
  public int slowStartThreshold() {
    return Integer.MAX_VALUE;
  }

  @Override
  public void onAcknowledged(int acknowledgedBytes, long nowNanos) {}

  @Override
  public void onLoss(int flightSize, long nowNanos) {}

  @Override
  public void onRecovered(int inFlight, boolean selective, long nowNanos) {}

  @Override
  public void onTimeout(int flightSize, boolean repeated, long nowNanos) {}

  @Override
  public void onIdle() {}

  @Override
  public void onSegmentSize(int senderMaximumSegmentSize) {}
}
