package io.actornet.protocol.tcp;

/** The keep-alive of one connection (RFC 9293 §3.8.4): probes its silence, and gives it up. */
final class KeepAliveProbes {
  private final KeepAlive settings;
  private long heardAt;
  private int unanswered;

  KeepAliveProbes(KeepAlive settings, long nowNanos) {
    this.settings = settings;
    this.heardAt = nowNanos;
  }

  /** A segment has arrived. */
  void onSegment(long nowNanos) {
    heardAt = nowNanos;
    unanswered = 0;
  }

  /** How long from now the next probe is due, if nothing arrives until then. */
  long delayNanos(long nowNanos) {
    long wait = settings.idleNanos() + unanswered * settings.intervalNanos();
    return Math.max(0, heardAt + wait - nowNanos);
  }

  /** The timer expired: something may have arrived since it was set. */
  void onExpiry(Tcb connection, long nowNanos) {
    if (delayNanos(nowNanos) > 0) {
      return;
    }
    if (unanswered == settings.probes()) {
      connection.control().reset();
      connection.end(CloseReason.TIMEOUT);
      return;
    }
    unanswered++;
    connection.control().probe(settings.garbageByte());
  }
}
