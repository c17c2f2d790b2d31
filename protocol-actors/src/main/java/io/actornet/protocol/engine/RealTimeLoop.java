package io.actornet.protocol.engine;

import org.HdrHistogram.Histogram;

/**
 * A partition's loop in real time: each event waits until the wall clock reaches it, and how late
 * it came is recorded.
 *
 * <p>Lateness counts in emulated time: at a tenth of the speed, being a millisecond late on the
 * wall clock is a tenth of a millisecond to the network.
 */
final class RealTimeLoop {
  private static final long SPIN_NANOS = 60_000;
  private static final long LONGEST_PARK_NANOS = 50_000_000;
  private static final int EVENTS_BETWEEN_PROGRESS = 256;

  private final Partition partition;
  private final long stop;
  private final double speed;
  private final long wallStart;
  private final boolean spin;
  private final StopFlag stopFlag;
  private final Histogram lateness = new Histogram(3);

  /**
   * The loop of one partition in one run.
   *
   * @param wallStart the value of {@link System#nanoTime()} at which emulated time is 0
   * @param spin whether a core is free to spin on before a deadline
   */
  RealTimeLoop(
      Partition partition,
      long stop,
      double speed,
      long wallStart,
      boolean spin,
      StopFlag stopFlag) {
    this.partition = partition;
    this.stop = stop;
    this.speed = speed;
    this.wallStart = wallStart;
    this.spin = spin;
    this.stopFlag = stopFlag;
  }

  /** How late events fired, in emulated nanoseconds; complete when {@link #run()} has returned. */
  Histogram lateness() {
    return lateness;
  }

  void run() {
    int handled = 0;
    partition.drain();
    partition.flush();
    while (!stopFlag.isSet()) {
      partition.receive();
      partition.drain();
      long next = Math.min(partition.nextEventTime(), stop);
      long emulated = emulatedNow();
      if (next > emulated) {
        partition.flush();
        partition.publishProgress();
        await(next, emulated);
      } else if (next == stop) {
        break;
      } else {
        lateness.recordValue(emulated - next);
        partition.handleNext();
        partition.flush();
        if (++handled % EVENTS_BETWEEN_PROGRESS == 0) {
          partition.publishProgress();
        }
      }
    }
    partition.flush();
  }

  private void await(long next, long emulated) {
    double wait = (next - emulated) / speed;
    long park = (long) Math.min(wait, LONGEST_PARK_NANOS) - (spin ? SPIN_NANOS : 0);
    if (partition.hasPosted()) {
      return;
    }
    if (park > 0) {
      partition.await(park);
    } else {
      Thread.onSpinWait();
    }
  }

  private long emulatedNow() {
    return (long) ((System.nanoTime() - wallStart) * speed);
  }
}
