package io.actornet.protocol.tcp;

/**
 * How much may be in flight. One object a connection; sizes are in bytes, times in nanoseconds.
 *
 * <p>What was lost and what to send again is not its business: it is told of acknowledgments and of
 * the three kinds of congestion event.
 */
public interface CongestionControl {
  /** The name it is chosen by in a configuration. */
  String name();

  /**
   * Called once, when the maximum segment size is known.
   *
   * @param senderMaximumSegmentSize SMSS
   * @param initialWindow the initial window
   */
  void start(int senderMaximumSegmentSize, int initialWindow);

  /** cwnd. */
  int congestionWindow();

  /** ssthresh; {@link Integer#MAX_VALUE} before the first loss. */
  int slowStartThreshold();

  /**
   * New data was acknowledged outside fast recovery, while the window, not the application, was the
   * limit.
   */
  void onAcknowledged(int acknowledgedBytes, long nowNanos);

  /**
   * Loss was found by duplicate acknowledgments: fast recovery begins.
   *
   * @param flightSize bytes sent and not acknowledged
   */
  void onLoss(int flightSize, long nowNanos);

  /**
   * Fast recovery is over.
   *
   * @param inFlight bytes believed in the network
   * @param selective whether SACK told how many these are; without it the guess may be far off, and
   *     a burst follows if the window is not brought near it (RFC 6582 §3.2 step 3)
   */
  void onRecovered(int inFlight, boolean selective, long nowNanos);

  /**
   * The retransmission timer expired.
   *
   * @param flightSize bytes sent and not acknowledged
   * @param repeated whether this segment had timed out before
   */
  void onTimeout(int flightSize, boolean repeated, long nowNanos);

  /**
   * A round trip was measured.
   *
   * @param acknowledged SND.UNA
   * @param sent SND.NXT
   */
  default void onRoundTrip(long nanos, int acknowledged, int sent, long nowNanos) {}

  /**
   * Whether {@link #onAcknowledged} is told what an acknowledgment shows to have arrived, rather
   * than what it acknowledges, of which some may have been acknowledged selectively before.
   */
  default boolean countsArrivals() {
    return false;
  }

  /** What was in flight when this was last called has been acknowledged. */
  default void onRound(long nowNanos) {}

  /**
   * Whether the receiver is to echo each mark as it comes (RFC 8257), not until it is told (3168).
   */
  default boolean echoesEachMark() {
    return false;
  }

  /** With ECN: so many bytes were acknowledged, and the acknowledgment echoed a mark or did not. */
  default void onEcho(int bytes, boolean marked) {}

  /**
   * A mark was echoed, the first in a round trip (RFC 3168 §6.1.2): as if a segment had been lost.
   *
   * @param flightSize bytes sent and not acknowledged
   */
  default void onMarked(int flightSize, long nowNanos) {
    onLoss(flightSize, nowNanos);
  }

  /** The latest reduction was made for nothing: nothing was lost, only late. */
  default void onUndo() {}

  /**
   * Data is sent after nothing was outstanding: the time since something was last sent does not
   * count as time in which the window could have grown (RFC 9438 §4.2).
   */
  default void onResumed(long lastSentNanos, long nowNanos) {}

  /** Nothing was sent for a retransmission timeout (RFC 5681 §4.1). */
  void onIdle();

  /** The maximum segment size changed with the path MTU. */
  void onSegmentSize(int senderMaximumSegmentSize);
}
