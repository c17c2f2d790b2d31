package io.actornet.protocol.app.flows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.protocol.engine.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A distribution")
class DistributionTest {
  private static final int DRAWS = 200_000;

  @Test
  @DisplayName("that is exponential has its mean, and 1/e of its values above it")
  void exponential() {
    long[] values = draw(new Distribution.Exponential(10_000));

    assertEquals(10_000, Arrays.stream(values).average().orElseThrow(), 100);
    assertEquals(
        1 / Math.E, Arrays.stream(values).filter(v -> v > 10_000).count() / (double) DRAWS, 0.005);
  }

  @Test
  @DisplayName("of Pareto begins at its least value and has its mean and its tail")
  void pareto() {
    long[] values = draw(new Distribution.Pareto(30_000, 3));

    assertTrue(Math.abs(20_000 - Arrays.stream(values).min().orElseThrow()) < 10);
    assertEquals(30_000, Arrays.stream(values).average().orElseThrow(), 300);
    assertEquals(
        1 / 8.0, Arrays.stream(values).filter(v -> v > 40_000).count() / (double) DRAWS, 0.003);
  }

  @Test
  @DisplayName("that was measured has its points, and lies between them in proportion")
  void empirical() {
    Distribution measured =
        new Distribution.Empirical(new long[] {100, 200, 1_000}, new double[] {0.5, 0.75, 1});
    long[] values = draw(measured);

    assertEquals(0.5, Arrays.stream(values).filter(v -> v == 100).count() / (double) DRAWS, 0.005);
    assertEquals(0.125, Arrays.stream(values).filter(v -> v > 600).count() / (double) DRAWS, 0.005);
    assertEquals(measured.mean(), Arrays.stream(values).average().orElseThrow(), 3);
    assertEquals(0.5 * 100 + 0.25 * 150 + 0.25 * 600, measured.mean(), 1e-9);
  }

  @Test
  @DisplayName("depends on the seed, the host and the number of the draw alone")
  void sameDraws() {
    Distribution pareto = new Distribution.Pareto(30_000, 1.2);
    assertTrue(Arrays.equals(draw(pareto), draw(pareto)));
  }

  @Test
  @DisplayName("without a mean is refused")
  void refused() {
    assertThrows(IllegalArgumentException.class, () -> new Distribution.Pareto(10, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Distribution.Empirical(new long[] {1}, new double[] {0.9}));
  }

  private static long[] draw(Distribution distribution) {
    RandomStream draws = new RandomStream(1, "host", "sizes");
    long[] values = new long[DRAWS];
    Arrays.setAll(values, i -> distribution.next(draws));
    return values;
  }
}
