package io.actornet.protocol.link;

/** What becomes of a frame that a rule has looked at. */
public sealed interface Verdict {
  /** The frame goes on as if nothing had been. */
  Verdict PASS = new Pass();

  /** The frame is lost. */
  Verdict DROP = new Drop();

  /** See {@link #PASS}. */
  record Pass() implements Verdict {}

  /** See {@link #DROP}. */
  record Drop() implements Verdict {}

  /**
   * The frame arrives later, and with it those that are sent behind it.
   *
   * @param delayNanos by how much, 0 or more
   */
  record Delay(long delayNanos) implements Verdict {
    public Delay {
      if (delayNanos < 0) {
        throw new IllegalArgumentException("delay " + delayNanos + " ns: expected 0 or more");
      }
    }
  }
}
