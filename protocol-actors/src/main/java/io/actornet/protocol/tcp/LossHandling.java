package io.actornet.protocol.tcp;

import java.util.Objects;
import java.util.function.Supplier;

/**
 * How losses are found and repaired.
 *
 * @param detection makes what finds the losses of a connection
 * @param rateReduction whether recovery paces itself by what is delivered (PRR, RFC 9937)
 * @param duplicateSack whether data that arrives twice is reported (RFC 2883)
 * @param spuriousTimeouts whether timeouts are checked and undone where they were none (F-RTO, RFC
 *     5682)
 */
public record LossHandling(
    Supplier<LossDetection> detection,
    boolean rateReduction,
    boolean duplicateSack,
    boolean spuriousTimeouts) {
  /** RFC 6675 and nothing that came after. */
  public static final LossHandling CLASSIC =
      new LossHandling(() -> DuplicateThreshold.INSTANCE, false, false, false);

  /** Checks that nothing is missing. */
  public LossHandling {
    Objects.requireNonNull(detection, "detection");
  }
}
