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

  /** How many segments have been overtaken by at most, and how often some were. */
  private int degree = DuplicateThreshold.DUPLICATES;

  private int reorderings;

  /** With this acknowledgment: where the first data begins that was overtaken. */
  private int lowestOvertaken;

  private boolean overtakenNow;

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
    overtakenNow = false;
  }

  /** An acknowledgment has been taken in. */
  void end(int segmentSize) {
    if (overtakenNow) {
      reorderings++;
      degree = Math.max(degree, Math.ceilDiv(highestEnd - lowestOvertaken, segmentSize));
    }
  }

  /** By how many segments one has been overtaken at most, at least 3. */
  int degree() {
    return degree;
  }

  /** How many acknowledgments have shown that segments overtook each other. */
  int reorderings() {
    return reorderings;
  }

  /**
   * A segment has arrived.
   *
   * @param repeated whether it was sent more than once
   */
  void add(long segmentSentAt, int segmentStart, int segmentEnd, boolean repeated) {
    boolean first = sentAt == NOTHING;
    if (first || Seq.greaterThan(segmentEnd, highestEnd)) {
      highestEnd = segmentEnd;
    } else if (!repeated && segmentEnd != highestEnd) {
      reordered = true;
      lowestOvertaken = overtakenNow ? Seq.min(lowestOvertaken, segmentStart) : segmentStart;
      overtakenNow = true;
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
