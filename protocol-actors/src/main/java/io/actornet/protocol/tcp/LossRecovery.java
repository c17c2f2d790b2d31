package io.actornet.protocol.tcp;

/**
 * What happens from the moment loss is noticed until it is repaired: fast retransmit and recovery
 * by SACK (RFC 6675, RFC 8985) or without it (RFC 6582), limited transmit (RFC 3042), and the time
 * after a retransmission timeout.
 *
 * <p>Without SACK each duplicate acknowledgment counts as one segment that has left the network. In
 * that way one rule serves both: what may be sent is {@link #window} less {@link #pipe}.
 */
final class LossRecovery {
  private final Tcb connection;
  private final RetransmissionQueue queue;
  private final RttEstimator rtt;
  private final CongestionControl congestionControl;
  private final LossDetection detection;

  private CongestionState state = CongestionState.OPEN;
  private boolean selective;

  /** SND.NXT when recovery last began: {@code recover}, RecoveryPoint. */
  private int recover;

  private int duplicates;

  /** Without SACK: bytes believed to have left the network, by duplicate acknowledgments. */
  private int departedBytes;

  private boolean resendRegardless;

  /** Null but in a recovery whose rate is reduced in proportion. */
  private RateReduction reduction;

  /** Null until a timeout is checked for the first time. */
  private SpuriousTimeout timeoutCheck;

  /** How much may be sent beside what the window says: what shows whether a timeout was one. */
  private int extraBytes;

  /** When detection wants to look again. */
  private long reorderingDeadline = LossDetection.NEVER;

  LossRecovery(Tcb connection, RetransmissionQueue queue, RttEstimator rtt) {
    this.connection = connection;
    this.queue = queue;
    this.rtt = rtt;
    this.congestionControl = connection.config().congestionControl().get();
    this.detection = connection.config().loss().detection().get();
    this.recover = queue.una() - 1;
    if (detection.tracksDeliveries()) {
      queue.trackDeliveries();
    }
  }

  void start(boolean selectiveAcknowledgment) {
    this.selective = selectiveAcknowledgment;
  }

  CongestionState state() {
    return state;
  }

  /** Whether something is missing, though not yet believed lost. */
  boolean isDisordered() {
    return state == CongestionState.OPEN && (duplicates > 0 || queue.sackedBytes() > 0);
  }

  /** Whether duplicates are told by SACK blocks. */
  boolean isSelective() {
    return selective;
  }

  /** Whether the end of a flight may be probed now. */
  boolean mayProbe() {
    return detection.probesTail() && selective && state == CongestionState.OPEN;
  }

  LossDetection detection() {
    return detection;
  }

  CongestionControl congestionControl() {
    return congestionControl;
  }

  /** When detection wants to look again, or {@link LossDetection#NEVER}. */
  long reorderingDeadline() {
    return reorderingDeadline;
  }

  /** How many bytes may be in the network. */
  int window() {
    int window = reduction == null ? congestionControl.congestionWindow() : reduction.window();
    return window + extraBytes;
  }

  /** Bytes believed in the network. */
  int pipe() {
    return Math.max(0, queue.pipe() - departedBytes);
  }

