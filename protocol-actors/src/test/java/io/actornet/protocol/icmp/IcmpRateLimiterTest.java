package io.actornet.protocol.icmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class IcmpRateLimiterTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  @DisplayName("RFC 1812 §4.3.2.8: after a burst, errors go out at the rate")
  void afterABurstErrorsGoOutAtTheRate() {
    IcmpRateLimiter limiter = new IcmpRateLimiter(10, 3);
    assertEquals(3, acquired(limiter, 0, 100));
    assertFalse(limiter.tryAcquire(SECOND / 10 - 1));
    assertTrue(limiter.tryAcquire(SECOND / 10));
    assertFalse(limiter.tryAcquire(SECOND / 10));
  }

  @Test
  void quietTimeFillsTheBucketButNoFurther() {
    IcmpRateLimiter limiter = new IcmpRateLimiter(10, 3);
    assertEquals(3, acquired(limiter, 0, 100));
    assertEquals(2, acquired(limiter, SECOND / 5, 100));
    assertEquals(3, acquired(limiter, 1000 * SECOND, 100));
  }

  @Test
  void inTheLongRunTheRateHolds() {
    IcmpRateLimiter limiter = IcmpRateLimiter.withDefaults();
    int sent = 0;
    for (long now = 0; now < 10 * SECOND; now += SECOND / 100_000) {
      sent += limiter.tryAcquire(now) ? 1 : 0;
    }
    assertEquals(10_000 + 49, sent);
  }

  @Test
  void aRateThatNeverSendsIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new IcmpRateLimiter(0, 1));
    assertThrows(IllegalArgumentException.class, () -> new IcmpRateLimiter(1, 0));
  }

  private static int acquired(IcmpRateLimiter limiter, long now, int attempts) {
    int count = 0;
    for (int i = 0; i < attempts; i++) {
      count += limiter.tryAcquire(now) ? 1 : 0;
    }
    return count;
  }
}
