package io.actornet.protocol.tcp;

import java.util.Arrays;

/**
 * Data that arrived out of order, by reference to its frames, in the order of its sequence numbers
 * and without overlaps; and which of it to report first in a selective acknowledgment.
 */
final class ReassemblyQueue {
  private static final int INITIAL_SEGMENTS = 8;

  /** As many blocks as fit in an option (RFC 2018 §3). */
  private static final int REPORTED_BLOCKS = 4;

  private int[] starts = new int[INITIAL_SEGMENTS];
  private int[] ends = new int[INITIAL_SEGMENTS];
  private byte[][] frames = new byte[INITIAL_SEGMENTS][];
  private int[] offsets = new int[INITIAL_SEGMENTS];
  private int head;
  private int tail;

  private final SeqRanges ranges = new SeqRanges();

  /** Edges of the blocks to report, the most recent first (RFC 2018 §4). */
  private final int[] blocks = new int[2 * REPORTED_BLOCKS];

  private int blockCount;

  ReassemblyQueue() {}

  boolean isEmpty() {
    return head == tail;
  }

  /** How many segments are kept. */
  int size() {
    return tail - head;
  }

  /** The first sequence number kept. */
  int firstStart() {
    return starts[head];
  }

  int firstEnd() {
    return ends[head];
  }

  byte[] firstFrame() {
    return frames[head];
  }

  /** Where in its frame the first data kept begins. */
  int firstOffset() {
    return offsets[head];
  }

  void removeFirst() {
    frames[head++] = null;
  }

  /** Keeps what is new in {@code [start, end)}, whose first byte is at an offset in a frame. */
  void add(int start, int end, byte[] frame, int offset) {
    int index = size();
    while (index > 0 && Seq.greaterThan(ends[head + index - 1], start)) {
      index--;
    }
    int from = start;
    while (Seq.lessThan(from, end)) {
      int to = index < size() ? Seq.min(end, starts[head + index]) : end;
      if (Seq.lessThan(from, to)) {
        insert(index++, from, to, frame, offset + (from - start));
      }
      from = index < size() ? Seq.max(to, ends[head + index++]) : end;
    }
    int range = ranges.add(start, end);
    report(ranges.left(range), ranges.right(range));
  }

  /** Where the first data of {@code [start, end)} that is kept already begins; end if none is. */
  int duplicateLeft(int start, int end) {
    int piece = firstEndingAfter(start);
    return piece == tail || Seq.greaterOrEqual(starts[piece], end)
        ? end
        : Seq.max(starts[piece], start);
  }

  /** Where data that is kept from {@code left} on ends, {@code end} at most. */
  int duplicateRight(int left, int end) {
    int right = left;
    int piece = firstEndingAfter(left);
    while (piece < tail && Seq.lessOrEqual(starts[piece], right) && Seq.lessThan(right, end)) {
      right = ends[piece++];
    }
    return Seq.min(right, end);
  }

  private int firstEndingAfter(int sequence) {
    int low = head;
    int high = tail;
    while (low < high) {
      int middle = low + high >>> 1;
      if (Seq.greaterThan(ends[middle], sequence)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private void insert(int index, int start, int end, byte[] frame, int offset) {
    if (tail == starts.length) {
      makeRoom();
    }
    int position = head + index;
    int moved = tail - position;
    System.arraycopy(starts, position, starts, position + 1, moved);
    System.arraycopy(ends, position, ends, position + 1, moved);
    System.arraycopy(frames, position, frames, position + 1, moved);
    System.arraycopy(offsets, position, offsets, position + 1, moved);
    starts[position] = start;
    ends[position] = end;
    frames[position] = frame;
    offsets[position] = offset;
    tail++;
  }

  /** Moves everything to the front, of larger arrays unless half is free. */
  private void makeRoom() {
    int size = tail - head;
    int capacity = size > starts.length / 2 ? 2 * starts.length : starts.length;
    starts = moved(starts, capacity);
    ends = moved(ends, capacity);
    offsets = moved(offsets, capacity);
    byte[][] oldFrames = frames;
    frames = new byte[capacity][];
    System.arraycopy(oldFrames, head, frames, 0, size);
    head = 0;
    tail = size;
  }

  private int[] moved(int[] from, int capacity) {
    return Arrays.copyOf(Arrays.copyOfRange(from, head, tail), capacity);
  }

  /** Puts a block in front of those to report, in place of those it contains. */
  private void report(int left, int right) {
    int kept = 0;
    for (int i = 0; i < blockCount; i++) {
      boolean contained =
          Seq.greaterOrEqual(blocks[2 * i], left) && Seq.lessOrEqual(blocks[2 * i + 1], right);
      kept = contained ? kept : keep(i, kept);
    }
    kept = Math.min(kept, REPORTED_BLOCKS - 1);
    System.arraycopy(blocks, 0, blocks, 2, 2 * kept);
    blocks[0] = left;
    blocks[1] = right;
    blockCount = kept + 1;
  }

  /** RCV.NXT has moved: nothing before it needs reporting. */
  void advance(int rcvNxt) {
    ranges.removeBelow(rcvNxt);
    int kept = 0;
    for (int i = 0; i < blockCount; i++) {
      kept = Seq.greaterThan(blocks[2 * i + 1], rcvNxt) ? keep(i, kept) : kept;
    }
    blockCount = kept;
  }

  /** Moves a block forward behind those kept so far; returns how many there are now. */
  private int keep(int block, int kept) {
    blocks[2 * kept] = blocks[2 * block];
    blocks[2 * kept + 1] = blocks[2 * block + 1];
    return kept + 1;
  }

  /** How many blocks a selective acknowledgment has, 0 to 4. */
  int blockCount() {
    return blockCount;
  }

  int blockLeft(int block) {
    return blocks[2 * block];
  }

  int blockRight(int block) {
    return blocks[2 * block + 1];
  }
}
