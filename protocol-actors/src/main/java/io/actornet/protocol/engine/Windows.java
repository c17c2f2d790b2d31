package io.actornet.protocol.engine;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Conservative windows: how far each partition may run before it must hear from the others.
 *
 * <p>At the end of a window a partition announces the earliest instant at which anything it knows
 * of happens: its own next event, or the arrival of a frame it has just sent. Nothing new can
 * arrive anywhere before the least of these plus the lookahead, the smallest floor of any link that
 * is cut, so all events strictly below that horizon are safe.
 *
 * <p>The partition that comes last computes the horizon for all. The others spin for a while, as a
 * window lasts a few microseconds, and then give their core away.
 */
final class Windows {
  /** The horizon that ends a run. */
  static final long END = Long.MIN_VALUE;

  private static final int LINE = 8;
  private static final int SPINS_WITH_CORES = 20_000;
  private static final int SPINS_WITHOUT = 100;
  private static final int YIELDS = 200;
  private static final long PARK_NANOS = 20_000;

  private final int partitions;
  private final long lookahead;
  private final long stop;
  private final int spins;
  private final long[] announced;
  private final AtomicInteger arrived = new AtomicInteger();
  private volatile long generation;
  private volatile boolean ended;
  private volatile boolean abandoned;
  private long horizon;

  /**
   * The windows of one run.
   *
   * @param lookahead the smallest floor of any cut link in nanoseconds
   * @param stop where emulated time ends
   */
  Windows(int partitions, long lookahead, long stop) {
    this.partitions = partitions;
    this.lookahead = lookahead;
    this.stop = stop;
    announced = new long[partitions * LINE];
    spins =
        Runtime.getRuntime().availableProcessors() >= partitions ? SPINS_WITH_CORES : SPINS_WITHOUT;
  }

  /** Makes every partition leave at its next announcement. */
  void end() {
    ended = true;
  }

  /** Releases every partition at once, because one of them failed and announces no more. */
  void abandon() {
    abandoned = true;
  }

  /**
   * Announces and waits for the others.
   *
   * @return events strictly below this time may run; {@link #END} when the run is over
   */
  long next(int partition, long earliest) {
    announced[partition * LINE] = earliest;
    long current = generation;
    if (arrived.incrementAndGet() == partitions) {
      horizon = computeHorizon();
      arrived.set(0);
      generation = current + 1;
    } else {
      awaitGeneration(current + 1);
    }
    return abandoned ? END : horizon;
  }

  private long computeHorizon() {
    long least = EventQueue.NEVER;
    for (int i = 0; i < partitions; i++) {
      least = Math.min(least, announced[i * LINE]);
    }
    if (ended || least >= stop) {
      return END;
    }
    return least > stop - lookahead ? stop : least + lookahead;
  }

  @SuppressWarnings("ThreadPriorityCheck") // a yield is right where partitions outnumber cores
  private void awaitGeneration(long awaited) {
    for (int i = 0; i < spins; i++) {
      if (generation >= awaited) {
        return;
      }
      Thread.onSpinWait();
    }
    for (int i = 0; i < YIELDS; i++) {
      if (generation >= awaited || abandoned) {
        return;
      }
      Thread.yield();
    }
    while (generation < awaited && !abandoned) {
      LockSupport.parkNanos(this, PARK_NANOS);
    }
  }
}
