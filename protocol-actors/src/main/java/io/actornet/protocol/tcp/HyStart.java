package io.actornet.protocol.tcp;

/**
 * HyStart++ (RFC 9406): leaves slow start when round trips grow longer, before the queue overflows.
 *
 * <p>When they do, growth first becomes a quarter (conservative slow start); if they get shorter
 * again it was jitter, and slow start goes on.
 */
final class HyStart {
  private static final long MIN_THRESHOLD_NANOS = 4_000_000;
  private static final long MAX_THRESHOLD_NANOS = 16_000_000;
  private static final int THRESHOLD_DIVISOR = 8;
  private static final int SAMPLES = 8;
  private static final int GROWTH_DIVISOR = 4;
  private static final int CONSERVATIVE_ROUNDS = 5;

  /** Without pacing, so many segments of an acknowledgment count (RFC 9406 §4.2: L). */
  private static final int MOST_SEGMENTS = 8;

  private static final long UNKNOWN = Long.MAX_VALUE;

  private long lastRoundNanos = UNKNOWN;
  private long roundNanos = UNKNOWN;
  private long baselineNanos = UNKNOWN;
  private int samples;
  private int conservativeRounds;
  private boolean conservative;

  HyStart() {}

  /** Whether growth has slowed down, as round trips have become longer. */
  boolean isConservative() {
    return conservative;
  }

  /** A round trip was measured during slow start. */
  void onRoundTrip(long nanos) {
    roundNanos = Math.min(roundNanos, nanos);
    samples++;
    if (samples < SAMPLES) {
      return;
    }
    if (conservative) {
      if (roundNanos < baselineNanos) {
        conservative = false;
        baselineNanos = UNKNOWN;
      }
    } else if (lastRoundNanos != UNKNOWN) {
      long threshold = lastRoundNanos / THRESHOLD_DIVISOR;
      threshold = Math.min(Math.max(threshold, MIN_THRESHOLD_NANOS), MAX_THRESHOLD_NANOS);
      if (roundNanos >= lastRoundNanos + threshold) {
        conservative = true;
        conservativeRounds = 0;
        baselineNanos = roundNanos;
      }
    }
  }

  /** A round trip of slow start is over; whether slow start is too. */
  boolean onRound() {
    lastRoundNanos = roundNanos;
    roundNanos = UNKNOWN;
    samples = 0;
    return conservative && ++conservativeRounds >= CONSERVATIVE_ROUNDS;
  }

  /** By how many bytes the window grows for an acknowledgment. */
  int growth(int acknowledgedBytes, int segmentSize) {
    int bytes = Math.min(acknowledgedBytes, MOST_SEGMENTS * segmentSize);
    return conservative ? bytes / GROWTH_DIVISOR : bytes;
  }
}
