package io.actornet.protocol.tcp;

/**
 * Segments in the order of their sequence numbers, in a ring: where each begins, when it was sent
 * last, and marks. Holds no memory while it is empty.
 *
 * <p>Segments touch: one ends where the next begins, the last at an end that the caller knows.
 */
final class SegmentRing {
  private static final int INITIAL_SEGMENTS = 8;

  private int[] starts;
  private long[] sentAt;
  private byte[] marks;
  private int head;
  private int count;

  /** The sequence number after the last segment's last. */
  private int end;

  SegmentRing(int end) {
    this.end = end;
  }

  int size() {
    return count;
  }

  /** The sequence number after the last segment's last. */
  int end() {
    return end;
  }

  private int slot(int index) {
    return head + index & starts.length - 1;
  }

  /** The first sequence number of a segment, counted from the head. */
  int start(int index) {
    return starts[slot(index)];
  }

  /** The sequence number after a segment's last. */
  int end(int index) {
    return index == count - 1 ? end : starts[slot(index + 1)];
  }

  int length(int index) {
    return end(index) - start(index);
  }

  /** When a segment was sent last. */
  long sentAt(int index) {
    return sentAt[slot(index)];
  }

  void sentAt(int index, long nowNanos) {
    sentAt[slot(index)] = nowNanos;
  }

  int marks(int index) {
    return marks[slot(index)];
  }

  void marks(int index, int value) {
    marks[slot(index)] = (byte) value;
  }

  /** Adds a segment without marks behind all others. */
  void append(int length, long nowNanos) {
    insertSlot(count);
    int slot = slot(count - 1);
    starts[slot] = end;
    sentAt[slot] = nowNanos;
    marks[slot] = 0;
    end += length;
  }

  /** Makes the last segment longer. */
  void extendLast(int bytes) {
    end += bytes;
  }

  /** Makes the first segment begin later. */
  void trimFirst(int start) {
    starts[head] = start;
  }

  void removeFirst() {
    head = slot(1);
    count--;
  }

  /** Divides a segment in two, the first of {@code length}, with the same marks. */
  void split(int index, int length) {
    insertSlot(index + 1);
    int first = slot(index);
    int second = slot(index + 1);
    starts[second] = starts[first] + length;
    sentAt[second] = sentAt[first];
    marks[second] = marks[first];
  }

  /** Makes room for one more segment at an index, moving those behind it. */
  private void insertSlot(int index) {
    if (starts == null) {
      resize(INITIAL_SEGMENTS);
    } else if (count == starts.length) {
      resize(2 * count);
    }
    count++;
    for (int i = count - 1; i > index; i--) {
      int to = slot(i);
      int from = slot(i - 1);
      starts[to] = starts[from];
      sentAt[to] = sentAt[from];
      marks[to] = marks[from];
    }
  }

  private void resize(int capacity) {
    int[] newStarts = new int[capacity];
    long[] newSentAt = new long[capacity];
    byte[] newMarks = new byte[capacity];
    for (int i = 0; i < count; i++) {
      int slot = slot(i);
      newStarts[i] = starts[slot];
      newSentAt[i] = sentAt[slot];
      newMarks[i] = marks[slot];
    }
    starts = newStarts;
    sentAt = newSentAt;
    marks = newMarks;
    head = 0;
  }

  /** The index of the segment that holds {@code seq}, which is in flight. */
  int find(int seq) {
    int low = 0;
    int high = count - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Seq.lessOrEqual(end(middle), seq)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Lets go of the memory of an empty ring. */
  void clear() {
    starts = null;
    sentAt = null;
    marks = null;
    head = 0;
  }
}
