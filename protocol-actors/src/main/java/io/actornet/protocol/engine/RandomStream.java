package io.actornet.protocol.engine;

/**
 * Random numbers that depend on (seed, owner, purpose, n) alone: the n-th draw is a hash.
 *
 * <p>Nothing that another device or another purpose draws changes them, so taking one fault out of
 * an experiment leaves every other draw as it was.
 */
public final class RandomStream {
  private static final double UNIT = 0x1.0p-53;

  private final long key;
  private long drawn;

  /**
   * A stream of its own.
   *
   * @param seed the run's seed
   * @param owner name of the device or link direction that draws
   * @param purpose what for, such as {@code loss}
   */
  public RandomStream(long seed, String owner, String purpose) {
    key = Hash.fold(Hash.fold(Hash.spread(seed ^ 0x9e3779b97f4a7c15L), owner), purpose);
  }

  /** The next draw: 64 random bits. */
  public long nextLong() {
    return Hash.spread(key + ++drawn * 0x9e3779b97f4a7c15L);
  }

  /** The next draw from 0 inclusive to 1 exclusive. */
  public double nextDouble() {
    return (nextLong() >>> 11) * UNIT;
  }

  /** The next draw from 0 inclusive to {@code bound} exclusive; {@code bound} is 1 or more. */
  public int nextInt(int bound) {
    return (int) Math.unsignedMultiplyHigh(nextLong(), bound);
  }
}
