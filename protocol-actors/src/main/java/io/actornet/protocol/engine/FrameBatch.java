package io.actornet.protocol.engine;

import java.util.Arrays;

/** Frames on their way to another partition, in the order of sending. Reused, never shrunk. */
final class FrameBatch {
  private static final int INITIAL_CAPACITY = 64;

  private FrameSink[] sinks = new FrameSink[INITIAL_CAPACITY];
  private byte[][] frames = new byte[INITIAL_CAPACITY][];
  private long[] arrivals = new long[INITIAL_CAPACITY];
  private int[] epochs = new int[INITIAL_CAPACITY];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  void add(FrameSink sink, long arrivalNanos, byte[] frame, int epoch) {
    ensureCapacity(size + 1);
    sinks[size] = sink;
    arrivals[size] = arrivalNanos;
    frames[size] = frame;
    epochs[size] = epoch;
    size++;
  }

  /** Appends all of {@code other} and empties it. */
  void moveFrom(FrameBatch other) {
    if (other.size == 0) {
      return;
    }
    ensureCapacity(size + other.size);
    System.arraycopy(other.sinks, 0, sinks, size, other.size);
    System.arraycopy(other.frames, 0, frames, size, other.size);
    System.arraycopy(other.arrivals, 0, arrivals, size, other.size);
    System.arraycopy(other.epochs, 0, epochs, size, other.size);
    size += other.size;
    other.clear();
  }

  /** Hands every frame to its sink and empties the batch. */
  void deliver() {
    for (int i = 0; i < size; i++) {
      sinks[i].deliver(arrivals[i], frames[i], epochs[i]);
    }
    clear();
  }

  private void clear() {
    Arrays.fill(sinks, 0, size, null);
    Arrays.fill(frames, 0, size, null);
    size = 0;
  }

  private void ensureCapacity(int needed) {
    if (needed > sinks.length) {
      int capacity = Math.max(needed, sinks.length * 2);
      sinks = Arrays.copyOf(sinks, capacity);
      frames = Arrays.copyOf(frames, capacity);
      arrivals = Arrays.copyOf(arrivals, capacity);
      epochs = Arrays.copyOf(epochs, capacity);
    }
  }
}
