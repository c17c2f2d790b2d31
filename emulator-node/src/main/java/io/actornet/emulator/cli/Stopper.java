package io.actornet.emulator.cli;

import io.actornet.emulator.run.Interruption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a run cleanly when the process is told to end, by Ctrl-C or SIGTERM: the JVM's end waits
 * until the command has written what there is, but no longer than ten seconds. Its exit status is
 * then the signal's, 130 or 143.
 */
final class Stopper {
  private static final long LONGEST_SECONDS = 10;

  private final CountDownLatch finished;

  /**
   * A stopper.
   *
   * @param finished comes to zero when the command has ended
   */
  Stopper(CountDownLatch finished) {
    this.finished = finished;
  }

  /** A stopper of a command that nothing stops. */
  static Stopper none() {
    return new Stopper(new CountDownLatch(0));
  }

  /** Has a run interrupted when the process is told to end. */
  void watch(Interruption interruption) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  interruption.request();
                  try {
                    finished.await(LONGEST_SECONDS, TimeUnit.SECONDS);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                },
                "actornet-stopper"));
  }
}
