package io.actornet.protocol.engine;

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

  /** A loop that is behind time hands its frames over to other nodes in larger batches. */
  private static final int EVENTS_BETWEEN_FLUSHES = 16;

  private final Partition partition;
  private final OtherNodes others;
  private final long begin;
  private final long stop;
  private final double speed;
  private final WallClock wall;
  private final boolean spin;
  private final LatenessMeter lateness;
  private final StopFlag stopFlag;

  /**
   * The loop of one partition in one run.
   *
   * @param begin the emulated instant at which the devices are switched on
   * @param spin whether a core is free to spin on before a deadline
   * @param lateness takes how late events fired, in emulated nanoseconds
   */
  RealTimeLoop(
      Partition partition,
      OtherNodes others,
      long begin,
      long stop,
      double speed,
      WallClock wall,
      boolean spin,
      LatenessMeter lateness,
      StopFlag stopFlag) {
    this.partition = partition;
    this.others = others;
    this.begin = begin;
    this.stop = stop;
    this.speed = speed;
    this.wall = wall;
    this.spin = spin;
    this.lateness = lateness;
    this.stopFlag = stopFlag;
  }

  void run() {
    int handled = 0;
    partition.drain();
    catchUp();
    flush();
    while (!stopFlag.isSet()) {
      partition.receive();
      partition.drain();
      long next = Math.min(partition.nextEventTime(), stop);
      long emulated = emulatedNow();
      if (next > emulated) {
        flush();
        partition.publishProgress();
        await(next, emulated);
      } else if (next == stop) {
        break;
      } else {
        lateness.record(emulated - next);
        partition.handleNext(Partition.IN_STEP);
        partition.flush();
        if (++handled % EVENTS_BETWEEN_FLUSHES == 0) {
          others.flush(partition.index());
        }
        if (handled % EVENTS_BETWEEN_PROGRESS == 0) {
          partition.publishProgress();
        }
      }
    }
    flush();
  }

  /** What befell the links of devices before these were switched on: faults, and no events. */
  private void catchUp() {
    while (partition.nextEventTime() < begin) {
      partition.handleNext(Partition.IN_STEP);
    }
  }

  private void flush() {
    partition.flush();
    others.flush(partition.index());
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
    return (long) (wall.nanos() * speed);
  }
}
