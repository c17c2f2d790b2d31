package io.actornet.topology.generator;

/**
 * Random draws that are the same for a seed on every machine and in every version of Java
 * (SplitMix64: Steele, Lea and Flood, OOPSLA 2014).
 */
final class Draws {
  private static final long GOLDEN_GAMMA = 0x9e37_79b9_7f4a_7c15L;
  private static final double UNIT = 0x1p-53;

  private long state;

  Draws(long seed) {
    state = seed;
  }

  /** A number from 0 to 1, without 1. */
  double fraction() {
    return (next() >>> 11) * UNIT;
  }

  /** A whole number from 0 to {@code bound}, without the bound. */
  int below(int bound) {
    return (int) (fraction() * bound);
  }

  private long next() {
    state += GOLDEN_GAMMA;
    long mixed = (state ^ state >>> 30) * 0xbf58_476d_1ce4_e5b9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94d0_49bb_1331_11ebL;
    return mixed ^ mixed >>> 31;
  }
}
