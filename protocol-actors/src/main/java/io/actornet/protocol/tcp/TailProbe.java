package io.actornet.protocol.tcp;

/** The tail loss probe that is under way, if one is (RFC 8985 §7). */
final class TailProbe {
  private static final long UNMEASURED_NANOS = 1_000_000_000;

  private boolean running;

  /** TLP.end_seq. */
  private int end;

  /** TLP.is_retrans: whether the probe repeats data, or is new. */
  private boolean repeats;

  TailProbe() {}

  boolean isRunning() {
    return running;
  }

  /** How long after the last transmission to probe (RFC 8985 §7.2), nanoseconds. */
  static long delayNanos(Sender sender, TcpConfig config) {
    long smoothed = sender.rtt().smoothedNanos();
    long delay = smoothed == 0 ? UNMEASURED_NANOS : 2 * smoothed;
    SendHabits habits = config.send();
    if (sender.queue().size() > 1) {
      return delay + habits.timerSlackNanos();
    }
    return delay + Math.max(config.delayedAckNanos(), habits.longestAckDelayNanos());
  }

  void start(int endSequence, boolean repeatsData) {
    running = true;
    end = endSequence;
    repeats = repeatsData;
  }

  void stop() {
    running = false;
  }

  /**
   * An acknowledgment of everything before {@code ack} has come (RFC 8985 §7.4.2).
   *
   * @param reportsDuplicate whether it says that data arrived twice
   * @return whether it shows that the probe has repaired a loss
   */
  boolean onAcknowledgment(int ack, boolean reportsDuplicate) {
    if (!running || Seq.lessThan(ack, end)) {
      return false;
    }
    boolean repaired = repeats && !reportsDuplicate && Seq.greaterThan(ack, end);
    if (!repeats || reportsDuplicate || repaired) {
      running = false;
    }
    return repaired;
  }
}
