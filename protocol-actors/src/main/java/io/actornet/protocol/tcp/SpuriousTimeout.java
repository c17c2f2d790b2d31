package io.actornet.protocol.tcp;

/**
 * Finds out whether a retransmission timeout was needless: F-RTO (RFC 5682 §2.1), or at once where
 * the first acknowledgment echoes a timestamp older than the retransmission (RFC 3522).
 */
final class SpuriousTimeout {
  /** What an acknowledgment after the timeout shows. */
  enum Finding {
    /** Nothing yet. */
    NONE,
    /** Data goes on arriving: two new segments will show more than retransmissions would. */
    TRY_NEW_DATA,
    /** Nothing was lost. */
    SPURIOUS,
    /** Something was lost. */
    GENUINE
  }

  private enum Step {
    IDLE,
    TIMED_OUT,
    NEW_DATA_SENT
  }

  private Step step = Step.IDLE;
  private long resentAt;

  SpuriousTimeout() {}

  /** The timer expired, for the first time since data was acknowledged. */
  void onTimeout(long nowNanos) {
    step = Step.TIMED_OUT;
    resentAt = nowNanos;
  }

  /** There is nothing to find out any more. */
  void stop() {
    step = Step.IDLE;
  }

  /** When the segment was sent again. */
  long resentAt() {
    return resentAt;
  }

  /**
   * An acknowledgment after the timeout.
   *
   * @param advances whether it acknowledges new data
   * @param repairs whether it acknowledges all that was outstanding at the timeout
   * @param echoesEarlier whether its timestamp echoes what was sent before the retransmission
   * @param mayTry whether there is new data to send, and room in the peer's window
   */
  Finding onAcknowledgment(
      boolean advances, boolean repairs, boolean echoesEarlier, boolean mayTry) {
    if (step == Step.IDLE) {
      return Finding.NONE;
    }
    if (advances && echoesEarlier || step == Step.NEW_DATA_SENT && advances) {
      step = Step.IDLE;
      return Finding.SPURIOUS;
    }
    if (step == Step.TIMED_OUT && advances && !repairs && mayTry) {
      step = Step.NEW_DATA_SENT;
      return Finding.TRY_NEW_DATA;
    }
    boolean triedInVain = step == Step.NEW_DATA_SENT;
    step = Step.IDLE;
    return triedInVain ? Finding.GENUINE : Finding.NONE;
  }
}
