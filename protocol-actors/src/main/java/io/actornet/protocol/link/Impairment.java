package io.actornet.protocol.link;

/** What a link does to every frame, in the words of netem; several compose. */
@FunctionalInterface
public interface Impairment {
  /** What {@link #apply(long)} returns for a frame that is lost. */
  long LOST = Long.MIN_VALUE;

  /**
   * Decides about the next frame.
   *
   * @param delayNanos the delay so far
   * @return the delay from here on, or {@link #LOST}
   */
  long apply(long delayNanos);
}
