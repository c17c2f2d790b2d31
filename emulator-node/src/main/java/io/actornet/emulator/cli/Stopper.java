package io.actornet.emulator.cli;

import io.actornet.emulator.run.Interruption;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Ends a command cleanly when the process is told to end, by Ctrl-C or SIGTERM: the JVM's end waits
 * until the command has written what there is, or has left its cluster, but no longer than twenty
 * seconds. Its exit status is then the signal's, 130 or 143.
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
    onStop(
        () -> {
          interruption.request();
          return interruption.isBegun();
        });
  }

  /** Has something done when the process is told to end. */
  void onStop(Runnable request) {
    onStop(
        () -> {
          request.run();
          return true;
        });
  }

  private void onStop(BooleanSupplier request) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(request), "actornet-stopper"));
  }

  /**
   * Asks for the end and waits for that of the command, as long as it may take.
   *
   * @param request says whether there is anything to wait for
   */
  void stop(BooleanSupplier request) {
    if (!request.getAsBoolean()) {
      return;
    }
    try {
      finished.await(longest.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
