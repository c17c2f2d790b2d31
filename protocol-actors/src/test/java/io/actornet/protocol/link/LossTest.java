package io.actornet.protocol.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.actornet.protocol.engine.RandomStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LossTest {
  private static final int FRAMES = 400_000;

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.001, 0.005, 0.1, 0.5, 0.99, 1})
  void asManyFramesAreLostAsAskedForAndEachByItself(double probability) {
    Loss loss = new Loss(probability, new RandomStream(5, "a--b>", "loss"));
    int lost = 0;
    int bothLost = 0;
    boolean before = false;
    for (int i = 0; i < FRAMES; i++) {
      boolean isLost = loss.apply(77) == Impairment.LOST;
      lost += isLost ? 1 : 0;
      bothLost += isLost && before ? 1 : 0;
      before = isLost;
    }

    assertWithinFourDeviations(probability, lost);
    assertWithinFourDeviations(probability * probability, bothLost);
  }

  private static void assertWithinFourDeviations(double probability, int count) {
    double deviation = Math.sqrt(FRAMES * probability * (1 - probability));
    assertEquals(FRAMES * probability, count, 4 * deviation + 1);
  }
}
