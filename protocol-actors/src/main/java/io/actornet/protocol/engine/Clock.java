package io.actornet.protocol.engine;

/** How emulated time passes. */
public sealed interface Clock {
  /** As fast as the machine can, and the same result every time. */
  record Virtual() implements Clock {}

  /**
   * In step with the wall clock.
   *
   * @param speed emulated seconds for each second of the wall clock, above 0
   */
  record RealTime(double speed) implements Clock {
    public RealTime {
      if (!(speed > 0 && Double.isFinite(speed))) {
        throw new IllegalArgumentException("found speed " + speed + ", expected a number above 0");
      }
    }
  }
}
