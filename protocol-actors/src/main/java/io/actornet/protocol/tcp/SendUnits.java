package io.actornet.protocol.tcp;

import java.util.Arrays;

/**
 * How Linux divides what a user has written into units, each sent and kept as one as long as it can
 * be, and what memory it counts for them: a send buffer is full by that, not by its data.
 *
 * <p>A unit goes on with the next write unless it has been sent, is as large as one may be, or was
 * written as the end of a record. What is sent of a unit becomes one of its own.
 */
final class SendUnits {
  /** What is counted for a unit beside its data. */
  private static final int OVERHEAD_BYTES = 1_280;

  /** What is counted for a segment when the buffer grows with the congestion window. */
  private static final int HEADERS_BYTES = 640;

  private static final int SEGMENT_OVERHEAD_BYTES = 256;
  private static final int LEAST_SEGMENTS = 10;
  private static final int LARGEST_UNIT_BYTES = 65_215;
  private static final int INITIAL_UNITS = 4;

  /** Nothing goes on the unit any more. */
  private static final byte CLOSED = 1;

  /** Its last segment has the flag PSH. */
  private static final byte PUSHED = 2;

  private int[] ends = new int[INITIAL_UNITS];
  private byte[] marks = new byte[INITIAL_UNITS];
  private int head;
  private int count;

  /** Where the first unit begins: SND.UNA, but for what is acknowledged of SYN and FIN. */
  private int start;

  SendUnits(int start) {
    this.start = start;
  }

  /** Bytes counted for all of them. */
  int countedBytes() {
    return count == 0 ? 0 : end() - start + count * OVERHEAD_BYTES;
  }

  private int slot(int index) {
    return head + index & ends.length - 1;
  }

  /** The sequence number behind all of them. */
  private int end() {
    return count == 0 ? start : ends[slot(count - 1)];
  }

  /** How large a unit may be: half of the peer's largest window, in whole segments. */
  static int largestBytes(int segmentSize, int largestWindow) {
    if (segmentSize == 0) {
      return LARGEST_UNIT_BYTES;
    }
    int most = Math.min(LARGEST_UNIT_BYTES, Math.max(largestWindow / 2, segmentSize));
    return Math.max(segmentSize, most - most % segmentSize);
  }

  /** How large a buffer has to be for a congestion window to be used. */
  static int bufferBytes(int segmentSize, int congestionWindow, int reordering) {
    int data = segmentSize + HEADERS_BYTES;
    int each = Integer.highestOneBit(Math.max(1, data - 1)) * 2 + SEGMENT_OVERHEAD_BYTES;
    int segments = Math.max(congestionWindow / Math.max(1, segmentSize), reordering + 1);
    return (int) Math.min(2L * each * Math.max(LEAST_SEGMENTS, segments), Integer.MAX_VALUE / 2);
  }

  /**
   * How many bytes may be added to the last unit.
   *
   * @param sent SND.NXT: what has been sent does not go on
   */
  int room(int sent, int largest) {
    if (count == 0 || (marks[slot(count - 1)] & CLOSED) != 0 || Seq.lessOrEqual(end(), sent)) {
      return 0;
    }
    return Math.max(0, largest - (end() - startOf(count - 1)));
  }

  private int startOf(int index) {
    return index == 0 ? start : ends[slot(index - 1)];
  }

  /** Begins another unit with so many bytes. */
  void begin(int bytes) {
    int end = end() + bytes;
    if (count == ends.length) {
      grow();
    }
    ends[slot(count)] = end;
    marks[slot(count)] = 0;
    count++;
  }

  /** So many bytes go on the last unit. */
  void extend(int bytes) {
    ends[slot(count - 1)] += bytes;
  }

  /** Nothing is to go on the last unit: a record ends there. */
  void close() {
    if (count > 0) {
      marks[slot(count - 1)] |= CLOSED;
    }
  }

  /** What is in the last unit is not to wait for more. */
  void push() {
    if (count > 0) {
      marks[slot(count - 1)] |= PUSHED;
    }
  }

  /** Whether a unit ends here that is not to wait for more. */
  boolean isPushedAt(int end) {
    for (int i = 0; i < count; i++) {
      if (ends[slot(i)] == end) {
        return (marks[slot(i)] & PUSHED) != 0;
      }
    }
    return false;
  }

  /** Where the unit ends that begins, or goes on, with what is sent next. */
  int endOfUnit(int sequence) {
    for (int i = 0; i < count; i++) {
      if (Seq.greaterThan(ends[slot(i)], sequence)) {
        return ends[slot(i)];
      }
    }
    return end();
  }

  /** Whether a unit is the last one. */
  boolean isLast(int endOfUnit) {
    return endOfUnit == end();
  }

  /** What has been sent up to here becomes a unit of its own. */
  void divide(int sequence) {
    for (int i = count - 1; i >= 0 && Seq.greaterThan(ends[slot(i)], sequence); i--) {
      if (Seq.lessThan(startOf(i), sequence)) {
        insert(i, sequence);
      }
    }
  }

  private void insert(int index, int end) {
    if (count == ends.length) {
      grow();
    }
    for (int i = count; i > index; i--) {
      ends[slot(i)] = ends[slot(i - 1)];
      marks[slot(i)] = marks[slot(i - 1)];
    }
    ends[slot(index)] = end;
    marks[slot(index)] = CLOSED;
    count++;
  }

  private void grow() {
    int capacity = ends.length;
    int[] newEnds = new int[2 * capacity];
    byte[] newMarks = new byte[2 * capacity];
    for (int i = 0; i < count; i++) {
      newEnds[i] = ends[slot(i)];
      newMarks[i] = marks[slot(i)];
    }
    ends = newEnds;
    marks = newMarks;
    head = 0;
  }

  /** Everything before {@code ack} is acknowledged. */
  void acknowledge(int ack) {
    while (count > 0 && Seq.lessOrEqual(ends[head], ack)) {
      start = ends[head];
      head = slot(1);
      count--;
    }
    if (count > 0) {
      start = Seq.max(start, ack);
    } else if (ends.length > INITIAL_UNITS) {
      ends = Arrays.copyOf(ends, INITIAL_UNITS);
      marks = Arrays.copyOf(marks, INITIAL_UNITS);
      head = 0;
    }
  }
}