  /** A segment with so many bytes goes out. */
  void onSent(int bytes) {
    if (reduction != null) {
      reduction.onSent(bytes);
    }
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
   * @param delivered bytes that it shows to have arrived, selectively acknowledged ones among them
   * @param duplicate whether it says that a segment left the network, and acknowledges nothing
   * @param windowLimited whether the congestion window was what kept more from being in flight
   * @param echoesEarlier whether it answers what was sent before the latest timeout
   */
  void onAcknowledgment(
      int acknowledged,
      int delivered,
      boolean duplicate,
      boolean windowLimited,
      boolean echoesEarlier,
      long nowNanos) {
    int segmentSize = connection.sender().segmentSize();
    int lostBefore = queue.lostBytes();
    extraBytes = 0;
    boolean tries =
        state == CongestionState.LOSS
            && timeoutCheck != null
            && checkTimeout(acknowledged > 0, echoesEarlier);
    if (acknowledged > 0) {
      int counted =
          congestionControl.countsArrivals()
              ? selective ? delivered : Math.max(segmentSize, acknowledged - departedBytes)
              : acknowledged;
      onAdvance(acknowledged, counted, windowLimited, segmentSize, nowNanos);
      if (tries) {
        int room = pipe() + 2 * segmentSize - congestionControl.congestionWindow();
        extraBytes = Math.max(0, room);
      }
    } else if (duplicate) {
      duplicates++;
      if (selective && windowLimited && state == CongestionState.OPEN && growsInDisorder()) {
        congestionControl.onAcknowledged(delivered, nowNanos);
      }
      if (!selective && state != CongestionState.LOSS) {
        departedBytes = Math.min(departedBytes + segmentSize, queue.flightSize());
      }
    }
    if (selective) {
      detect(segmentSize, nowNanos);
    }
    if (state == CongestionState.OPEN && lossNoticed()) {
      enterRecovery(nowNanos);
    }
    if (reduction != null) {
      int left = selective ? delivered : duplicate ? segmentSize : acknowledged;
      boolean safe = acknowledged > 0 && queue.lostBytes() <= lostBefore;
      reduction.onAcknowledgment(
          left, pipe(), congestionControl.slowStartThreshold(), safe, segmentSize);
      if (state == CongestionState.OPEN && !reducesForMarks()) {
        reduction = null;
      }
    }
  }

  /** Whether segments overtake each other so much that gaps say little. */
  private boolean growsInDisorder() {
    Deliveries deliveries = queue.deliveries();
    return congestionControl.countsArrivals()
        && deliveries != null
        && deliveries.degree() > DuplicateThreshold.DUPLICATES;
  }

  private boolean reducesForMarks() {
    return reduction != null && connection.marks() != null && connection.marks().isReducing();
  }

  /** A mark has been echoed: the window is reduced, in proportion where recoveries are. */
  void onMarked(long nowNanos) {
    int flight = queue.flightSize();
    congestionControl.onMarked(flight, nowNanos);
    if (connection.config().loss().rateReduction()) {
      reduction = new RateReduction(flight);
    }
  }

  private void detect(int segmentSize, long nowNanos) {
    boolean recovering = state != CongestionState.OPEN;
    reorderingDeadline = detection.detect(queue, rtt, segmentSize, recovering, nowNanos);
    if (state == CongestionState.RECOVERY && detection.detectAgain(queue, rtt)) {
      resendRegardless = true;
    }
  }

  /** The time has come at which detection wanted to look again. */
  void onReorderingTimer(long nowNanos) {
    detect(connection.sender().segmentSize(), nowNanos);
    if (state == CongestionState.OPEN && lossNoticed()) {
      enterRecovery(nowNanos);
    }
  }

  /** Looks whether the latest timeout was needless; true to send new data, which will show it. */
  private boolean checkTimeout(boolean advances, boolean echoesEarlier) {
    boolean repaired = Seq.greaterOrEqual(queue.una(), recover);
    Sender sender = connection.sender();
    boolean mayTry = sender.unsent() > 0 && sender.window() > queue.flightSize();
    switch (timeoutCheck.onAcknowledgment(advances, repaired, echoesEarlier, mayTry)) {
      case NONE -> {}
      case TRY_NEW_DATA -> {
        queue.unmarkLost();
        return true;
      }
      case SPURIOUS -> {
        connection.stack().counters().spuriousTimeouts++;
        queue.unmarkLost();
        congestionControl.onUndo();
        leave();
      }
      case GENUINE -> {
        queue.markAllLost();
        resendRegardless = true;
      }
    }
    return false;
  }

  private void onAdvance(
      int acknowledged, int counted, boolean windowLimited, int segmentSize, long nowNanos) {
    boolean repaired = Seq.greaterOrEqual(queue.una(), recover);
    switch (state) {
      case OPEN -> {
        duplicates = 0;
        departedBytes = 0;
        if (windowLimited && counted > 0 && !reducesForMarks()) {
          congestionControl.onAcknowledged(counted, nowNanos);
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
    enter(CongestionState.OPEN);
    duplicates = 0;
    departedBytes = 0;
    resendRegardless = false;
    reduction = null;
  }

  private void enter(CongestionState next) {
    if (next != state) {
      CongestionState from = state;
      state = next;
      connection.effects().congestionStateChanged(from, next);
    }
  }

  private boolean lossNoticed() {
    return queue.lostBytes() > 0
        || duplicates >= DuplicateThreshold.DUPLICATES
            && (selective ? !detection.tracksDeliveries() : Seq.greaterThan(queue.una(), recover));
  }

  private void enterRecovery(long nowNanos) {
    recover = queue.end();
    if (connection.config().loss().rateReduction()) {
      reduction = new RateReduction(queue.flightSize());
    }
    congestionControl.onLoss(queue.flightSize(), nowNanos);
    queue.markHeadLost();
    resendRegardless = true;
    connection.stack().counters().fastRecoveries++;
    enter(CongestionState.RECOVERY);
  }

  /**
   * A probe has repaired a loss at the end of a flight (RFC 8985 §7.4.2): the window is reduced.
   */
  void onProbeRepaired(long nowNanos) {
    if (state == CongestionState.OPEN) {
      congestionControl.onLoss(queue.flightSize(), nowNanos);
      congestionControl.onRecovered(pipe(), selective, nowNanos);
    }
  }

  /** The retransmission timer expired; {@code repeated} when it had for this segment before. */
  void onTimeout(boolean repeated, long nowNanos) {
    congestionControl.onTimeout(queue.flightSize(), repeated, nowNanos);
    resendAll();
    connection.stack().counters().timeouts++;
    if (connection.config().loss().spuriousTimeouts()) {
      if (timeoutCheck == null) {
        timeoutCheck = new SpuriousTimeout();
      }
      if (repeated) {
        timeoutCheck.stop();
      } else {
        timeoutCheck.onTimeout(nowNanos);
      }
    }
  }

  /** When the segment that timed out last was sent again; checked only where timeouts are. */
  long timedOutAt() {
    return timeoutCheck == null ? Long.MIN_VALUE : timeoutCheck.resentAt();
  }

  /** Everything outstanding is to be sent again, for another reason than congestion. */
  void resendAll() {
    duplicates = 0;
    departedBytes = 0;
    reduction = null;
    reorderingDeadline = LossDetection.NEVER;
    recover = queue.end();
    queue.markAllLost();
    resendRegardless = true;
    enter(CongestionState.LOSS);
  }
}
