package io.actornet.protocol.tcp;

/**
 * Whether the congestion window is used: an application that sends less gives no evidence that the
 * network takes more, and the window does not grow (RFC 7661 §4.3, as Linux has it).
 */
final class WindowUsage {
  /** The most that was in flight since {@link #end} was set, in bytes. */
  private int mostInFlight;

  /** Whether the window is what kept more from being in flight. */
  private boolean limited;

  /** What is noted holds until this is acknowledged; meaningful once something was sent. */
  private int end;

  private boolean begun;

  WindowUsage() {}

  /**
   * Something was sent, or would have been if the window had room.
   *
   * @param full whether the window is full
   */
  void onSent(RetransmissionQueue queue, boolean full) {
    int inFlight = queue.flightSize();
    if (!begun
        || Seq.greaterOrEqual(queue.una(), end)
        || full
        || !limited && inFlight > mostInFlight) {
      begun = true;
      limited = full;
      mostInFlight = inFlight;
      end = queue.end();
    }
  }

  /** Whether it may grow: in slow start, in which it doubles, half of it counts as used. */
  boolean mayGrow(CongestionControl congestion) {
    int window = congestion.congestionWindow();
    return limited || window < congestion.slowStartThreshold() && window < 2L * mostInFlight;
  }
}
