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
  private final InstantGuard guard;
  private long number;
  private boolean failed;

  /** An empty queue whose messages count for a guard. */
  StampedRunnables(InstantGuard guard) {
    this.guard = guard;
  }

  private record Entry(long stamp, long number, Runnable task) {}

  void add(Runnable task, long newestStamp) {
    long stamp =
        task instanceof Mailbox mailbox
                && mailbox.messageQueue() instanceof StampedMailbox.Queue queue
            ? queue.firstStamp()
            : newestStamp;
    entries.add(new Entry(stamp, number++, task));
  }

  /** From now on mailboxes get no further than their system messages. */
  void fail() {
    failed = true;
  }

  @Override
  public void run() {
    Runnable task = entries.remove().task;
    if (!(task instanceof Mailbox mailbox)) {
      task.run();
    } else if (failed) {
      mailbox.processAllSystemMessages();
      mailbox.setAsIdle();
    } else {
      count(mailbox);
      mailbox.run();
    }
  }

  private void count(Mailbox mailbox) {
    try {
      guard.message(mailbox.actor());
    } catch (RunawayDeviceException runaway) {
      // It does not run now, so it must be able to when its actor is told to stop.
      mailbox.setAsIdle();
      throw runaway;
    }
  }
}
