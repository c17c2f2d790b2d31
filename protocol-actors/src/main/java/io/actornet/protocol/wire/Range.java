package io.actornet.protocol.wire;

/** Bounds of header fields, for representations that must not hold what the wire cannot. */
final class Range {
  private Range() {}

  /**
   * Returns {@code value}.
   *
   * @throws IllegalArgumentException if it is outside {@code [lowest, highest]}
   */
  static int check(String what, int value, int lowest, int highest) {
    if (value < lowest || value > highest) {
      throw new IllegalArgumentException(
          what + " is " + value + ", expected " + lowest + " to " + highest);
    }
    return value;
  }
}
