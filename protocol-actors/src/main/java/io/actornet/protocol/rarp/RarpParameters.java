package io.actornet.protocol.rarp;

/**
 * How patiently a {@link RarpClient} asks. RFC 903 leaves it open; the wait doubles from one
 * request to the next, so that a hall of diskless hosts does not drown its server after a power
 * cut.
 *
 * @param firstWaitNanos from the first request to the second, > 0
 * @param longestWaitNanos where doubling ends, >= firstWaitNanos
 * @param requests how many are sent before giving up, >= 1
 */
public record RarpParameters(long firstWaitNanos, long longestWaitNanos, int requests) {
  private static final long SECOND = 1_000_000_000L;

  /** 1 s doubling to 16 s, eight requests: 79 s in all. */
  public static final RarpParameters DEFAULTS = new RarpParameters(SECOND, 16 * SECOND, 8);

  public RarpParameters {
    if (firstWaitNanos <= 0 || longestWaitNanos < firstWaitNanos || requests < 1) {
      throw new IllegalArgumentException(
          "RARP waits of %d to %d ns, %d requests: expected 0 < first <= longest, 1 or more requests"
              .formatted(firstWaitNanos, longestWaitNanos, requests));
    }
  }
}
