package io.actornet.protocol.tcp;

/**
 * What is known of the order in which segments arrive: which of those that have arrived was sent
 * last (RFC 8985 §6.2), and whether they overtake each other.
 */
final class Deliveries {
  private static final long NOTHING = Long.MIN_VALUE;

  /** RACK.xmit_ts, RACK.end_seq and RACK.rtt. */
  private long sentAt = NOTHING;

  private int end;
  private long roundTripNanos;

  /** The highest sequence number that has arrived, RACK.fack; meaningful once one has. */
  private int highestEnd;

  private boolean reordered;

  private long nowNanos;
  private long leastRoundTripNanos;

  Deliveries() {}

  /**
   * An acknowledgment is about to be taken in.
   *
   * @param leastRoundTripNanos a segment that was sent again and is acknowledged sooner than this
   *     arrived when it was sent before
   */
  void begin(long nowNanos, long leastRoundTripNanos) {
    this.nowNanos = nowNanos;
    this.leastRoundTripNanos = leastRoundTripNanos;
  }

  /**
   * A segment has arrived.
   *
   * @param repeated whether it was sent more than once
   */
  void add(long segmentSentAt, int segmentEnd, boolean repeated) {
    boolean first = sentAt == NOTHING;
    if (first || Seq.greaterThan(segmentEnd, highestEnd)) {
      highestEnd = segmentEnd;
    } else if (!repeated && segmentEnd != highestEnd) {
      reordered = true;
    }
    if (repeated && nowNanos - segmentSentAt < leastRoundTripNanos) {
      return;
    }
    if (first
        || segmentSentAt > sentAt
        || segmentSentAt == sentAt && Seq.greaterThan(segmentEnd, end)) {
      sentAt = segmentSentAt;
      end = segmentEnd;
      roundTripNanos = nowNanos - segmentSentAt;
    }
  }

  /** Whether a segment was sent before the latest that has arrived. */
  boolean isOvertaken(long segmentSentAt, int segmentEnd) {
    return sentAt > segmentSentAt || sentAt == segmentSentAt && Seq.greaterThan(end, segmentEnd);
  }

  /** The round trip of the segment that was sent last of those that have arrived. */
  long roundTripNanos() {
    return roundTripNanos;
  }

  /** Whether segments have been seen to overtake each other. */
  boolean isReordered() {
    return reordered;
  }
}
