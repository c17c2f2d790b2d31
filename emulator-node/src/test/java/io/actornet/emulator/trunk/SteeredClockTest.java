package io.actornet.emulator.trunk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A clock that nodes share")
class SteeredClockTest {
  private static final long SECOND = 1_000_000_000;
  private static final long MILLI = 1_000_000;

  private long own = 7 * SECOND;
  private final SteeredClock clock = new SteeredClock(() -> own);

  @Test
  void isSetToTheReferenceBeforeTheRun() {
    clock.set(-3 * SECOND);

    assertEquals(4 * SECOND, clock.nanos());
    own += SECOND;
    assertEquals(5 * SECOND, clock.nanos());
  }

  @Test
  void goesToAnotherCorrectionSlowlyAndStaysThere() {
    clock.steer(MILLI);
    assertEquals(0, clock.correctionNanos());

    own += SteeredClock.LEAD_NANOS + SECOND;
    assertEquals(MILLI / 2, clock.correctionNanos());
    own += SECOND;
    assertEquals(MILLI, clock.correctionNanos());
    own += SECOND;
    assertEquals(MILLI, clock.correctionNanos());
  }

  @Test
  void waitsUntilACourseHasBegunBeforeItTakesTheNext() {
    clock.steer(MILLI);
    clock.steer(-MILLI);
    own += SteeredClock.LEAD_NANOS + SECOND;

    assertEquals(MILLI / 2, clock.correctionNanos());
  }

  @Test
  void neverGoesBackWhereverItIsSteered() {
    Random random = new Random(5);
    long last = clock.nanos();
    for (int i = 0; i < 200_000; i++) {
      own += random.nextInt(100_000);
      if (random.nextInt(100) == 0) {
        clock.steer(random.nextLong(-SECOND, SECOND));
      }
      long now = clock.nanos();
      assertTrue(now >= last, "from " + last + " to " + now);
      last = now;
    }
  }

  /**
   * The other clock gains 30 µs a second; a probe takes 100 µs there and 100 µs to a millisecond
   * back.
   */
  @Test
  void followsAClockThatDriftsAway() {
    Random random = new Random(9);
    ClockOffset offset = new ClockOffset();
    long worst = 0;
    for (long time = 0; time < 600 * SECOND; time += SECOND / 10) {
      own = time;
      long sent = own;
      own += 100_000;
      long echoed = other(own);
      own += 100_000 + random.nextInt(1_000_000);
      offset.sample(sent, echoed, own);
      if (time == 3 * SECOND) {
        clock.set(offset.offsetNanos());
      }
      clock.steer(offset.offsetNanos());
      if (time > 3 * SECOND) {
        long error = Math.abs(clock.nanos() - other(own));
        long stated =
            offset.uncertaintyNanos(own) + Math.abs(offset.offsetNanos() - clock.correctionNanos());
        assertTrue(error <= stated, "off by " + error + ", said " + stated);
        worst = Math.max(worst, error);
      }
    }
    assertTrue(worst < 400_000, "off by " + worst + " ns");
  }

  private static long other(long own) {
    return 5 * SECOND + own + own * 30 / 1_000_000;
  }
}
