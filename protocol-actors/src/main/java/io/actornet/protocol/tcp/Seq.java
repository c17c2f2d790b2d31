package io.actornet.protocol.tcp;

/**
 * Arithmetic on sequence numbers: modulo 2^32, so that "less" means "less than half the space
 * ahead" (RFC 9293 §3.4).
 */
final class Seq {
  private Seq() {}

  static boolean lessThan(int a, int b) {
    return a - b < 0;
  }

  static boolean lessOrEqual(int a, int b) {
    return a - b <= 0;
  }

  static boolean greaterThan(int a, int b) {
    return a - b > 0;
  }

  static boolean greaterOrEqual(int a, int b) {
    return a - b >= 0;
  }

  /** Whether {@code low <= seq < high}. */
  static boolean inRange(int low, int seq, int high) {
    return seq - low >= 0 && seq - high < 0;
  }

  static int max(int a, int b) {
    return a - b >= 0 ? a : b;
  }

  static int min(int a, int b) {
    return a - b <= 0 ? a : b;
  }
}
