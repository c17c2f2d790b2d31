package io.actornet.protocol.tcp;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Draws of settings for tests that try all of them. */
final class FuzzChoices {
  private static final List<Supplier<CongestionControl>> CONGESTION =
      List.of(NewReno::new, Cubic::new, Dctcp::new, Uncontrolled::new);

  private FuzzChoices() {}

  static LossHandling loss(SplittableRandom random) {
    Supplier<LossDetection> detection =
        LossDetections.named(LossDetections.names().get(random.nextInt(2)));
    return new LossHandling(
        detection, random.nextBoolean(), random.nextBoolean(), random.nextBoolean());
  }

  static Ecn ecn(SplittableRandom random) {
    return random.nextBoolean() ? Ecn.ACTIVE : random.nextBoolean() ? Ecn.PASSIVE : Ecn.OFF;
  }

  static Supplier<CongestionControl> congestion(SplittableRandom random) {
    return CONGESTION.get(random.nextInt(CONGESTION.size()));
  }

  static KeepAlive keepAlive(SplittableRandom random) {
    long idle = 1 + random.nextLong(1_000_000_000);
    return new KeepAlive(random.nextInt(3) == 0, idle, 1 + idle / 3, 3, random.nextBoolean());
  }
}
