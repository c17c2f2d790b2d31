package io.actornet.protocol.tcp;

/**
 * The sending side's timer once the connection is established: what it is for, how long it runs,
 * and what its expiry leads to.
 */
final class RetransmissionTimer {
  private static final long NEVER = Long.MAX_VALUE;

  /** How long a corked segment waits (Linux, tcp(7)). */
  private static final long CORK_NANOS = 200_000_000;

  private final Tcb connection;
  private final Sender sender;

  /** Expiries since the peer last gave a sign that it takes something in. */
  private int retries;

  /** When SND.UNA last advanced, or data became outstanding or blocked. */
  private long progressAt;

  private boolean restart;

  /** Where the tail of a flight is probed: when for; and the timeout that would come then. */
  private long probeAt = NEVER;

  private long timeoutAt = NEVER;

  RetransmissionTimer(Tcb connection, Sender sender) {
    this.connection = connection;
    this.sender = sender;
  }

  /** Expiries since the peer last gave a sign that it takes something in. */
  int retries() {
    return retries;
  }

  /** New data was acknowledged: the timer starts again (RFC 6298 5.3). */
  void onProgress(long nowNanos) {
    retries = 0;
    progressAt = nowNanos;
    restart = true;
  }

  /** The peer is there, though it takes nothing in now. */
  void onSignOfLife() {
    retries = 0;
  }

  /** The head of the queue was sent again: the timer starts again. */
  void restart() {
    restart = true;
  }

  /** New data has been sent: a probe would come a while after it. */
  void onSent(long nowNanos) {
    if (sender.tailProbe() != null
        && sender.recovery().mayProbe()
        && !sender.tailProbe().isRunning()) {
      probeAt = nowNanos + TailProbe.delayNanos(sender, connection.config());
    }
  }

  /** Decides what the timer is for from here on. */
  void settle(long nowNanos) {
    Timers timers = connection.timers();
    Timers.Purpose purpose = purpose();
    if (purpose == Timers.Purpose.NONE) {
      timers.disarm();
    } else if (purpose == Timers.Purpose.RETRANSMIT
        && sender.recovery().detection().tracksDeliveries()) {
      settleWithProbe(nowNanos);
    } else if (restart || timers.purpose() != purpose) {
      if (timers.purpose() == Timers.Purpose.NONE) {
        progressAt = nowNanos;
      }
      timers.arm(purpose, nowNanos + delay(purpose, nowNanos));
    }
    restart = false;
  }

  /** The timeout, a probe before it, or the time to look for losses again: what is due first. */
  private void settleWithProbe(long nowNanos) {
    Timers timers = connection.timers();
    boolean begins = !timers.purpose().isRetransmission();
    if (begins && timers.purpose() == Timers.Purpose.NONE) {
      progressAt = nowNanos;
    }
    if (restart || begins) {
      timeoutAt = nowNanos + delay(Timers.Purpose.RETRANSMIT, nowNanos);
      probeAt = NEVER;
      onSent(nowNanos);
    }
    LossRecovery recovery = sender.recovery();
    // What is overdue, as the timer was served late, is due now.
    if (recovery.reorderingDeadline() < timeoutAt) {
      timers.arm(Timers.Purpose.REORDERING, Math.max(nowNanos, recovery.reorderingDeadline()));
    } else if (probeAt != NEVER && recovery.mayProbe() && !sender.tailProbe().isRunning()) {
      // In place of the timeout, where that comes first (RFC 8985 §7.2).
      timers.arm(Timers.Purpose.PROBE, Math.max(nowNanos, Math.min(probeAt, timeoutAt)));
    } else {
      timers.arm(Timers.Purpose.RETRANSMIT, Math.max(nowNanos, timeoutAt));
    }
  }

  private Timers.Purpose purpose() {
    TcpState state = connection.state();
    if (state.maySend() && sender.queue().flightSize() > 0) {
      return sender.window() > 0 ? Timers.Purpose.RETRANSMIT : Timers.Purpose.PERSIST;
    }
    if (state.maySend() && sender.unsent() > 0) {
      return sender.isCorked() && sender.window() > 0
          ? Timers.Purpose.CORK
          : Timers.Purpose.PERSIST;
    }
    boolean orphaned =
        state == TcpState.FIN_WAIT_2
            && connection.receiver().isClosed()
            && connection.config().finWait2Nanos() > 0;
    if (orphaned) {
      return Timers.Purpose.FIN_WAIT_2;
    }
    return connection.keepAlive() == null ? Timers.Purpose.NONE : Timers.Purpose.KEEP_ALIVE;
  }

  private long delay(Timers.Purpose purpose, long nowNanos) {
    TcpConfig config = connection.config();
    return switch (purpose) {
      case FIN_WAIT_2 -> config.finWait2Nanos();
      case CORK -> CORK_NANOS;
      case KEEP_ALIVE -> connection.keepAlive().delayNanos(nowNanos);
      case NONE, RETRANSMIT, PERSIST, PROBE, REORDERING -> {
        long delay = sender.timeoutNanos();
        long limit = connection.userTimeoutNanos();
        yield limit == 0 ? delay : Math.max(0, Math.min(delay, progressAt + limit - nowNanos));
      }
    };
  }

  /** The timer expired while it was for any of these but FIN-WAIT-2. */
  void onExpiry(Timers.Purpose purpose, long nowNanos) {
    switch (purpose) {
      case REORDERING -> sender.recovery().onReorderingTimer(nowNanos);
      case PROBE -> {
        probeAt = NEVER;
        restart = true;
        sender.transmission().probeTail(nowNanos);
      }
      case CORK -> {
        restart = true;
        sender.transmission().push(nowNanos);
      }
      case KEEP_ALIVE -> {
        restart = true;
        connection.keepAlive().onExpiry(connection, nowNanos);
      }
      case RETRANSMIT, PERSIST -> onTimeout(purpose, nowNanos);
      case NONE, FIN_WAIT_2 -> {}
    }
  }

  private void onTimeout(Timers.Purpose purpose, long nowNanos) {
    TcpConfig config = connection.config();
    long limit = connection.userTimeoutNanos();
    if (limit > 0 && nowNanos - progressAt >= limit) {
      connection.end(CloseReason.USER_TIMEOUT);
      return;
    }
    retries++;
    if (retries > config.dataRetries()) {
      connection.end(CloseReason.TIMEOUT);
      return;
    }
    if (retries == config.suspectRetries()) {
      connection.effects().pathSuspect();
    }
    restart = true;
    sender.rtt().backOff();
    if (purpose == Timers.Purpose.PERSIST) {
      sender.transmission().probe(nowNanos);
    } else {
      if (sender.tailProbe() != null) {
        sender.tailProbe().stop();
      }
      sender.recovery().onTimeout(retries > 1, nowNanos);
    }
  }
}
