package io.actornet.emulator.experiment;

import io.actornet.protocol.engine.Clock;

/** The words for clocks. */
public enum ClockKind {
  /** As fast as the machine can, and the same result every time. */
  VIRTUAL,
  /** In step with the wall clock. */
  REALTIME;

  /** The kind of a clock. */
  public static ClockKind of(Clock clock) {
    return switch (clock) {
      case Clock.Virtual() -> VIRTUAL;
      case Clock.RealTime(double _) -> REALTIME;
    };
  }

  /**
   * A clock of this kind.
   *
   * @param speed emulated seconds a second, above 0; of no meaning in virtual time
   */
  public Clock clock(double speed) {
    return this == VIRTUAL ? new Clock.Virtual() : new Clock.RealTime(speed);
  }
}
