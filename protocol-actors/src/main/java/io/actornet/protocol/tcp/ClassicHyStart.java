package io.actornet.protocol.tcp;

/**
 * HyStart as Linux has it ("Taming the elephants", Ha and Rhee 2011): slow start ends when round
 * trips have grown longer by an eighth, or when acknowledgments have come close together for half
 * of the least round trip. {@link HyStart} is that of RFC 9406.
 */
final class ClassicHyStart {
  private static final long NEVER = Long.MAX_VALUE;
  private static final int LEAST_WINDOW = 16;
  private static final int SAMPLES = 8;
  private static final int DELAY_DIVISOR = 8;
  private static final long LEAST_DELAY_NANOS = 4_000_000;
  private static final long MOST_DELAY_NANOS = 16_000_000;
  private static final long TRAIN_GAP_NANOS = 2_000_000;

  private long least;
  private long inRound = NEVER;

  /** Where the round trip ends; meaningful once one has begun. */
  private int roundEnd;

  private boolean begun;
  private int samples;
  private long roundStart;
  private long lastAt;
  private boolean over;

  ClassicHyStart() {}

  /** The least round trip since the last timeout, 0 before the first. */
  long leastNanos() {
    return least;
  }

  /** Whether slow start is to end. */
  boolean isOver() {
    return over;
  }

  /** Slow start begins again, after a timeout. */
  void reset(long nowNanos) {
    over = false;
    least = 0;
    begun = false;
    lastAt = nowNanos;
  }

  private void beginRound(int sent, long nowNanos) {
    begun = true;
    roundEnd = sent;
    roundStart = nowNanos;
    lastAt = nowNanos;
    inRound = NEVER;
    samples = 0;
  }

  /**
   * A round trip was measured.
   *
   * @param acknowledged SND.UNA
   * @param sent SND.NXT
   * @param window in segments; 0 outside slow start
   */
  void onRoundTrip(long nanos, int acknowledged, int sent, int window, long nowNanos) {
    least = least == 0 ? nanos : Math.min(least, nanos);
    if (over || window < LEAST_WINDOW) {
      return;
    }
    if (!begun || Seq.greaterThan(acknowledged, roundEnd)) {
      beginRound(sent, nowNanos);
    }
    if (nowNanos - lastAt <= TRAIN_GAP_NANOS) {
      lastAt = nowNanos;
      over = nowNanos - roundStart > least / 2;
    }
    inRound = Math.min(inRound, nanos);
    if (samples < SAMPLES) {
      samples++;
      return;
    }
    long more = Math.clamp(least / DELAY_DIVISOR, LEAST_DELAY_NANOS, MOST_DELAY_NANOS);
    over = over || inRound > least + more;
  }
}
