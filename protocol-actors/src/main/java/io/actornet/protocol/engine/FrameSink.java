package io.actornet.protocol.engine;

/** Where frames that were sent arrive: the far end of one direction of a link. */
public interface FrameSink {
  /**
   * A frame will arrive.
   *
   * @param arrivalNanos when; within one direction never before the frame sent last
   * @param frame owned by the receiver from now on
   * @param epoch how often the link had gone down when the frame was sent
   */
  void deliver(long arrivalNanos, byte[] frame, int epoch);
}
