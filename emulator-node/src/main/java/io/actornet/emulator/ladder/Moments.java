package io.actornet.emulator.ladder;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.LongStream;

/**
 * Times around which every interface keeps its frames: those known before the run, and the earliest
 * of those at which something went wrong in it. Used by the threads of all partitions.
 *
 * <p>What another partition has observed is known for certain only some time later, as partitions
 * run ahead of each other. So nobody hears of it sooner, and all hear the same in every run.
 */
final class Moments {
  private static final int MOST_OF_EACH = 6;

  private final long[] planned;
  private final long newsNanos;
  private volatile long[] observed = {};

  /**
   * Moments known beforehand; of many, the earliest count.
   *
   * @param newsNanos how long after something went wrong all partitions know it
   */
  Moments(Collection<Long> planned, long newsNanos) {
    this.planned = earliest(planned.stream().mapToLong(Long::longValue));
    this.newsNanos = newsNanos;
  }

  /** Something went wrong; whether that is one of those that count, and was not known. */
  synchronized boolean observe(long timeNanos) {
    long[] before = observed;
    observed = earliest(LongStream.concat(Arrays.stream(before), LongStream.of(timeNanos)));
    return !Arrays.equals(before, observed);
  }

  /** How many there can be. */
  static int most() {
    return 2 * MOST_OF_EACH;
  }

  /** Whether one was known beforehand that is after a time, and not after another. */
  boolean planned(long afterNanos, long untilNanos) {
    return between(planned, afterNanos, untilNanos);
  }

  /** Up to when all that went wrong is known to whoever has come to a time. */
  long knownUntil(long nowNanos) {
    return nowNanos - newsNanos;
  }

  /** Whether something went wrong after a time, and not after another up to which all is known. */
  boolean observed(long afterNanos, long untilNanos) {
    return between(observed, afterNanos, untilNanos);
  }

  private static boolean between(long[] moments, long afterNanos, long untilNanos) {
    for (long moment : moments) {
      if (moment > afterNanos && moment <= untilNanos) {
        return true;
      }
    }
    return false;
  }

  private static long[] earliest(LongStream times) {
    return times.sorted().distinct().limit(MOST_OF_EACH).toArray();
  }
}
