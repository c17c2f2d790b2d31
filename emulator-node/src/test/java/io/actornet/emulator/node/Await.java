package io.actornet.emulator.node;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what has to come. */
final class Await {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private Await() {}

  static void until(String what, BooleanSupplier condition) throws InterruptedException {
    long until = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - until > 0) {
        fail("it did not come to this: " + what);
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }
}
