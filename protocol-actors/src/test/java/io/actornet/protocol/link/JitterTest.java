package io.actornet.protocol.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.protocol.engine.RandomStream;
import io.actornet.topology.value.JitterDistribution;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JitterTest {
  private static final int DRAWS = 400_000;
  private static final long DELAY = 50_000_000;
  private static final long JITTER = 10_000_000;

  /**
   * Expected are the moments and quantiles of netem's distributions between −1 and 4 times the
   * jitter, integrated numerically over the quantile functions.
   */
  @ParameterizedTest
  @CsvSource({
    "UNIFORM,       0.0000, 0.5774, -1.0000, -0.8000,  0.0000, 0.8000, 0.9800, 1.0",
    "NORMAL,        0.0833, 0.8666, -1.0000, -1.0000,  0.0000, 1.2816, 2.3263, 4.0",
    "PARETO,       -0.0329, 0.8209, -0.6667, -0.6190, -0.3201, 0.8726, 4.0000, 4.0",
    "PARETONORMAL, -0.0227, 0.8323, -1.0000, -0.7846, -0.2401, 0.9748, 3.5816, 4.0",
  })
  void delaysHaveTheMomentsOfTheirDistribution(
      JitterDistribution distribution,
      double mean,
      double deviation,
      double least,
      double tenth,
      double median,
      double ninetieth,
      double ninetyNinth,
      double most) {
    Jitter jitter = new Jitter(JITTER, distribution, new RandomStream(3, "a--b>", "jitter"));
    double[] drawn = new double[DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      drawn[i] = (double) (jitter.apply(DELAY) - DELAY) / JITTER;
    }

    double sum = Arrays.stream(drawn).sum();
    double squares = Arrays.stream(drawn).map(x -> x * x).sum();
    double drawnMean = sum / DRAWS;
    // Four standard errors of a mean of so many draws are 0.0063 and less.
    assertEquals(mean, drawnMean, 0.006);
    assertEquals(deviation, Math.sqrt(squares / DRAWS - drawnMean * drawnMean), 0.006);
    Arrays.sort(drawn);
    assertEquals(least, drawn[0], 0.001);
    assertEquals(tenth, drawn[DRAWS / 10], 0.01);
    assertEquals(median, drawn[DRAWS / 2], 0.01);
    assertEquals(ninetieth, drawn[DRAWS / 10 * 9], 0.02);
    assertEquals(ninetyNinth, drawn[DRAWS / 100 * 99], 0.08);
    assertTrue(drawn[DRAWS - 1] <= most);
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0",
    "0.75, 0.6744898",
    "0.9, 1.2815516",
    "0.975, 1.9599640",
    "0.999, 3.0902323",
    "0.999999, 4.7534243"
  })
  @DisplayName("AS 241: the quantiles of the normal distribution are right to six places")
  void normalQuantiles(double probability, double expected) {
    assertEquals(expected, NormalQuantile.of(probability), 1e-6);
    assertEquals(-expected, NormalQuantile.of(1 - probability), 1e-6);
  }

  @Test
  void theEndsOfTheNormalDistributionAreFinite() {
    assertTrue(NormalQuantile.of(0x1.0p-54) < -6);
    assertTrue(NormalQuantile.of(1 - 0x1.0p-53) > 6);
  }
}
