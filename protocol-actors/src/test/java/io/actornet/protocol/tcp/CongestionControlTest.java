package io.actornet.protocol.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The congestion controls by themselves (MAY-18). */
class CongestionControlTest {
  private static final long MILLISECOND = 1_000_000;
  private static final int SEGMENT = 1_000;

  @Test
  @DisplayName("CUBIC falls to seven tenths and is back after K seconds (MAY-18, RFC 9438 §4.2)")
  void cubicFunction() {
    Cubic cubic = new Cubic();
    cubic.start(SEGMENT, 100 * SEGMENT);
    cubic.onRoundTrip(100 * MILLISECOND, 0, 0, 0);
    cubic.onLoss(100 * SEGMENT, 0);
    cubic.onRecovered(70 * SEGMENT, true, 0);
    assertEquals(70 * SEGMENT, cubic.congestionWindow());
    double k = StrictMath.cbrt(30 / 0.4);
    long now = 0;
    while (now < k * 1_000_000_000L) {
      now += 100 * MILLISECOND;
      for (int i = cubic.congestionWindow() / SEGMENT; i > 0; i--) {
        cubic.onAcknowledged(SEGMENT, now);
      }
    }
    assertEquals(100 * SEGMENT, cubic.congestionWindow(), SEGMENT);
  }

  @Test
  @DisplayName("CUBIC grows no slower than standard TCP on short paths (RFC 9438 §4.3)")
  void cubicFriendly() {
    Cubic cubic = new Cubic();
    cubic.start(SEGMENT, 10 * SEGMENT);
    cubic.onRoundTrip(MILLISECOND, 0, 0, 0);
    cubic.onLoss(10 * SEGMENT, 0);
    cubic.onRecovered(7 * SEGMENT, true, 0);
    for (int round = 1; round <= 10; round++) {
      for (int i = cubic.congestionWindow() / SEGMENT; i > 0; i--) {
        cubic.onAcknowledged(SEGMENT, round * MILLISECOND);
      }
    }
    assertTrue(cubic.congestionWindow() >= 11 * SEGMENT, () -> "" + cubic.congestionWindow());
  }

  @Test
  @DisplayName("CUBIC takes a reduction back that was needless (RFC 9438 §4.9)")
  void cubicUndo() {
    Cubic cubic = new Cubic();
    cubic.start(SEGMENT, 50 * SEGMENT);
    cubic.onTimeout(50 * SEGMENT, false, 0);
    assertEquals(SEGMENT, cubic.congestionWindow());
    cubic.onUndo();
    assertEquals(50 * SEGMENT, cubic.congestionWindow());
  }

  @Test
  @DisplayName("HyStart++ slows down when round trips grow, and ends slow start (RFC 9406 §4.2)")
  void hyStart() {
    HyStart start = new HyStart();
    round(start, 100);
    assertFalse(start.onRound());
    round(start, 113);
    assertTrue(start.isConservative());
    assertEquals(SEGMENT / 4, start.growth(SEGMENT, SEGMENT));
    for (int i = 0; i < 4; i++) {
      assertFalse(start.onRound());
      round(start, 114);
    }
    assertTrue(start.onRound());
  }

  @Test
  @DisplayName("HyStart++ goes on with slow start when it was jitter (RFC 9406 §4.2)")
  void hyStartJitter() {
    HyStart start = new HyStart();
    round(start, 100);
    start.onRound();
    round(start, 120);
    assertTrue(start.isConservative());
    start.onRound();
    round(start, 110);
    assertFalse(start.isConservative());
    assertEquals(8 * SEGMENT, start.growth(100 * SEGMENT, SEGMENT));
  }

  private static void round(HyStart start, long millis) {
    for (int i = 0; i < 8; i++) {
      start.onRoundTrip(millis * MILLISECOND);
    }
  }

  @Test
  @DisplayName("without congestion control only the peer's window counts")
  void none() {
    Uncontrolled none = new Uncontrolled();
    none.start(SEGMENT, SEGMENT);
    none.onTimeout(SEGMENT, false, 0);
    assertTrue(none.congestionWindow() > 1 << 29);
  }
}
