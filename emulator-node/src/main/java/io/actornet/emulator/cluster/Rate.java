package io.actornet.emulator.cluster;

import java.time.Duration;

/** How fast a counter grows, in counts a second, measured over a second or more. */
final class Rate {
  private static final long SPAN = Duration.ofSeconds(1).toNanos();

  private long counted;
  private long since;
  private double rate;

  /** The rate when so many have been counted at a time. */
  double at(long total, long now) {
    if (since == 0 || total < counted) {
      counted = total;
      since = now;
      rate = 0;
    } else if (now - since >= SPAN) {
      rate = (total - counted) * 1e9 / (now - since);
      counted = total;
      since = now;
    }
    return rate;
  }
}
