package io.actornet.protocol.tcp;

/**
 * CUBIC as Linux has it: in whole segments, with the older HyStart, a window that grows by five
 * percent of itself in a round trip at least before the first loss, and by half of what is
 * acknowledged at most. {@link Cubic} is that of RFC 9438.
 */
final class LinuxCubic implements CongestionControl {
  private static final int INFINITE = 0x7fff_ffff;
  private static final double BETA = 717.0 / 1024;
  private static final double C = 410.0 / 1024;

  /** Acknowledged segments for each by which standard TCP would grow, over its window. */
  private static final double FRIENDLY = 8 * (1 + BETA) / (3 * (1 - BETA)) / 8;

  private static final double NANOS_PER_SECOND = 1e9;
  private static final long NO_TIME = -1;

  /** The window is looked at again so long after it was, if it has not changed. */
  private static final long UPDATE_NANOS = 31_250_000;

  private static final int LARGEST_BYTES = Integer.MAX_VALUE / 2;
  private static final int SLOWEST_BEFORE_LOSS = 20;
  private static final int FASTEST = 2;

  private final ClassicHyStart hyStart = new ClassicHyStart();
  private int segmentSize = 1;
  private int initialWindow;

  /** cwnd and ssthresh, in segments. */
  private int window;

  private int threshold = INFINITE;

  /** Segments acknowledged since the window grew. */
  private int counted;

  /** For so many acknowledged segments the window grows by one; 0 before it is known. */
  private double segmentsPerGrowth;

  private int lastMaximum;
  private int lastWindow;
  private long lastAt = NO_TIME;
  private long epochStart = NO_TIME;
  private int origin;

  /** Seconds from the epoch until the function is back at {@link #origin}. */
  private double k;

  private double friendlyCount;
  private int friendlyWindow;
  private Undo undo;

  LinuxCubic() {}

  @Override
  public String name() {
    return "cubic";
  }

  @Override
  public void start(int senderMaximumSegmentSize, int initialWindowBytes) {
    segmentSize = senderMaximumSegmentSize;
    initialWindow = Math.max(1, initialWindowBytes / segmentSize);
    window = initialWindow;
  }

  @Override
  public int congestionWindow() {
    return (int) Math.min((long) window * segmentSize, LARGEST_BYTES);
  }

  @Override
  public int slowStartThreshold() {
    return threshold == INFINITE
        ? Integer.MAX_VALUE
        : (int) Math.min((long) threshold * segmentSize, LARGEST_BYTES);
  }

  @Override
  public boolean countsArrivals() {
    return true;
  }

  @Override
  public void onRoundTrip(long nanos, int acknowledged, int sent, long nowNanos) {
    // Right after a reduction, round trips say little.
    if (epochStart != NO_TIME && nowNanos - epochStart < NANOS_PER_SECOND) {
      return;
    }
    hyStart.onRoundTrip(nanos, acknowledged, sent, window < threshold ? window : 0, nowNanos);
    if (window < threshold && hyStart.isOver()) {
      threshold = window;
    }
  }

  @Override
  public void onAcknowledged(int acknowledgedBytes, long nowNanos) {
    int segments = Math.max(1, (acknowledgedBytes + segmentSize / 2) / segmentSize);
    if (window < threshold) {
      int grown = (int) Math.min((long) window + segments, threshold);
      segments -= grown - window;
      window = bounded(grown);
      if (segments <= 0) {
        return;
      }
    }
    update(segments, nowNanos);
    avoid(segments);
  }

  private int bounded(long segments) {
    return (int) Math.min(segments, LARGEST_BYTES / segmentSize);
  }

  /** Grows by one for as many acknowledged segments as {@link #update} has found. */
  private void avoid(int segments) {
    int per = (int) segmentsPerGrowth;
    if (counted >= per) {
      counted = 0;
      window = bounded(window + 1L);
    }
    counted += segments;
    if (counted >= per) {
      int growth = counted / per;
      counted -= growth * per;
      window = bounded((long) window + growth);
    }
  }

  private void update(int segments, long nowNanos) {
    friendlyCount += segments;
    boolean fresh = lastAt != NO_TIME && lastWindow == window && nowNanos - lastAt <= UPDATE_NANOS;
    if (fresh && segmentsPerGrowth > 0) {
      return;
    }
    lastWindow = window;
    lastAt = nowNanos;
    if (epochStart == NO_TIME) {
      begin(segments, nowNanos);
    }
    double seconds = (nowNanos - epochStart + hyStart.leastNanos()) / NANOS_PER_SECOND - k;
    double target = origin + Math.floor(C * Math.abs(seconds * seconds * seconds)) * sign(seconds);
    segmentsPerGrowth = target > window ? Math.floor(window / (target - window)) : 100.0 * window;
    if (lastMaximum == 0 && segmentsPerGrowth > SLOWEST_BEFORE_LOSS) {
      segmentsPerGrowth = SLOWEST_BEFORE_LOSS;
    }
    beFriendly();
    segmentsPerGrowth = Math.max(segmentsPerGrowth, FASTEST);
  }

  private static int sign(double value) {
    return value < 0 ? -1 : 1;
  }

  private void begin(int segments, long nowNanos) {
    epochStart = nowNanos;
    friendlyCount = segments;
    friendlyWindow = window;
    if (lastMaximum <= window) {
      k = 0;
      origin = window;
    } else {
      k = StrictMath.cbrt((lastMaximum - window) / C);
      origin = lastMaximum;
    }
  }

  /** Grows no slower than standard TCP would. */
  private void beFriendly() {
    double each = Math.max(1, Math.floor(window * FRIENDLY));
    while (friendlyCount > each) {
      friendlyCount -= each;
      friendlyWindow++;
    }
    if (friendlyWindow > window) {
      double most = Math.floor((double) window / (friendlyWindow - window));
      segmentsPerGrowth = Math.min(segmentsPerGrowth, most);
    }
  }

  @Override
  public void onLoss(int flightSize, long nowNanos) {
    undo = new Undo(window, threshold);
    reduce();
    window = threshold;
  }

  private void reduce() {
    epochStart = NO_TIME;
    lastMaximum = window < lastMaximum ? (int) (window * (1 + BETA) / 2) : window;
    threshold = Math.max((int) (window * BETA), 2);
    counted = 0;
  }

  @Override
  public void onRecovered(int inFlight, boolean selective, long nowNanos) {
    window = threshold;
    counted = 0;
  }

  @Override
  public void onTimeout(int flightSize, boolean repeated, long nowNanos) {
    if (!repeated) {
      undo = new Undo(window, threshold);
      reduce();
    }
    window = 1;
    lastMaximum = 0;
    lastAt = NO_TIME;
    segmentsPerGrowth = 0;
    epochStart = NO_TIME;
    hyStart.reset(nowNanos);
  }

  @Override
  public void onUndo() {
    if (undo != null) {
      window = Math.max(window, (int) undo.windowBytes());
      threshold = Math.max(threshold, undo.thresholdBytes());
      undo = null;
    }
  }

  @Override
  public void onResumed(long lastSentNanos, long nowNanos) {
    if (epochStart != NO_TIME) {
      epochStart = Math.min(nowNanos, epochStart + nowNanos - lastSentNanos);
    }
  }

  @Override
  public void onIdle() {
    window = Math.min(window, initialWindow);
  }

  @Override
  public void onSegmentSize(int senderMaximumSegmentSize) {
    segmentSize = senderMaximumSegmentSize;
  }
}
