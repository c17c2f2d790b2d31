package io.actornet.protocol.tcp;

/**
 * The sending side's timer once the connection is established: what it is for, how long it runs,
 * and what its expiry leads to.
 */
final class RetransmissionTimer {
  private final Tcb connection;
  private final Sender sender;

  /** Expiries since the peer last gave a sign that it takes something in. */
  private int retries;

  /** When SND.UNA last advanced, or data became outstanding or blocked. */
  private long progressAt;

  private boolean restart;

  RetransmissionTimer(Tcb connection, Sender sender) {
    this.connection = connection;
    this.sender = sender;
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

  /** Decides what the timer is for from here on. */
  void settle(long nowNanos) {
    Timers timers = connection.timers();
    Timers.Purpose purpose = purpose();
    if (purpose == Timers.Purpose.NONE) {
      timers.disarm();
    } else if (restart || timers.purpose() != purpose) {
      if (timers.purpose() == Timers.Purpose.NONE) {
        progressAt = nowNanos;
      }
      timers.arm(purpose, nowNanos + delay(purpose, nowNanos));
    }
    restart = false;
  }

  private Timers.Purpose purpose() {
    TcpState state = connection.state();
    if (state.maySend() && sender.queue().flightSize() > 0) {
      return sender.window() > 0 ? Timers.Purpose.RETRANSMIT : Timers.Purpose.PERSIST;
    }
    if (state.maySend() && sender.unsent() > 0) {
      return Timers.Purpose.PERSIST;
    }
    boolean orphaned =
        state == TcpState.FIN_WAIT_2
            && connection.receiver().isClosed()
            && connection.config().finWait2Nanos() > 0;
    return orphaned ? Timers.Purpose.FIN_WAIT_2 : Timers.Purpose.NONE;
  }

  private long delay(Timers.Purpose purpose, long nowNanos) {
    TcpConfig config = connection.config();
    if (purpose == Timers.Purpose.FIN_WAIT_2) {
      return config.finWait2Nanos();
    }
    long delay = sender.timeoutNanos();
    return config.userTimeoutNanos() == 0
        ? delay
        : Math.max(0, Math.min(delay, progressAt + config.userTimeoutNanos() - nowNanos));
  }

  /** The timer expired while it was for retransmission or window probes. */
  void onExpiry(Timers.Purpose purpose, long nowNanos) {
    TcpConfig config = connection.config();
    if (config.userTimeoutNanos() > 0 && nowNanos - progressAt >= config.userTimeoutNanos()) {
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
      sender.recovery().onTimeout(retries > 1, nowNanos);
    }
  }
}
