package io.actornet.protocol.device;

import java.util.ArrayDeque;

/** What an application has sent beyond the room in a connection's send buffer, in order. */
final class UnsentQueue {
  /** How many bytes may wait; an application that does not wait for room loses its connection. */
  static final long LIMIT_BYTES = 64L << 20;

  private final ArrayDeque<byte[]> chunks = new ArrayDeque<>(2);

  /** How much of the first chunk has gone. */
  private int firstFrom;

  private long bytes;

  /** Takes what a connection wants: how many of {@code chunk[from, length)}. */
  interface Taker {
    int take(byte[] chunk, int from, int length);
  }

  boolean isEmpty() {
    return chunks.isEmpty();
  }

  /** Appends a chunk, of which {@code from} bytes have gone; false if there is too much. */
  boolean add(byte[] chunk, int from) {
    if (chunks.isEmpty()) {
      firstFrom = from;
    }
    chunks.add(chunk);
    bytes += chunk.length - from;
    return bytes <= LIMIT_BYTES;
  }

  /** Offers all that waits until the taker has enough; returns how much it took. */
  int offer(Taker taker) {
    int total = 0;
    while (!chunks.isEmpty()) {
      byte[] chunk = chunks.peek();
      int left = chunk.length - firstFrom;
      int taken = taker.take(chunk, firstFrom, left);
      total += taken;
      bytes -= taken;
      firstFrom += taken;
      if (taken < left) {
        break;
      }
      chunks.remove();
      firstFrom = 0;
    }
    return total;
  }
}
