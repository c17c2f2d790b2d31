package io.actornet.protocol.tcp;

import java.util.Arrays;

/**
 * The data between SND.UNA and what the user has written last, as references to the user's chunks.
 * Holds no memory while empty.
 */
final class SendBuffer {
  private static final int INITIAL_CHUNKS = 4;

  private byte[][] chunks;

  /** Where in its array a chunk's bytes begin. */
  private int[] offsets;

  /** The sequence number of a chunk's first byte. */
  private int[] starts;

  private int head;
  private int count;

  /**
   * The chunk that the last copy ended in, from {@link #head}: the next one mostly goes on there.
   */
  private int recent;

  private int start;
  private int end;

  /** Makes an empty buffer whose first byte will have the sequence number {@code seq}. */
  SendBuffer(int seq) {
    start = seq;
    end = seq;
  }

  /** The sequence number after the last byte written. */
  int end() {
    return end;
  }

  /** Bytes held. */
  int size() {
    return end - start;
  }

  void append(byte[] chunk, int offset, int length) {
    if (chunks == null) {
      chunks = new byte[INITIAL_CHUNKS][];
      offsets = new int[INITIAL_CHUNKS];
      starts = new int[INITIAL_CHUNKS];
    } else if (count == chunks.length) {
      grow();
    }
    int slot = slot(count);
    chunks[slot] = chunk;
    offsets[slot] = offset;
    starts[slot] = end;
    count++;
    end += length;
  }

  private void grow() {
    int capacity = chunks.length;
    byte[][] oldChunks = chunks;
    int[] oldOffsets = offsets;
    int[] oldStarts = starts;
    chunks = Arrays.copyOf(chunks, 2 * capacity);
    offsets = new int[2 * capacity];
    starts = new int[2 * capacity];
    for (int i = 0; i < count; i++) {
      int from = head + i & capacity - 1;
      chunks[i] = oldChunks[from];
      offsets[i] = oldOffsets[from];
      starts[i] = oldStarts[from];
    }
    head = 0;
  }

  private int slot(int index) {
    return head + index & chunks.length - 1;
  }

  private int chunkEnd(int index) {
    return index == count - 1 ? end : starts[slot(index + 1)];
  }

  /** Lets go of everything before {@code seq}, which is at most {@link #end}. */
  void release(int seq) {
    while (count > 0 && Seq.lessOrEqual(chunkEnd(0), seq)) {
      chunks[head] = null;
      head = slot(1);
      count--;
      recent = Math.max(0, recent - 1);
    }
    start = seq;
    if (count == 0) {
      clear();
    }
  }

  /** Lets go of everything. */
  void clear() {
    chunks = null;
    offsets = null;
    starts = null;
    head = 0;
    count = 0;
    recent = 0;
    start = end;
  }

  /** Copies {@code [seq, seq + length)}, which must be held. */
  void copy(int seq, byte[] target, int targetOffset, int length) {
    int index = find(seq);
    int from = seq;
    int to = targetOffset;
    int left = length;
    while (left > 0) {
      int slot = slot(index);
      int part = Math.min(left, chunkEnd(index) - from);
      System.arraycopy(chunks[slot], offsets[slot] + (from - starts[slot]), target, to, part);
      from += part;
      to += part;
      left -= part;
      recent = index++;
    }
  }

  private int find(int seq) {
    for (int index = recent; index < Math.min(recent + 2, count); index++) {
      if (Seq.inRange(starts[slot(index)], seq, chunkEnd(index))) {
        return index;
      }
    }
    int low = 0;
    int high = count - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Seq.lessOrEqual(chunkEnd(middle), seq)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
