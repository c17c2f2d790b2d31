package io.actornet.protocol.link;

import io.actornet.protocol.engine.RandomStream;
import io.actornet.topology.value.JitterDistribution;

/**
 * Spreads the delay of frames as the tables of netem (iproute2) do.
 *
 * <p>A draw never falls below the link's floor, {@code delay − jitter}: normal draws are cut off
 * there, so that partitions may rely on it. Like netem's tables, none is more than four times the
 * jitter above the delay.
 */
public final class Jitter implements Impairment {
  private static final double LOWEST = -1;
  private static final double HIGHEST = 4;

  /** Half the step of a draw, which keeps it from 0. */
  private static final double HALF_STEP = 0x1.0p-54;

  private static final double BELOW_ONE = 1 - 0x1.0p-53;
  private static final double PARETO_SHAPE = 3;
  private static final double PARETO_MEAN = PARETO_SHAPE / (PARETO_SHAPE - 1);

  /** What netem's tables scale by. */
  private static final double PARETO_SCALE = 4.0 / 3;

  private static final double NORMAL_SHARE = 0.25;

  private final long jitterNanos;
  private final JitterDistribution distribution;
  private final RandomStream random;

  /**
   * A jitter.
   *
   * @param jitterNanos the largest deviation if uniform, else the standard deviation; above 0
   */
  public Jitter(long jitterNanos, JitterDistribution distribution, RandomStream random) {
    this.jitterNanos = jitterNanos;
    this.distribution = distribution;
    this.random = random;
  }

  @Override
  public long apply(long delayNanos) {
    double probability = Math.min(random.nextDouble() + HALF_STEP, BELOW_ONE);
    double deviation = Math.clamp(deviation(probability), LOWEST, HIGHEST);
    return Math.max(1, delayNanos + (long) (deviation * jitterNanos));
  }

  /** The deviation that draws stay below with a probability, in units of the jitter. */
  private double deviation(double probability) {
    return switch (distribution) {
      case UNIFORM -> 2 * probability - 1;
      case NORMAL -> NormalQuantile.of(probability);
      case PARETO -> pareto(probability);
      case PARETONORMAL ->
          NORMAL_SHARE * Math.max(-HIGHEST, NormalQuantile.of(probability))
              + (1 - NORMAL_SHARE) * Math.min(HIGHEST, pareto(probability));
    };
  }

  private static double pareto(double probability) {
    double value = StrictMath.pow(1 - probability, -1 / PARETO_SHAPE);
    return (value - PARETO_MEAN) * PARETO_SCALE;
  }
}
