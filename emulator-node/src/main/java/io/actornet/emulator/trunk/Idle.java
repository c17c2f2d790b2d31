package io.actornet.emulator.trunk;

import java.util.function.BooleanSupplier;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.YieldingIdleStrategy;

/** What a thread of the driver does while there is nothing to do. */
public enum Idle {
  /** Spins and yields for a few microseconds, then sleeps longer and longer: leaves cores free. */
  BACKOFF,
  /** Offers its core to others all the time: quick, and busy if nobody wants the core. */
  YIELD,
  /** Keeps a core for itself: the quickest, where there are cores to spare. */
  SPIN;

  private static final long SPINS = 20;
  private static final long YIELDS = 40;
  private static final long SHORTEST_PARK_NANOS = 1_000;

  /** A sleep takes some 50 µs longer than asked on Linux, so less than this gains nothing. */
  private static final long LONGEST_PARK_NANOS = 200_000;

  /**
   * A new strategy; one thread's.
   *
   * @param mayRest whether no frames are expected, so that it may look less often
   */
  IdleStrategy strategy(BooleanSupplier mayRest) {
    return switch (this) {
      case BACKOFF -> new RestingIdle(strategy(), mayRest);
      case YIELD, SPIN -> strategy();
    };
  }

  /** A new strategy that never rests; one thread's. */
  public IdleStrategy strategy() {
    return switch (this) {
      case BACKOFF ->
          new BackoffIdleStrategy(SPINS, YIELDS, SHORTEST_PARK_NANOS, LONGEST_PARK_NANOS);
      case YIELD -> YieldingIdleStrategy.INSTANCE;
      case SPIN -> BusySpinIdleStrategy.INSTANCE;
    };
  }
}
