package io.actornet.emulator.trunk;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.IdleStrategy;

/**
 * What a thread of the driver does between runs: when nothing has come for some milliseconds, it
 * looks less often than it does while frames may come at any time.
 */
final class RestingIdle implements IdleStrategy {
  /** So often without work in a row, some 10 ms, before it rests. */
  private static final int PATIENCE = 100;

  private static final long REST_NANOS = 4_000_000;

  private final IdleStrategy awake;
  private final BooleanSupplier mayRest;
  private int idled;

  /**
   * A strategy; one thread's.
   *
   * @param awake what it does otherwise
   * @param mayRest whether no frames are expected
   */
  RestingIdle(IdleStrategy awake, BooleanSupplier mayRest) {
    this.awake = awake;
    this.mayRest = mayRest;
  }

  @Override
  public void idle(int workCount) {
    if (workCount > 0) {
      reset();
    } else {
      idle();
    }
  }

  @Override
  public void idle() {
    if (idled < PATIENCE) {
      idled++;
      awake.idle();
    } else if (mayRest.getAsBoolean()) {
      LockSupport.parkNanos(this, REST_NANOS);
    } else {
      awake.idle();
    }
  }

  @Override
  public void reset() {
    idled = 0;
    awake.reset();
  }

  @Override
  public String alias() {
    return "resting";
  }
}
