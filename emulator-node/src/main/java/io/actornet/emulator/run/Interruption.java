package io.actornet.emulator.run;

import io.actornet.protocol.emulation.Emulation;

/** Ends a run early; may be asked by any thread, before the run has begun too. */
public final class Interruption {
  private Emulation emulation;
  private boolean requested;

  /** Asks for the end of the run. */
  public synchronized void request() {
    requested = true;
    if (emulation != null) {
      emulation.requestStop();
    }
  }

  /** Whether the end was asked for. */
  public synchronized boolean isRequested() {
    return requested;
  }

  /** Says what is to be stopped; null when it is over. */
  synchronized void watch(Emulation running) {
    emulation = running;
    if (requested && running != null) {
      running.requestStop();
    }
  }
}
