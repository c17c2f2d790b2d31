package io.actornet.protocol.tcp;

/**
 * When a connection on which nothing arrives is probed, and given up (RFC 9293 §3.8.4).
 *
 * @param enabled whether it is probed; the application asks for it (MUST-24, MUST-25)
 * @param idleNanos silence before the first probe (MUST-26, MUST-27), by default two hours
 *     (MUST-28)
 * @param intervalNanos time between probes
 * @param probes how many stay unanswered before the connection is given up (MUST-29)
 * @param garbageByte whether a probe carries a byte that was acknowledged before, for peers that
 *     answer nothing else (MAY-6)
 */
public record KeepAlive(
    boolean enabled, long idleNanos, long intervalNanos, int probes, boolean garbageByte) {
  private static final long SECOND = 1_000_000_000;

  /** Off; two hours when it is turned on, then nine probes 75 s apart. */
  public static final KeepAlive OFF = new KeepAlive(false, 7_200 * SECOND, 75 * SECOND, 9, false);

  /** Checks the ranges. */
  public KeepAlive {
    if (idleNanos < 1 || intervalNanos < 1 || probes < 1) {
      throw new IllegalArgumentException(
          "keep-alive is " + idleNanos + ", " + intervalNanos + ", " + probes + ", expected > 0");
    }
  }

  /** The same, but after another silence. */
  public KeepAlive withIdle(long nanos) {
    return new KeepAlive(enabled, nanos, intervalNanos, probes, garbageByte);
  }

  /** The same, but with other probes. */
  public KeepAlive withProbes(long betweenNanos, int count) {
    return new KeepAlive(enabled, idleNanos, betweenNanos, count, garbageByte);
  }

  /** The same, on or off. */
  public KeepAlive enabled(boolean on) {
    return new KeepAlive(on, idleNanos, intervalNanos, probes, garbageByte);
  }
}
