package io.actornet.protocol.engine;

/** A partition's loop in virtual time: as far as the others allow, until nothing is left to do. */
final class VirtualLoop {
  private static final int TURNS_BETWEEN_CHECKS = 1_024;

  /** How often a partition tells the others how far it is, in parts of the lookahead. */
  private static final int PROMISES_IN_LOOKAHEAD = 4;

  private final Partition partition;
  private final Horizons horizons;
  private final StopFlag stopFlag;
  private final long step;

  VirtualLoop(Partition partition, Horizons horizons, long lookahead, StopFlag stopFlag) {
    this.partition = partition;
    this.horizons = horizons;
    this.stopFlag = stopFlag;
    step = Math.max(1, lookahead / PROMISES_IN_LOOKAHEAD);
  }

  void run() {
    try {
      runToEnd();
    } finally {
      partition.settle();
    }
  }

  private void runToEnd() {
    do {
      long horizon = horizons.of(partition.index());
      partition.receive();
      partition.drain();
      runBelow(horizon);
      partition.flush();
      horizons.promise(partition.index(), Math.min(partition.nextEventTime(), horizon));
      partition.publishProgress();
      if (stopFlag.isSet()) {
        horizons.end();
      }
    } while (horizons.await(partition, partition.nextEventTime()));
  }

  private void runBelow(long horizon) {
    int untilCheck = TURNS_BETWEEN_CHECKS;
    long time = partition.nextEventTime();
    long promiseAt = time + step;
    while (time < horizon) {
      if (time >= promiseAt) {
        partition.flush();
        horizons.promise(partition.index(), time);
        promiseAt = time + step;
      }
      partition.handleNext(horizon);
      if (--untilCheck == 0) {
        untilCheck = TURNS_BETWEEN_CHECKS;
        partition.publishProgress();
        if (stopFlag.isSet()) {
          return;
        }
      }
      time = partition.nextEventTime();
    }
  }
}
