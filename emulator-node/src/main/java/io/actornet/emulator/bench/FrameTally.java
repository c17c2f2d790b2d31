package io.actornet.emulator.bench;

/** Counts frames and hashes what is known of each, in order, at both ends of a trunk. */
final class FrameTally {
  private static final long MIX = 31;

  private long frames;
  private long hash;

  void add(int direction, long arrivalNanos, int length) {
    frames++;
    hash = ((hash * MIX + direction) * MIX + arrivalNanos) * MIX + length;
  }

  long frames() {
    return frames;
  }

  long hash() {
    return hash;
  }

  void clear() {
    frames = 0;
    hash = 0;
  }
}
