package io.actornet.protocol.link;

/**
 * The quantiles of the standard normal distribution (Wichura, Algorithm AS 241, PPND7).
 *
 * <p>Seven digits between −6 and 6 standard deviations. Only arithmetic and {@code StrictMath}, so
 * every machine gets the same bits.
 */
final class NormalQuantile {
  private static final double CENTRAL = 0.425;
  private static final double TAIL_ORIGIN = 1.6;

  private NormalQuantile() {}

  /**
   * What a standard normal variable stays below with that probability.
   *
   * @param probability above 0 and below 1
   */
  static double of(double probability) {
    double distance = probability - 0.5;
    if (Math.abs(distance) <= CENTRAL) {
      return distance * central(CENTRAL * CENTRAL - distance * distance);
    }
    double tail = Math.min(probability, 1 - probability);
    return Math.copySign(tail(StrictMath.sqrt(-StrictMath.log(tail)) - TAIL_ORIGIN), distance);
  }

  private static double central(double r) {
    double numerator =
        ((5.9109374720e1 * r + 1.5929113202e2) * r + 5.0434271938e1) * r + 3.3871327179;
    double denominator = ((6.7187563600e1 * r + 7.8757757664e1) * r + 1.7895169469e1) * r + 1;
    return numerator / denominator;
  }

  private static double tail(double r) {
    double numerator = ((1.7023821103e-1 * r + 1.3067284816) * r + 2.7568153900) * r + 1.4234372777;
    double denominator = (1.2021132975e-1 * r + 7.3700164250e-1) * r + 1;
    return numerator / denominator;
  }
}
