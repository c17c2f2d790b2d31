package io.actornet.protocol.engine;

import akka.actor.typed.ActorRef;

/**
 * Tells an actor a message at an emulated instant; can be armed again and cancelled.
 *
 * <p>Arming to a later time than before costs nothing: the entry that waits in the event queue goes
 * back in when its time comes. A TCP connection moves its retransmission timer with every
 * acknowledgement, and none of these moves touches the queue.
 *
 * @param <M> what the actor takes
 */
public final class Timer<M> {
  /** The deadline of a timer that is not armed. */
  public static final long OFF = Long.MAX_VALUE;

  private final DeviceContext device;
  private final ActorRef<? super M> receiver;
  private final M message;
  private long deadline = OFF;

  /** The one that stands in the event queue, or stood there last. */
  private Entry<M> entry;

  /** What the entry stands in the queue for, {@link #OFF} when it does not. */
  private long queuedFor = OFF;

  Timer(DeviceContext device, ActorRef<? super M> receiver, M message) {
    this.device = device;
    this.receiver = receiver;
    this.message = message;
  }

  /**
   * Sets the deadline, whatever it was before.
   *
   * @param deadlineNanos emulated time; one that has passed counts as now
   */
  public void arm(long deadlineNanos) {
    deadline = Math.max(deadlineNanos, device.now());
    if (deadline < queuedFor) {
      enqueue();
    }
  }

  /** Makes sure that nothing fires until armed again. */
  public void cancel() {
    deadline = OFF;
  }

  /** The deadline in emulated nanoseconds, {@link #OFF} when not armed. */
  public long deadline() {
    return deadline;
  }

  private void enqueue() {
    if (entry == null || queuedFor != OFF) {
      // One that stands in the queue for a later time is of no more use when it gets there.
      entry = new Entry<>(this);
    }
    queuedFor = deadline;
    entry.sequence = device.nextTimerSequence();
    device.partition().schedule(deadline, entry);
  }

  private void fired(Entry<M> fired, long timeNanos) {
    if (fired != entry) {
      return;
    }
    queuedFor = OFF;
    if (deadline == OFF) {
      return;
    }
    if (deadline > timeNanos) {
      enqueue();
      return;
    }
    deadline = OFF;
    receiver.tell(message);
  }

  private static final class Entry<M> extends Event {
    private final Timer<M> timer;

    Entry(Timer<M> timer) {
      this.timer = timer;
      order = order(timer.device.index(), TIMER, 0);
    }

    @Override
    protected void fire(long timeNanos) {
      timer.fired(this, timeNanos);
    }
  }
}
