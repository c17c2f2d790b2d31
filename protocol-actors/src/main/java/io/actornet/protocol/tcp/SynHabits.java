package io.actornet.protocol.tcp;

import java.util.Objects;

/**
 * How an end writes its SYNs.
 *
 * @param options the order of the options
 * @param windowShift the window scale to offer, 0 to 14; {@link #AS_NEEDED} for the least that
 *     announces the whole receive buffer
 * @param windowBytes the largest window to announce in them, up to 65,535
 * @param wholeSegments whether that window is rounded down to a multiple of the MSS
 * @param triesWithOptions how often a SYN is sent with all its options before it goes out with its
 *     MSS only, for peers that cannot bear them; 0 leaves them for ever
 * @param triesWithEcn how often a SYN asks for ECN, where it does, before one goes out that does
 *     not (RFC 3168 §6.1.1.1)
 */
public record SynHabits(
    SynOptions options,
    int windowShift,
    int windowBytes,
    boolean wholeSegments,
    int triesWithOptions,
    int triesWithEcn) {
  /** The window scale that the receive buffer needs. */
  public static final int AS_NEEDED = -1;

  /** As the RFCs show it. */
  public static final SynHabits PLAIN =
      new SynHabits(SynOptions.PLAIN, AS_NEEDED, 0xffff, false, 0, 2);

  /** Checks the ranges. */
  public SynHabits {
    Objects.requireNonNull(options, "options");
    if (windowShift < AS_NEEDED || windowShift > PeerOptions.MAX_SHIFT) {
      throw new IllegalArgumentException("windowShift is " + windowShift + ", expected -1 to 14");
    }
    if (windowBytes < 1 || windowBytes > 0xffff) {
      throw new IllegalArgumentException("windowBytes is " + windowBytes + ", expected 1 to 65535");
    }
  }

  /** The same, but with another window scale, and with its window rounded down or not. */
  public SynHabits withWindow(int shift, boolean whole) {
    return new SynHabits(options, shift, windowBytes, whole, triesWithOptions, triesWithEcn);
  }

  /** The same, but with other numbers of tries. */
  public SynHabits withTries(int withOptions, int withEcn) {
    return new SynHabits(options, windowShift, windowBytes, wholeSegments, withOptions, withEcn);
  }
}
