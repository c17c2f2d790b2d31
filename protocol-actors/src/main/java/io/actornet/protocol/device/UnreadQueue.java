package io.actornet.protocol.device;

import java.util.ArrayDeque;

/**
 * What has arrived and an application has not asked for yet, in order; bounded by the receive
 * window, which it keeps from opening.
 */
final class UnreadQueue {
  private record Chunk(byte[] array, int offset, int length) {}

  private final ArrayDeque<Chunk> chunks = new ArrayDeque<>(2);
  private int bytes;
  private long asked;

  /** Takes a piece of what has arrived. */
  interface Reader {
    void read(byte[] array, int offset, int length);
  }

  boolean isEmpty() {
    return chunks.isEmpty();
  }

  /** How many bytes wait. */
  int bytes() {
    return bytes;
  }

  void add(byte[] array, int offset, int length) {
    bytes += length;
    chunks.add(new Chunk(array, offset, length));
  }

  /** The application asks for so many bytes more. */
  void ask(int bytes) {
    asked += Math.max(0, bytes);
  }

  /** Hands over what was asked for and is there. */
  void deliver(Reader reader) {
    while (asked > 0 && !chunks.isEmpty()) {
      Chunk chunk = chunks.remove();
      int length = (int) Math.min(asked, chunk.length);
      if (length < chunk.length) {
        chunks.addFirst(new Chunk(chunk.array, chunk.offset + length, chunk.length - length));
      }
      asked -= length;
      bytes -= length;
      reader.read(chunk.array, chunk.offset, length);
    }
  }
}
