package io.actornet.protocol.app.flows;

import io.actornet.protocol.engine.RandomStream;

/**
 * A random order of the numbers from 0 to n − 1 that needs no memory for them: a Feistel network
 * over the next larger power of four, walked until it comes back into the range. Every host finds
 * its own place in the same order.
 */
final class RandomOrder {
  private static final int ROUNDS = 4;

  private final int size;
  private final int halfBits;
  private final long[] keys = new long[ROUNDS];

  /**
   * An order.
   *
   * @param draws equal for all who mean the same order
   */
  RandomOrder(int size, RandomStream draws) {
    this.size = size;
    halfBits = Math.max(1, (Integer.SIZE - Integer.numberOfLeadingZeros(size - 1) + 1) / 2);
    for (int i = 0; i < ROUNDS; i++) {
      keys[i] = draws.nextLong();
    }
  }

  /** The number at a place. */
  int at(int place) {
    long number = place;
    do {
      for (int round = 0; round < ROUNDS; round++) {
        number = step(number, keys[round]);
      }
    } while (number >= size);
    return (int) number;
  }

  /** The place of a number. */
  int placeOf(int number) {
    long place = number;
    do {
      for (int round = ROUNDS - 1; round >= 0; round--) {
        place = stepBack(place, keys[round]);
      }
    } while (place >= size);
    return (int) place;
  }

  private long step(long number, long key) {
    long left = number >>> halfBits;
    long right = number & mask();
    return right << halfBits | left ^ round(right, key);
  }

  private long stepBack(long number, long key) {
    long right = number >>> halfBits;
    long left = number & mask() ^ round(right, key);
    return left << halfBits | right;
  }

  private long round(long half, long key) {
    long mixed = (half + 1) * 0x9e37_79b9_7f4a_7c15L ^ key;
    mixed = (mixed ^ mixed >>> 31) * 0xbf58_476d_1ce4_e5b9L;
    return (mixed ^ mixed >>> 29) & mask();
  }

  private long mask() {
    return (1L << halfBits) - 1;
  }
}
