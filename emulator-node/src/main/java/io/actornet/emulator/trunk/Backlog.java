package io.actornet.emulator.trunk;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Messages for a node that takes nothing at the moment. Loops in real time must not wait for it, so
 * they leave their messages here, and another thread sends them.
 */
final class Backlog {
  private final TrunkWriter writer;
  private final long mostBytes;
  private final Queue<byte[]> messages = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();
  private final UnsafeBuffer sending = new UnsafeBuffer();

  /**
   * An empty one.
   *
   * @param mostBytes that it may hold
   */
  Backlog(TrunkWriter writer, long mostBytes) {
    this.writer = writer;
    this.mostBytes = mostBytes;
  }

  /**
   * Sends a numbered message or keeps it; those of a thread are sent in order.
   *
   * @return false if there is no room for it
   */
  boolean send(DirectBuffer message, int length) {
    if (count.get() == 0 && writer.offerNumbered(message, length)) {
      return true;
    }
    if (bytes.addAndGet(length) > mostBytes) {
      bytes.addAndGet(-length);
      return false;
    }
    byte[] kept = new byte[length];
    message.getBytes(0, kept);
    count.incrementAndGet();
    messages.add(kept);
    return true;
  }

  /** Sends what can be sent, without waiting, and says how many messages; by one thread only. */
  int drain() {
    int sent = 0;
    byte[] message = messages.peek();
    while (message != null) {
      sending.wrap(message);
      if (!writer.offerNumbered(sending, message.length)) {
        break;
      }
      messages.remove();
      bytes.addAndGet(-message.length);
      count.decrementAndGet();
      sent++;
      message = messages.peek();
    }
    return sent;
  }

  boolean isEmpty() {
    return count.get() == 0;
  }
}
