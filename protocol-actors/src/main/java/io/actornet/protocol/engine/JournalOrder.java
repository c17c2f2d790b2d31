package io.actornet.protocol.engine;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Hands journal entries on in the order of time, though devices run ahead of each other: what is
 * ahead waits here, and that is no more than happens within the floor of a link.
 */
final class JournalOrder {
  private final JournalSink sink;
  private final PriorityQueue<JournalEntry> ahead =
      new PriorityQueue<>(
          Comparator.comparingLong(JournalEntry::timeNanos)
              .thenComparingLong(JournalEntry::sequence));

  JournalOrder(JournalSink sink) {
    this.sink = sink;
  }

  /**
   * Takes an entry.
   *
   * @param past time before which every device has come to
   */
  void record(JournalEntry entry, long past) {
    if (entry.timeNanos() <= past && ahead.isEmpty()) {
      sink.record(entry);
    } else {
      ahead.add(entry);
    }
  }

  /** Hands on what is from before a time that every device has come to. */
  void release(long past) {
    while (!ahead.isEmpty() && ahead.peek().timeNanos() < past) {
      sink.record(ahead.poll());
    }
  }
}
