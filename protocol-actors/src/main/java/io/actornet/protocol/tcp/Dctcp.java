package io.actornet.protocol.tcp;

/**
 * DCTCP (RFC 8257): reduces the window in proportion to the share of bytes that met a queue; on
 * loss, and while there are no marks, it is NewReno.
 */
public final class Dctcp implements CongestionControl {
  /** g, the weight of the newest window's share of marks. */
  private static final double GAIN = 1.0 / 16;

  private final NewReno reno = new NewReno();
  private double alpha = 1;
  private long deliveredBytes;
  private long markedBytes;

  /** Makes one for a new connection. */
  public Dctcp() {}

  @Override
  public String name() {
    return "dctcp";
  }

  /** DCTCP.Alpha: the share of bytes that were marked, 0 to 1. */
  public double alpha() {
    return alpha;
  }

  @Override
  public void start(int senderMaximumSegmentSize, int initialWindow) {
    reno.start(senderMaximumSegmentSize, initialWindow);
  }

  @Override
  public int congestionWindow() {
    return reno.congestionWindow();
  }

  @Override
  public int slowStartThreshold() {
    return reno.slowStartThreshold();
  }

  @Override
  public void onAcknowledged(int acknowledgedBytes, long nowNanos) {
    reno.onAcknowledged(acknowledgedBytes, nowNanos);
  }

  @Override
  public boolean echoesEachMark() {
    return true;
  }

  @Override
  public void onEcho(int bytes, boolean marked) {
    deliveredBytes += bytes;
    markedBytes += marked ? bytes : 0;
  }

  @Override
  public void onRound(long nowNanos) {
    if (deliveredBytes > 0) {
      alpha += GAIN * ((double) markedBytes / deliveredBytes - alpha);
      deliveredBytes = 0;
      markedBytes = 0;
    }
  }

  @Override
  public void onMarked(int flightSize, long nowNanos) {
    reno.reduceTo((int) (reno.congestionWindow() * (1 - alpha / 2)));
  }

  @Override
  public void onLoss(int flightSize, long nowNanos) {
    reno.onLoss(flightSize, nowNanos);
  }

  @Override
  public void onRecovered(int inFlight, boolean selective, long nowNanos) {
    reno.onRecovered(inFlight, selective, nowNanos);
  }

  @Override
  public void onTimeout(int flightSize, boolean repeated, long nowNanos) {
    reno.onTimeout(flightSize, repeated, nowNanos);
  }

  @Override
  public void onUndo() {
    reno.onUndo();
  }

  @Override
  public void onIdle() {
    reno.onIdle();
  }

  @Override
  public void onSegmentSize(int senderMaximumSegmentSize) {
    reno.onSegmentSize(senderMaximumSegmentSize);
  }
}
