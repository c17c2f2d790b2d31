package io.actornet.emulator.trunk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The offset between two clocks")
class ClockOffsetTest {
  private final ClockOffset offset = new ClockOffset();

  @Test
  void isThatOfTheQuickestProbe() {
    offset.sample(1_000, 5_400, 2_000);
    offset.sample(3_000, 7_050, 3_100);
    offset.sample(4_000, 9_999, 6_000);

    assertEquals(4_000, offset.offsetNanos());
    assertEquals(100, offset.roundTripNanos());
    assertEquals(3, offset.samples());
  }

  @Test
  void followsADriftingClockWhenTheQuickestProbeIsOld() {
    offset.sample(0, 10, 10);
    for (int i = 1; i <= 64; i++) {
      offset.sample(0, 110 + i, i == 1 ? 20 : 30);
    }

    assertEquals(20, offset.roundTripNanos());
    assertEquals(101, offset.offsetNanos());
  }

  @Test
  void isLeftAloneWhenWhatItMayHaveDriftedSinceIsMoreThanANewProbeLeavesOpen() {
    long second = 1_000_000_000;
    offset.sample(0, 50, 100);
    assertEquals(50, offset.uncertaintyNanos(100));

    offset.sample(second, second + 900_000, second + 200_000);
    assertEquals(0, offset.offsetNanos());
    assertEquals(50 + 50_000, offset.uncertaintyNanos(second + 100));

    offset.sample(5 * second, 5 * second + 300_000, 5 * second + 200_000);
    assertEquals(200_000, offset.offsetNanos());
    assertEquals(100_000, offset.uncertaintyNanos(5 * second + 200_000));
  }
}
