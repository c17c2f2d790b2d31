package io.actornet.emulator.cli;

import io.actornet.emulator.run.Interruption;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a run cleanly when the process is told to end, by Ctrl-C or SIGTERM: the JVM's end waits
 * until the command has written what there is, but no longer than twenty seconds. Its exit status
 * is then the signal's, 130 or 143.
 */
final class Stopper {
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final CountDownLatch finished;
  private final Duration longest;

  /**
   * A stopper.
   *
   * @param finished comes to zero when the command has ended
   */
  Stopper(CountDownLatch finished) {
    this(finished, LONGEST);
  }

  /** A stopper that waits no longer than said. */
  Stopper(CountDownLatch finished, Duration longest) {
    this.finished = finished;
    this.longest = longest;
  }

  /** A stopper of a command that nothing stops. */
  static Stopper none() {
    return new Stopper(new CountDownLatch(0));
  }

  /** Has a run interrupted when the process is told to end. */
  void watch(Interruption interruption) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(interruption), "actornet-stopper"));
  }

  /** Interrupts a run and waits for the end of the command, as long as that may take. */
  void stop(Interruption interruption) {
    interruption.request();
    try {
      finished.await(longest.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
