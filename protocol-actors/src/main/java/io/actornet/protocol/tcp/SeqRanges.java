package io.actornet.protocol.tcp;

import java.util.Arrays;

/**
 * A set of sequence numbers as ranges that neither overlap nor touch, in ascending order.
 *
 * <p>The receiver keeps in it what has arrived out of order, the sender what has been selectively
 * acknowledged. All members lie within half the sequence space of each other. Looking a number up
 * takes O(log ranges); the number of ranges is that of the holes between them, not that of
 * segments.
 */
final class SeqRanges {
  private static final int INITIAL_RANGES = 4;

  /** Left and right edges in turn, from {@code 2 * head}; null while nothing was ever added. */
  private int[] edges;

  private int head;
  private int size;

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The first number of range {@code i}. */
  int left(int i) {
    return edges[2 * (head + i)];
  }

  /** The number after the last of range {@code i}. */
  int right(int i) {
    return edges[2 * (head + i) + 1];
  }

  /** The index of the first range whose right edge is at or after {@code seq}, or the size. */
  int firstEndingAtOrAfter(int seq) {
    int low = 0;
    int high = size;
    if (size > 0 && Seq.lessThan(right(size - 1), seq)) {
      return size;
    }
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Seq.lessThan(right(middle), seq)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * Adds {@code [from, to)}, which must not be empty.
   *
   * @return the index of the range that holds it now
   */
  int add(int from, int to) {
    int first = firstEndingAtOrAfter(from);
    int after = first;
    int left = from;
    int right = to;
    while (after < size && Seq.lessOrEqual(left(after), to)) {
      left = Seq.min(left, left(after));
      right = Seq.max(right, right(after));
      after++;
    }
    resize(first, after - first);
    edges[2 * (head + first)] = left;
    edges[2 * (head + first) + 1] = right;
    return first;
  }

  /** Makes the {@code replaced} ranges from {@code first} on into one, whose edges are not set. */
  private void resize(int first, int replaced) {
    if (replaced == 0) {
      makeRoom();
    }
    int from = 2 * (head + first + replaced);
    int tail = 2 * (head + size);
    if (tail > from) {
      System.arraycopy(edges, from, edges, 2 * (head + first + 1), tail - from);
    }
    size += 1 - replaced;
  }

  private void makeRoom() {
    if (edges == null) {
      edges = new int[2 * INITIAL_RANGES];
    } else if (2 * (head + size) == edges.length) {
      if (head > size) {
        System.arraycopy(edges, 2 * head, edges, 0, 2 * size);
      } else {
        int[] larger = new int[4 * Math.max(size, INITIAL_RANGES)];
        System.arraycopy(edges, 2 * head, larger, 0, 2 * size);
        edges = larger;
      }
      head = 0;
    }
  }

  /** Removes every number before {@code seq}. */
  void removeBelow(int seq) {
    while (size > 0 && Seq.lessOrEqual(right(0), seq)) {
      head++;
      size--;
    }
    if (size == 0) {
      head = 0;
    } else if (Seq.lessThan(left(0), seq)) {
      edges[2 * head] = seq;
    }
  }

  /** Removes everything and lets go of the memory. */
  void clear() {
    edges = null;
    head = 0;
    size = 0;
  }

  @Override
  public String toString() {
    return edges == null
        ? "[]"
        : Arrays.toString(Arrays.copyOfRange(edges, 2 * head, 2 * (head + size)));
  }
}
