package io.actornet.protocol.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * How far each partition may run before it must hear from the others.
 *
 * <p>A partition promises a time before which nothing more happens there: whatever it sends from
 * then on arrives at least the lookahead later, the smallest floor of any link that is cut. So
 * events strictly below the least promise of the others plus the lookahead are safe. It hands over
 * its frames first and promises then; who reads a promise looks into its inbox afterwards, and so
 * has all that was sent before it.
 *
 * <p>Promises alone would creep through silence by one lookahead at a time. A partition that finds
 * nothing to do therefore says what it waits for, and the last one to do so finds out the instant
 * at which anything happens at all: nobody runs, no inbox holds a frame, so nothing happens before
 * the earliest of these.
 */
final class Horizons {
  /** The horizon that ends a run. */
  static final long END = Long.MIN_VALUE;

  private static final VarHandle PROMISE = MethodHandles.arrayElementVarHandle(long[].class);

  /** Two cache lines, as processors fetch them in pairs. */
  private static final int PAIR_OF_LINES = 16;

  private static final int CREEPS = 8;
  private static final int SPINS = 200;
  private static final int YIELDS = 5_000;
  private static final long PARK_NANOS = 20_000;

  private final List<Partition> partitions;
  private final OtherNodes others;
  private final OtherNodes.Arrivals arrivals;
  private final int count;
  private final long lookahead;
  private final long stop;
  private final int spins;
  private final long[] promises;
  private final long[] waitingFor;
  private int waiting;

  /** Nothing happens anywhere before this instant. */
  private final AtomicLong quietUntil = new AtomicLong();

  private final LongAdder waitedNanos = new LongAdder();
  private volatile boolean ended;

  /**
   * The horizons of one run.
   *
   * @param partitions those of this node
   * @param count how many there are on all nodes
   * @param far takes the frames that come from other nodes
   * @param lookahead the smallest floor of any cut link in nanoseconds
   * @param stop where emulated time ends
   */
  Horizons(
      List<Partition> partitions,
      int count,
      OtherNodes others,
      FarFrames far,
      long lookahead,
      long stop) {
    this.partitions = partitions;
    this.count = count;
    this.others = others;
    this.lookahead = lookahead;
    this.stop = stop;
    arrivals = new FromOthers(far);
    promises = new long[count * PAIR_OF_LINES];
    waitingFor = new long[count];
    spins = Runtime.getRuntime().availableProcessors() >= partitions.size() ? SPINS : 1;
  }

  /** How long all partitions together have waited for others, but for moments; any thread. */
  long waitedNanos() {
    return waitedNanos.sum();
  }

  /** Ends the run for every partition: it was stopped, or one of them failed. */
  void end() {
    ended = true;
  }

  /**
   * Events of the partition strictly below this time may run; {@link #END} when the run is over.
   */
  long of(int partition) {
    if (ended) {
      return END;
    }
    long least = stop;
    for (int i = 0; i < count; i++) {
      if (i != partition) {
        least = Math.min(least, (long) PROMISE.getAcquire(promises, i * PAIR_OF_LINES));
      }
    }
    least = Math.max(least, quietUntil.get());
    return least > stop - lookahead ? stop : least + lookahead;
  }

  /** Nothing happens in the partition before this time, and all that it sent is handed over. */
  void promise(int partition, long timeNanos) {
    keepPromise(partition, timeNanos);
    others.promise(partition, timeNanos);
  }

  private void keepPromise(int partition, long timeNanos) {
    PROMISE.setRelease(promises, partition * PAIR_OF_LINES, timeNanos);
  }

  /**
   * Waits until the partition has something to do: an event below its horizon or a full inbox.
   *
   * @param next the time of its next event
   * @return false when the run is over
   */
  boolean await(Partition partition, long next) {
    int index = partition.index();
    long promised = END;
    int creeps = 0;
    int turns = 0;
    boolean said = false;
    long saidAt = 0;
    boolean goesOn;
    while (true) {
      others.poll(arrivals);
      long horizon = of(index);
      goesOn = horizon != END;
      // A frame in the inbox may come before the horizon that its sender's promise allows.
      if (!goesOn || partition.hasPosted() || next < horizon) {
        break;
      }
      if (horizon != promised) {
        promised = horizon;
        promise(index, Math.min(next, horizon));
        turns = ++creeps <= CREEPS ? 0 : turns;
      }
      if (!said && (turns >= spins || creeps > CREEPS)) {
        said = true;
        saidAt = System.nanoTime();
        waitFor(index, next);
      } else {
        pause(turns++);
      }
    }
    if (said) {
      goOn();
      waitedNanos.add(System.nanoTime() - saidAt);
    }
    return goesOn;
  }

  private synchronized void waitFor(int index, long next) {
    waitingFor[index] = next;
    if (++waiting < partitions.size()) {
      return;
    }
    long least = stop;
    for (Partition partition : partitions) {
      least = Math.min(least, waitingFor[partition.index()]);
    }
    others.quiet(least, this::allInboxesAreEmpty, arrivals);
  }

  /** A partition whose inbox is not empty goes on, and waits again afterwards. */
  private boolean allInboxesAreEmpty() {
    for (Partition partition : partitions) {
      if (partition.hasPosted()) {
        return false;
      }
    }
    return true;
  }

  private synchronized void goOn() {
    waiting--;
  }

  /** What other nodes tell. */
  private final class FromOthers implements OtherNodes.Arrivals {
    private final FarFrames far;

    FromOthers(FarFrames far) {
      this.far = far;
    }

    @Override
    public boolean frame(int direction, long arrivalNanos, byte[] frame, int epoch) {
      return far.arrive(direction, arrivalNanos, frame, epoch);
    }

    @Override
    public void promise(int partition, long timeNanos) {
      // What a partition promised holds for one, too, that is run again in its place.
      if (timeNanos > (long) PROMISE.getAcquire(promises, partition * PAIR_OF_LINES)) {
        keepPromise(partition, timeNanos);
      }
    }

    @Override
    public void quietUntil(long timeNanos) {
      // A cut that is older than the last one says nothing new.
      quietUntil.accumulateAndGet(timeNanos, Math::max);
      if (timeNanos >= stop) {
        ended = true;
      }
    }

    @Override
    public void askAgain() {
      partitions.forEach(Partition::wake);
    }
  }

  @SuppressWarnings("ThreadPriorityCheck") // a yield is right where partitions outnumber cores
  private void pause(int turn) {
    if (turn < spins) {
      Thread.onSpinWait();
    } else if (turn < YIELDS) {
      Thread.yield();
    } else {
      LockSupport.parkNanos(this, PARK_NANOS);
    }
  }
}
