package io.actornet.emulator.trunk;

import java.util.concurrent.TimeUnit;

/**
 * How much longer a loop waits that asks again and again. Only time counts in which the process was
 * awake: one that was stopped and goes on must not conclude that others have been silent.
 */
public final class Patience {
  private static final long LONGEST_STEP_NANOS = TimeUnit.SECONDS.toNanos(1);

  private long leftNanos;
  private long asked = System.nanoTime();

  /**
   * A new one.
   *
   * @param nanos how long in all
   */
  public Patience(long nanos) {
    leftNanos = nanos;
  }

  /** Whether it is over; to be asked several times a second. */
  public boolean isOver() {
    long now = System.nanoTime();
    leftNanos -= Math.min(now - asked, LONGEST_STEP_NANOS);
    asked = now;
    return leftNanos < 0;
  }
}
