package io.actornet.protocol.link;

/** A growing ring of frames with their arrival times, first in first out. */
final class FrameRing {
  private static final int INITIAL_CAPACITY = 8;

  private byte[][] frames = new byte[INITIAL_CAPACITY][];
  private long[] arrivals = new long[INITIAL_CAPACITY];
  private int head;
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  void add(long arrivalNanos, byte[] frame) {
    if (size == frames.length) {
      grow();
    }
    int at = (head + size) & (frames.length - 1);
    frames[at] = frame;
    arrivals[at] = arrivalNanos;
    size++;
  }

  /** Arrival time of the first frame. */
  long arrival() {
    return arrivals[head];
  }

  /** Removes the first frame. */
  byte[] take() {
    byte[] frame = frames[head];
    frames[head] = null;
    head = (head + 1) & (frames.length - 1);
    size--;
    return frame;
  }

  private void grow() {
    int capacity = frames.length;
    byte[][] largerFrames = new byte[capacity * 2][];
    long[] largerArrivals = new long[capacity * 2];
    int straight = capacity - head;
    System.arraycopy(frames, head, largerFrames, 0, straight);
    System.arraycopy(frames, 0, largerFrames, straight, head);
    System.arraycopy(arrivals, head, largerArrivals, 0, straight);
    System.arraycopy(arrivals, 0, largerArrivals, straight, head);
    frames = largerFrames;
    arrivals = largerArrivals;
    head = 0;
  }
}
