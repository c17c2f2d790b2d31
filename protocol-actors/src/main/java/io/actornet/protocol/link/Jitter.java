package io.actornet.protocol.link;

import io.actornet.protocol.engine.RandomStream;
import io.actornet.topology.value.JitterDistribution;

/**
 * Spreads the delay of frames.
 *
 * <p>A draw never falls below the link's floor, {@code delay − jitter}: normal and Pareto draws are
 * cut off there, so that partitions may rely on it.
 */
public final class Jitter implements Impairment {
  /** Pareto with shape 3, moved and scaled to mean 0 and deviation 1 as netem's table is. */
  private static final double PARETO_SHAPE = 3;

  private static final double PARETO_MEAN = PARETO_SHAPE / (PARETO_SHAPE - 1);
  private static final double PARETO_DEVIATION = StrictMath.sqrt(0.75);
  private static final double NORMAL_SHARE = 0.75;

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
    double deviation = Math.max(-1, deviation());
    return Math.max(1, delayNanos + (long) (deviation * jitterNanos));
  }

  private double deviation() {
    return switch (distribution) {
      case UNIFORM -> 2 * random.nextDouble() - 1;
      case NORMAL -> normal();
      case PARETO -> pareto();
      case PARETONORMAL -> NORMAL_SHARE * normal() + (1 - NORMAL_SHARE) * pareto();
    };
  }

  /** Box and Muller's transform; one of the pair, so that a frame draws the same number always. */
  private double normal() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
  }

  private double pareto() {
    double value = StrictMath.pow(1 - random.nextDouble(), -1 / PARETO_SHAPE);
    return (value - PARETO_MEAN) / PARETO_DEVIATION;
  }
}
