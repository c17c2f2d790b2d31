package io.actornet.protocol.icmp;

/**
 * Bounds how many ICMP errors a device sends (RFC 1812 §4.3.2.8) by a token bucket.
 *
 * <p>The bucket is kept as the one time at which it will be full again, which is the same thing
 * without rounding: a token comes every interval, and the bucket holds {@code burst} of them.
 */
public final class IcmpRateLimiter {
  private static final long SECOND = 1_000_000_000L;

  private final long intervalNanos;
  private final long burstNanos;
  private long fullAt = Long.MIN_VALUE;

  /**
   * A full bucket.
   *
   * @param perSecond how many errors a second in the long run, 1 to 1,000,000,000
   * @param burst how many at once after a quiet time, 1 or more
   */
  public IcmpRateLimiter(int perSecond, int burst) {
    if (perSecond < 1 || perSecond > SECOND || burst < 1) {
      throw new IllegalArgumentException(
          "%d a second in bursts of %d: expected 1 or more of each".formatted(perSecond, burst));
    }
    intervalNanos = SECOND / perSecond;
    burstNanos = intervalNanos * burst;
  }

  /** The defaults of Linux (ip-sysctl): icmp_msgs_per_sec 1000, icmp_msgs_burst 50. */
  public static IcmpRateLimiter withDefaults() {
    return new IcmpRateLimiter(1000, 50);
  }

  /**
   * Takes a token if there is one.
   *
   * @param now nanoseconds, never less than at the last call
   * @return whether an error may be sent now
   */
  public boolean tryAcquire(long now) {
    long next = Math.max(fullAt, now) + intervalNanos;
    if (next - now > burstNanos) {
      return false;
    }
    fullAt = next;
    return true;
  }
}
