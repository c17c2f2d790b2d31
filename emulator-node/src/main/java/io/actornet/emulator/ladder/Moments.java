package io.actornet.emulator.ladder;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.LongStream;

/**
 * Times around which every interface keeps its frames: those known before the run, and the earliest
 * of those at which something went wrong in it. Used by the threads of all partitions.
 */
final class Moments {
  private static final int MOST_OF_EACH = 6;

  private final long[] planned;
  private long[] observed = {};
  private volatile long[] all;

  /** Moments known beforehand; of many, the earliest count. */
  Moments(Collection<Long> planned) {
    this.planned = earliest(planned.stream().mapToLong(Long::longValue));
    all = this.planned;
  }

  /** Something went wrong. */
  synchronized void observe(long timeNanos) {
    if (observed.length < MOST_OF_EACH || timeNanos < observed[MOST_OF_EACH - 1]) {
      observed = earliest(LongStream.concat(Arrays.stream(observed), LongStream.of(timeNanos)));
      all =
          LongStream.concat(Arrays.stream(planned), Arrays.stream(observed))
              .sorted()
              .distinct()
              .toArray();
    }
  }

  /** How many there can be. */
  static int most() {
    return 2 * MOST_OF_EACH;
  }

  /** Whether there is one after a time, and not after another. */
  boolean between(long afterNanos, long untilNanos) {
    for (long moment : all) {
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
