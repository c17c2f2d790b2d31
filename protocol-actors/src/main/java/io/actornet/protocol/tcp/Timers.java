package io.actornet.protocol.tcp;

/**
 * The timers of a connection as one deadline.
 *
 * <p>The sending side has one timer, which is one thing at a time, so that retransmission and
 * window probes, say, can never both be pending; the delayed acknowledgment is the other.
 */
final class Timers {
  /** What the sending side's timer is for. */
  enum Purpose {
    NONE,
    /** Data, a SYN or a FIN is outstanding. */
    RETRANSMIT,
    /** The end of a flight is to be probed for losses, before the timeout (RFC 8985 §7). */
    PROBE,
    /** What has been overtaken counts as lost when it is older (RFC 8985 §6). */
    REORDERING,
    /** Something waits for the peer's window to open. */
    PERSIST,
    /** A small segment waits as the user asked. */
    CORK,
    /** Nothing is to be sent; the peer's silence is timed. */
    KEEP_ALIVE,
    /** All was closed and acknowledged; waiting for the peer's FIN. */
    FIN_WAIT_2;

    /** Whether something outstanding is timed, one way or another. */
    boolean isRetransmission() {
      return this == RETRANSMIT || this == PROBE || this == REORDERING;
    }
  }

  private static final long NEVER = Long.MAX_VALUE;

  private Purpose purpose = Purpose.NONE;
  private long sendDeadline = NEVER;
  private long acknowledgmentDeadline = NEVER;

  /** What the surroundings have been asked for. */
  private long armed = NEVER;

  Timers() {}

  Purpose purpose() {
    return purpose;
  }

  void arm(Purpose newPurpose, long deadlineNanos) {
    purpose = newPurpose;
    sendDeadline = deadlineNanos;
  }

  void disarm() {
    purpose = Purpose.NONE;
    sendDeadline = NEVER;
  }

  boolean isSendDue(long nowNanos) {
    return sendDeadline <= nowNanos;
  }

  boolean isAcknowledgmentArmed() {
    return acknowledgmentDeadline != NEVER;
  }

  void armAcknowledgment(long deadlineNanos) {
    acknowledgmentDeadline = deadlineNanos;
  }

  void disarmAcknowledgment() {
    acknowledgmentDeadline = NEVER;
  }

  boolean isAcknowledgmentDue(long nowNanos) {
    return acknowledgmentDeadline <= nowNanos;
  }

  /** The timer asked for has fired. */
  void fired() {
    armed = NEVER;
  }

  /** Asks for the earliest deadline, if it is another than before. */
  void settle(TcpEffects effects) {
    long earliest = Math.min(sendDeadline, acknowledgmentDeadline);
    if (earliest != armed) {
      armed = earliest;
      if (earliest == NEVER) {
        effects.cancelTimer();
      } else {
        effects.armTimer(earliest);
      }
    }
  }
}
