package io.actornet.protocol.engine;

/** A partition's loop in virtual time: window after window until nothing is left before the end. */
final class VirtualLoop {
  private static final int EVENTS_BETWEEN_CHECKS = 4_096;

  private final Partition partition;
  private final Windows windows;
  private final StopFlag stopFlag;

  VirtualLoop(Partition partition, Windows windows, StopFlag stopFlag) {
    this.partition = partition;
    this.windows = windows;
    this.stopFlag = stopFlag;
  }

  void run() {
    partition.drain();
    while (true) {
      partition.flush();
      partition.publishProgress();
      long horizon = windows.next(partition.index(), partition.takeAnnouncement());
      if (horizon == Windows.END) {
        return;
      }
      partition.receive();
      partition.drain();
      runBelow(horizon);
      if (stopFlag.isSet()) {
        windows.end();
      }
    }
  }

  private void runBelow(long horizon) {
    int untilCheck = EVENTS_BETWEEN_CHECKS;
    while (partition.nextEventTime() < horizon) {
      partition.handleNext();
      if (--untilCheck == 0) {
        untilCheck = EVENTS_BETWEEN_CHECKS;
        partition.publishProgress();
        if (stopFlag.isSet()) {
          return;
        }
      }
    }
  }
}
