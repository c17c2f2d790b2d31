package io.actornet.emulator.cluster;

import java.time.Duration;

/** Frames a second, measured over a second or more. */
final class FrameRate {
  private static final long SPAN = Duration.ofSeconds(1).toNanos();

  private long frames;
  private long since;
  private double rate;

  /** The rate when so many have been handled at a time. */
  double at(long total, long now) {
    if (since == 0 || total < frames) {
      frames = total;
      since = now;
      rate = 0;
    } else if (now - since >= SPAN) {
      rate = (total - frames) * 1e9 / (now - since);
      frames = total;
      since = now;
    }
    return rate;
  }
}
