package io.actornet.topology.value;

/**
 * What one direction of a link does to the frames that cross it.
 *
 * @param rateBitsPerSecond transmission rate over whole frames (destination MAC to end of payload);
 *     0 = frames take no time to send
 * @param delayNanos propagation delay, 1 ns or more
 * @param jitterNanos spread of the delay; 0 = none. Jitter alone never reorders.
 * @param distribution the shape of that spread
 * @param loss share of the frames lost at random, 0 to 1
 * @param limitPackets frames that may wait or be in transmission; 0 = no limit in packets
 * @param limitBytes bytes that may wait or be in transmission; 0 = no limit in bytes
 * @param markPackets how many frames that wait or are in transmission make the queue mark the next
 *     packet, if its ends take marks (RFC 3168 §5); 0 = none is marked
 */
public record LinkSettings(
    long rateBitsPerSecond,
    long delayNanos,
    long jitterNanos,
    JitterDistribution distribution,
    double loss,
    int limitPackets,
    long limitBytes,
    int markPackets) {
  /** The delay of a link that does not state one: 1 µs. */
  public static final long DEFAULT_DELAY_NANOS = 1_000;

  /** The queue of a link that does not state one, as {@code txqueuelen} on Linux. */
  public static final int DEFAULT_LIMIT_PACKETS = 1_000;

  /** A link that nothing was said about. */
  public static final LinkSettings DEFAULT =
      new LinkSettings(
          0, DEFAULT_DELAY_NANOS, 0, JitterDistribution.UNIFORM, 0, DEFAULT_LIMIT_PACKETS, 0);

  public LinkSettings {
    if (rateBitsPerSecond < 0) {
      throw new ValueFormatException(rateBitsPerSecond + "bit", "a rate of 0 or more");
    }
    if (delayNanos < 1) {
      throw new ValueFormatException(delayNanos + "ns", "a delay of 1ns or more");
    }
    if (jitterNanos < 0) {
      throw new ValueFormatException(jitterNanos + "ns", "a jitter of 0 or more");
    }
    if (!(loss >= 0 && loss <= 1)) {
      throw new ValueFormatException(String.valueOf(loss), "a loss from 0 to 1");
    }
    if (markPackets < 0) {
      throw new ValueFormatException(String.valueOf(markPackets), "a mark of 0 or more packets");
    }
    if (limitPackets < 0 || limitBytes < 0) {
      throw new ValueFormatException(limitPackets + "/" + limitBytes, "a limit of 0 or more");
    }
  }

  /** A link whose queue marks nothing. */
  public LinkSettings(
      long rateBitsPerSecond,
      long delayNanos,
      long jitterNanos,
      JitterDistribution distribution,
      double loss,
      int limitPackets,
      long limitBytes) {
    this(
        rateBitsPerSecond,
        delayNanos,
        jitterNanos,
        distribution,
        loss,
        limitPackets,
        limitBytes,
        0);
  }

  /**
   * The soonest that a frame can arrive after it left: the delay less its jitter, never below 1 ns.
   * Draws that would fall below are truncated to it, so partitions may run this far ahead of each
   * other.
   */
  public long floorNanos() {
    return Math.max(1, delayNanos - jitterNanos);
  }
}
