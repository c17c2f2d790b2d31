package io.actornet.protocol.engine;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * What reaches a partition from other threads: frames from other partitions, and tasks and messages
 * from outside the emulation.
 *
 * <p>Frames come in batches under a lock that is taken twice a window; the rest is rare.
 */
final class Inbox {
  private final ConcurrentLinkedQueue<Pair> tasks = new ConcurrentLinkedQueue<>();
  private final FrameBatch frames = new FrameBatch();
  private volatile boolean pending;
  private volatile Thread waiter;

  /** A cell and its envelope, or a task and null. */
  private record Pair(Object receiver, Object envelope) {}

  void post(Object receiver, Object envelope) {
    tasks.add(new Pair(receiver, envelope));
    wake();
  }

  void post(FrameBatch batch) {
    synchronized (frames) {
      frames.moveFrom(batch);
    }
    wake();
  }

  void post(FrameSink sink, long arrivalNanos, byte[] frame, int epoch) {
    synchronized (frames) {
      frames.add(sink, arrivalNanos, frame, epoch);
    }
    wake();
  }

  boolean isPending() {
    return pending;
  }

  /** Moves tasks and messages onto the run queue, and frames into {@code arrivals}. */
  void drainTo(RunQueue runQueue, FrameBatch arrivals) {
    pending = false;
    Pair pair;
    while ((pair = tasks.poll()) != null) {
      runQueue.push(pair.receiver, pair.envelope);
    }
    synchronized (frames) {
      arrivals.moveFrom(frames);
    }
  }

  /** Parks the loop's thread until something is posted or the time is over. */
  void await(long nanos) {
    waiter = Thread.currentThread();
    if (!pending) {
      LockSupport.parkNanos(this, nanos);
    }
    waiter = null;
  }

  void wake() {
    pending = true;
    Thread waiting = waiter;
    if (waiting != null) {
      LockSupport.unpark(waiting);
    }
  }
}
