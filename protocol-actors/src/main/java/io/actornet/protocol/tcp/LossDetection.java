package io.actornet.protocol.tcp;

/**
 * Decides from selective acknowledgments which segments are lost. One object a connection, unless
 * it has no state.
 */
public interface LossDetection {
  /** What {@link #detect} returns when time alone will show nothing more. */
  long NEVER = Long.MAX_VALUE;

  /** The name it is chosen by. */
  String name();

  /** Whether the end of a flight is probed for losses before the timeout (RFC 8985 §7). */
  boolean probesTail();

  /** Whether it needs to know in which order segments arrive ({@link RetransmissionQueue}). */
  default boolean tracksDeliveries() {
    return probesTail();
  }

  /**
   * Marks in the queue what is lost by now.
   *
   * @param recovering whether a recovery is under way
   * @return when to look again though nothing arrives, or {@link #NEVER}
   */
  long detect(
      RetransmissionQueue queue,
      RttEstimator rtt,
      int segmentSize,
      boolean recovering,
      long nowNanos);

  /**
   * Marks in the queue what was sent again during this recovery and is lost again, where {@link
   * #detect} does not.
   *
   * @return whether there is any, which is to be sent whatever the window says
   */
  boolean detectAgain(RetransmissionQueue queue, RttEstimator rtt);

  /** The peer reports data that arrived twice (RFC 2883). */
  default void onDuplicateReported(RetransmissionQueue queue) {}
}
