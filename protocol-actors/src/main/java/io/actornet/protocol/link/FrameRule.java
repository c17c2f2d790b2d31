package io.actornet.protocol.link;

/** Decides about the frames of one direction of a link: a fault that an experiment asks for. */
@FunctionalInterface
public interface FrameRule {
  /**
   * Looks at a frame that has been sent and not yet arrived.
   *
   * @param timeNanos when it was handed to the link
   * @param frame not to be kept or changed
   */
  Verdict onFrame(long timeNanos, byte[] frame);
}
