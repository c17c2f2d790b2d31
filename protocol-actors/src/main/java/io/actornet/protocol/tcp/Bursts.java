package io.actornet.protocol.tcp;

/**
 * How many segments go out together on a system whose NIC divides long segments: as many as the
 * path carries in about a millisecond, and never more than half the congestion window (Linux, TSO
 * autosizing). The last of several gets the flag PSH.
 */
final class Bursts {
  private static final int LARGEST_BYTES = 65_536;
  private static final long NANOS_PER_MICROSECOND = 1_000;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final int SHARES_PER_SECOND = 1_024;

  /** A short path takes long bursts: each halving adds one to a shift by so many microseconds. */
  private static final int ROUND_TRIP_SHIFT = 9;

  private static final int SHIFTS = 31;
  private static final long RECENT_NANOS = 1_000_000;
  private static final int WINDOW_SHARES = 3;

  /** How much faster than a window a round trip segments leave, in slow start and after it. */
  private static final double SLOW_START_PACE = 2;

  private static final double AVOIDANCE_PACE = 1.2;

  private final Sender sender;
  private final int least;
  private int left;
  private boolean several;

  Bursts(Sender sender, int leastSegments) {
    this.sender = sender;
    this.least = leastSegments;
  }

  /** What is sent next begins a burst. */
  void begin() {
    left = 0;
  }

  /**
   * A new segment goes out.
   *
   * @param segments how many may go out now, this one among them
   * @return whether it is the last of several
   */
  boolean endsWith(int segments) {
    if (left == 0) {
      left = Math.max(1, Math.min(segments, mostSegments()));
      several = left > 1;
    }
    left--;
    return several && left == 0;
  }

  /**
   * Whether to wait for the next acknowledgment, which allows for a longer burst (Linux, TSO
   * deferral): not where it will be a while, nor where what goes now is long enough.
   *
   * @param bytes what may be sent now
   * @param unitBytes all that can be sent together; more than there is where more may come
   * @param sinceSent time since something was sent
   * @param sinceHead time since the first segment outstanding was sent
   */
  boolean defers(int bytes, int unitBytes, long sinceSent, long sinceHead) {
    int window = sender.recovery().congestionControl().congestionWindow();
    return sinceSent <= RECENT_NANOS
        && bytes < mostSegments() * sender.segmentSize()
        && bytes < unitBytes
        && bytes < Math.min(sender.window(), window) / WINDOW_SHARES
        && sinceHead > sender.rtt().smoothedNanos() / 2;
  }

  /** Whether the next segment begins another burst. */
  boolean isOver() {
    return left == 0;
  }

  /** How fast a window leaves; 0 before a round trip was measured. */
  static long bytesPerSecond(Sender sender) {
    CongestionControl congestion = sender.recovery().congestionControl();
    long roundTrip = sender.rtt().smoothedNanos();
    if (roundTrip == 0) {
      return 0;
    }
    int window = congestion.congestionWindow();
    boolean slowStart = window < congestion.slowStartThreshold() / 2;
    return (long)
        ((slowStart ? SLOW_START_PACE : AVOIDANCE_PACE) * window / roundTrip * NANOS_PER_SECOND);
  }

  private int mostSegments() {
    int window = sender.recovery().congestionControl().congestionWindow();
    int half = Math.max(1, window / sender.segmentSize() / 2);
    return Math.min(half, Math.max(least, bytes() / sender.segmentSize()));
  }

  private int bytes() {
    if (sender.rtt().smoothedNanos() == 0) {
      return LARGEST_BYTES;
    }
    long shift = sender.rtt().leastNanos() / NANOS_PER_MICROSECOND >> ROUND_TRIP_SHIFT;
    long bytes = bytesPerSecond(sender) / SHARES_PER_SECOND;
    return (int) Math.min(LARGEST_BYTES, bytes + (shift < SHIFTS ? LARGEST_BYTES >> shift : 0));
  }
}
