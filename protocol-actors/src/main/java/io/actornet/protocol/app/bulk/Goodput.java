package io.actornet.protocol.app.bulk;

/** What arrived for the application, by the time that it took. */
final class Goodput {
  private static final double BITS_AND_NANOS = 8e9;

  private Goodput() {}

  /** Bits per second; 0 for no time at all. */
  static long bitsPerSecond(long bytes, long nanos) {
    return nanos == 0 ? 0 : (long) (bytes * BITS_AND_NANOS / nanos);
  }
}
