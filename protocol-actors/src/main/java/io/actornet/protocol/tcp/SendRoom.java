package io.actornet.protocol.tcp;

/**
 * How much more a user may write: up to a limit of data that is not acknowledged, or, where memory
 * is counted as Linux counts it, until that is used up or too much waits to be sent.
 */
final class SendRoom {
  /** Nothing keeps what waits to be sent below a limit of its own. */
  static final long NO_LIMIT = 0xffff_ffffL;

  /** The largest buffer that grows by itself (Linux, tcp_wmem). */
  private static final int LARGEST_BYTES = 4 << 20;

  private static final int NEWS_DIVISOR = 8;

  private final Sender sender;

  /** Null where only data counts. */
  private final SendUnits units;

  private int limitBytes;

  /** Whether the user has set the limit; otherwise it grows with the congestion window. */
  private boolean limitSet;

  private long unsentLimit;

  SendRoom(Sender sender, SendUnits units, int limitBytes, long unsentLimit) {
    this.sender = sender;
    this.units = units;
    this.limitBytes = limitBytes;
    this.unsentLimit = unsentLimit;
  }

  /** The user sets the limit. */
  void limit(int bytes) {
    limitBytes = bytes;
    limitSet = true;
  }

  /** How many bytes may wait to be sent before the user is to wait (TCP_NOTSENT_LOWAT). */
  void unsentLimit(long bytes) {
    unsentLimit = bytes;
  }

  /** Bytes that may be written now; with units, whether one more may begin. */
  int freeBytes() {
    if (units == null) {
      return Math.max(0, limitBytes - sender.buffer().size());
    }
    return units.countedBytes() < limitBytes && unsent() < unsentLimit ? 1 : 0;
  }

  private int unsent() {
    return sender.buffer().end() - sender.queue().end();
  }

  /** Whether a user that waits for room is to hear of it. */
  boolean isNews() {
    if (units == null) {
      return freeBytes() >= Math.max(1, limitBytes / NEWS_DIVISOR);
    }
    return hasSpace() && 2L * unsent() < unsentLimit;
  }

  /** Whether a user that asks is told that it may write. */
  boolean isWritable() {
    return units == null ? freeBytes() > 0 : hasSpace() && unsent() < unsentLimit;
  }

  /** A third is free. */
  private boolean hasSpace() {
    int counted = units.countedBytes();
    return limitBytes - counted >= counted / 2;
  }

  /** How much to tell a user that waits. */
  int toldBytes() {
    return units == null ? freeBytes() : Math.max(1, limitBytes - units.countedBytes());
  }

  /** A user waits, or the connection has just opened: the limit may grow. */
  void grow(boolean opening) {
    LossRecovery recovery = sender.recovery();
    if (units != null && !limitSet && (opening || recovery.pipe() < recovery.window())) {
      Deliveries deliveries = sender.queue().deliveries();
      int reordering = deliveries == null ? DuplicateThreshold.DUPLICATES : deliveries.degree();
      int useful =
          SendUnits.bufferBytes(
              sender.segmentSize(), recovery.congestionControl().congestionWindow(), reordering);
      limitBytes = Math.max(limitBytes, Math.min(useful, LARGEST_BYTES));
    }
  }
}
