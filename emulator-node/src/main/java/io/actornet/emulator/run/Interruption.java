package io.actornet.emulator.run;

import io.actornet.protocol.emulation.Emulation;
import java.time.Duration;

/** Ends a run early; may be asked by any thread, before the run has begun too. */
public final class Interruption {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Duration patience;
  private Emulation emulation;
  private boolean requested;

  /** Whether there is anything on the disk that has to be finished or taken away. */
  private boolean begun;

  private long requestedAt;

  /** An interruption that leaves what is dispensable at the end of a run five seconds. */
  public Interruption() {
    this(PATIENCE);
  }

  /** An interruption that leaves what is dispensable at the end of a run so long. */
  Interruption(Duration patience) {
    this.patience = patience;
  }

  /** Asks for the end of the run. */
  public synchronized void request() {
    if (!requested) {
      requested = true;
      requestedAt = System.nanoTime();
    }
    if (emulation != null) {
      emulation.requestStop();
    }
  }

  /**
   * The run is about to write.
   *
   * @throws RefusedRunException if its end was asked for before
   */
  synchronized void begin() {
    if (requested) {
      throw new RefusedRunException("interrupted before the run began", null);
    }
    begun = true;
  }

  /** Whether the end of the process would leave something unfinished behind. */
  public synchronized boolean isBegun() {
    return begun;
  }

  /** Whether the end was asked for. */
  public synchronized boolean isRequested() {
    return requested;
  }

  /**
   * Whether something dispensable has gone on for too long since the end was asked for.
   *
   * @param begunAt when it began, by {@link System#nanoTime()}
   */
  synchronized boolean isOverdue(long begunAt) {
    long now = System.nanoTime();
    return requested && Math.min(now - begunAt, now - requestedAt) > patience.toNanos();
  }

  /** Says what is to be stopped; null when it is over. */
  synchronized void watch(Emulation running) {
    emulation = running;
    if (requested && running != null) {
      running.requestStop();
    }
  }
}
