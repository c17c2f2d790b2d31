package io.actornet.protocol.tcp;

/** For how long a connection has had something to send, and what has kept it from sending more. */
final class Chronograph {
  /** What the time is spent on. */
  enum Stage {
    /** There is nothing to send. */
    IDLE,
    /** Something is being sent. */
    BUSY,
    /** The peer's window is closed. */
    WINDOW_LIMITED,
    /** All that the send buffer takes is in flight. */
    BUFFER_LIMITED
  }

  private long sendingNanos;
  private long windowLimitedNanos;
  private long bufferLimitedNanos;
  private Stage stage = Stage.IDLE;
  private long since;

  Chronograph() {}

  /** From now on the time is spent on this. */
  void enter(Stage next, long nowNanos) {
    if (next != stage) {
      add(nowNanos - since);
      stage = next;
      since = nowNanos;
    }
  }

  private void add(long nanos) {
    switch (stage) {
      case IDLE -> {}
      case BUSY -> sendingNanos += nanos;
      case WINDOW_LIMITED -> windowLimitedNanos += nanos;
      case BUFFER_LIMITED -> bufferLimitedNanos += nanos;
    }
  }

  private long sinceIn(Stage of, long nowNanos) {
    return stage == of ? nowNanos - since : 0;
  }

  /** How long the peer's window was closed, nanoseconds. */
  long windowLimitedNanos(long nowNanos) {
    return windowLimitedNanos + sinceIn(Stage.WINDOW_LIMITED, nowNanos);
  }

  /** How long all that the send buffer takes was in flight, nanoseconds. */
  long bufferLimitedNanos(long nowNanos) {
    return bufferLimitedNanos + sinceIn(Stage.BUFFER_LIMITED, nowNanos);
  }

  /** How long there was something to send, whatever kept it, nanoseconds. */
  long busyNanos(long nowNanos) {
    return sendingNanos
        + sinceIn(Stage.BUSY, nowNanos)
        + windowLimitedNanos(nowNanos)
        + bufferLimitedNanos(nowNanos);
  }
}
