package io.actornet.protocol.link;

import io.actornet.protocol.engine.RandomStream;

/** Loses each frame with the same probability, independently of all others. */
public final class Loss implements Impairment {
  private final double probability;
  private final RandomStream random;

  /**
   * A random loss.
   *
   * @param probability 0 to 1
   */
  public Loss(double probability, RandomStream random) {
    this.probability = probability;
    this.random = random;
  }

  @Override
  public long apply(long delayNanos) {
    return random.nextDouble() < probability ? LOST : delayNanos;
  }
}
