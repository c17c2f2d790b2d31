package io.actornet.protocol.engine;

import akka.dispatch.Mailbox;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Runs the mailbox whose first message was sent first.
 *
 * <p>Each task put in here leaves one turn in the loop's run queue; a turn runs whichever task is
 * first by then. Belongs to the loop.
 */
final class StampedRunnables implements Runnable {
  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparingLong(Entry::stamp).thenComparingLong(Entry::number));
  private long number;

  private record Entry(long stamp, long number, Runnable task) {}

  void add(Runnable task, long newestStamp) {
    long stamp =
        task instanceof Mailbox mailbox
                && mailbox.messageQueue() instanceof StampedMailbox.Queue queue
            ? queue.firstStamp()
            : newestStamp;
    entries.add(new Entry(stamp, number++, task));
  }

  @Override
  public void run() {
    entries.remove().task.run();
  }
}
