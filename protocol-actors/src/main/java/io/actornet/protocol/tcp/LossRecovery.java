package io.actornet.protocol.tcp;

/**
 * What happens from the moment loss is noticed until it is repaired: fast retransmit and recovery
 * by SACK (RFC 6675) or without it (RFC 6582), limited transmit (RFC 3042), and the time after a
 * retransmission timeout.
 *
 * <p>Without SACK each duplicate acknowledgment counts as one segment that has left the network. In
 * that way one rule serves both: what may be sent is cwnd less {@link #pipe}.
 */
final class LossRecovery {
  /** Where the connection stands in its recovery. */
  enum Phase {
    /** Nothing is believed lost. */
    OPEN,
    /** Fast recovery. */
    RECOVERY,
    /** Since a timeout, until what was outstanding then is acknowledged. */
    LOSS
  }

  private final RetransmissionQueue queue;
  private final CongestionControl congestionControl;
  private final TcpCounters counters;
  private final LossDetection detection = DuplicateThreshold.INSTANCE;

  private Phase phase = Phase.OPEN;
  private boolean selective;

  /** SND.NXT when recovery last began: {@code recover}, RecoveryPoint. */
  private int recover;

  private int duplicates;

  /** Without SACK: bytes believed to have left the network, by duplicate acknowledgments. */
  private int departedBytes;

  private boolean resendRegardless;

  LossRecovery(
      RetransmissionQueue queue, CongestionControl congestionControl, TcpCounters counters) {
    this.queue = queue;
    this.congestionControl = congestionControl;
    this.counters = counters;
    this.recover = queue.una() - 1;
  }

  void start(boolean selectiveAcknowledgment) {
    this.selective = selectiveAcknowledgment;
  }

  Phase phase() {
    return phase;
  }

  /** Whether duplicates are told by SACK blocks. */
  boolean isSelective() {
    return selective;
  }

  CongestionControl congestionControl() {
    return congestionControl;
  }

  /** Bytes believed in the network. */
  int pipe() {
    return Math.max(0, queue.pipe() - departedBytes);
  }

  /** Whether the next lost segment goes out whatever the window says; asking settles it. */
  boolean takeResendRegardless() {
    boolean taken = resendRegardless;
    resendRegardless = false;
    return taken;
  }

  /**
   * An acknowledgment has been applied to the queue.
   *
   * @param acknowledged bytes newly acknowledged
   * @param duplicate whether it says that a segment left the network, and acknowledges nothing
   * @param windowLimited whether the congestion window was what kept more from being in flight
   * @param reorderingNanos by how much segments may overtake each other
   */
  void onAcknowledgment(
      int acknowledged,
      boolean duplicate,
      boolean windowLimited,
      int segmentSize,
      long reorderingNanos,
      long nowNanos) {
    if (acknowledged > 0) {
      onAdvance(acknowledged, windowLimited, segmentSize, nowNanos);
    } else if (duplicate) {
      duplicates++;
      if (!selective && phase != Phase.LOSS) {
        departedBytes = Math.min(departedBytes + segmentSize, queue.flightSize());
      }
    }
    if (selective) {
      detection.detect(queue, segmentSize);
      if (phase == Phase.RECOVERY && queue.markLostAgain(reorderingNanos)) {
        resendRegardless = true;
      }
    }
    if (phase == Phase.OPEN && lossNoticed()) {
      enterRecovery(nowNanos);
    }
  }

  private void onAdvance(int acknowledged, boolean windowLimited, int segmentSize, long nowNanos) {
    boolean repaired = Seq.greaterOrEqual(queue.una(), recover);
    switch (phase) {
      case OPEN -> {
        duplicates = 0;
        departedBytes = 0;
        if (windowLimited) {
          congestionControl.onAcknowledged(acknowledged, nowNanos);
        }
      }
      case RECOVERY -> {
        if (repaired) {
          leave();
          congestionControl.onRecovered(pipe(), selective, nowNanos);
        } else {
          // A partial acknowledgment: what follows it was sent before the retransmission, yet is
          // not there (RFC 6582 §3.2 step 3).
          departedBytes = Math.max(0, departedBytes - Math.max(0, acknowledged - segmentSize));
          queue.markHeadLost();
          resendRegardless = !selective;
        }
      }
      case LOSS -> {
        if (repaired) {
          leave();
        }
        congestionControl.onAcknowledged(acknowledged, nowNanos);
      }
    }
  }

  private void leave() {
    phase = Phase.OPEN;
    duplicates = 0;
    departedBytes = 0;
    resendRegardless = false;
  }

  private boolean lossNoticed() {
    return queue.lostBytes() > 0
        || duplicates >= DuplicateThreshold.DUPLICATES
            && (selective || Seq.greaterThan(queue.una(), recover));
  }

  private void enterRecovery(long nowNanos) {
    phase = Phase.RECOVERY;
    recover = queue.end();
    congestionControl.onLoss(queue.flightSize(), nowNanos);
    queue.markHeadLost();
    resendRegardless = true;
    counters.fastRecoveries++;
  }

  /** The retransmission timer expired; {@code repeated} when it had for this segment before. */
  void onTimeout(boolean repeated, long nowNanos) {
    congestionControl.onTimeout(queue.flightSize(), repeated, nowNanos);
    resendAll();
    counters.timeouts++;
  }

  /** Everything outstanding is to be sent again, for another reason than congestion. */
  void resendAll() {
    leave();
    phase = Phase.LOSS;
    recover = queue.end();
    queue.markAllLost();
    resendRegardless = true;
  }
}
