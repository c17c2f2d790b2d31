package io.actornet.protocol.tcp;

/**
 * How an end sends, where systems differ and the RFCs leave it to them.
 *
 * @param bursts whether segments go out in bursts as of a system whose NIC divides long segments:
 *     half the congestion window at most, the last segment of each with PSH
 * @param units whether what is written is divided into units, and memory counted, as on Linux
 * @param leastBurstSegments how many segments a burst has at least, where as many may be sent
 * @param restartsAfterIdle whether the congestion window falls back to the initial one when nothing
 *     was sent for a retransmission timeout (RFC 5681 §4.1)
 * @param variationFloor whether the least retransmission timeout comes on top of the round trip,
 *     and the variation falls slowly; RFC 6298 §2.4 bounds the sum of both
 * @param waitsForSmall whether small segments wait for small ones only that are outstanding
 *     (Minshall); by RFC 9293 §3.7.4 they wait for any
 * @param probesWithoutData whether a closed window is probed by a segment without data; RFC 9293
 *     §3.8.6.1 sends a byte
 * @param longestAckDelayNanos by how much a peer may delay the acknowledgment of a single segment:
 *     a tail loss probe waits so much longer (RFC 8985 §7.2); 0 for as long as this end does
 * @param unsentLimitBytes how much may wait to be sent before the user is to wait, where memory is
 *     counted as on Linux
 * @param timerSlackNanos how much later than due the timers of loss detection are set
 */
public record SendHabits(
    boolean bursts,
    boolean units,
    int leastBurstSegments,
    boolean restartsAfterIdle,
    boolean variationFloor,
    boolean waitsForSmall,
    boolean probesWithoutData,
    long longestAckDelayNanos,
    long unsentLimitBytes,
    long timerSlackNanos) {
  /** As the RFCs have it. */
  public static final SendHabits PLAIN =
      new SendHabits(false, false, 1, true, false, false, false, 0, SendRoom.NO_LIMIT, 0);

  /** Linux's. */
  public static final SendHabits LINUX =
      new SendHabits(
          true, true, 2, true, true, true, true, 200_000_000, SendRoom.NO_LIMIT, 2_000_000);

  /** Checks the ranges. */
  public SendHabits {
    if (leastBurstSegments < 1 || longestAckDelayNanos < 0 || timerSlackNanos < 0) {
      throw new IllegalArgumentException(
          "bursts of " + leastBurstSegments + " segments, expected 1 or more");
    }
  }

  /** The same, but with other bursts. */
  public SendHabits withBursts(int segments) {
    return new SendHabits(
        bursts,
        units,
        segments,
        restartsAfterIdle,
        variationFloor,
        waitsForSmall,
        probesWithoutData,
        longestAckDelayNanos,
        unsentLimitBytes,
        timerSlackNanos);
  }

  /** The same, with or without a new start after an idle time. */
  public SendHabits withRestart(boolean restarts) {
    return new SendHabits(
        bursts,
        units,
        leastBurstSegments,
        restarts,
        variationFloor,
        waitsForSmall,
        probesWithoutData,
        longestAckDelayNanos,
        unsentLimitBytes,
        timerSlackNanos);
  }

  /** The same, but with another limit of what may wait to be sent. */
  public SendHabits withUnsentLimit(long bytes) {
    return new SendHabits(
        bursts,
        units,
        leastBurstSegments,
        restartsAfterIdle,
        variationFloor,
        waitsForSmall,
        probesWithoutData,
        longestAckDelayNanos,
        bytes,
        timerSlackNanos);
  }
}
