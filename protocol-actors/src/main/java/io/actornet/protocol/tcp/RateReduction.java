package io.actornet.protocol.tcp;

/**
 * Proportional Rate Reduction (RFC 9937): during a recovery, sends in proportion to what arrives,
 * so that the window comes down to ssthresh evenly and is not left unused.
 */
final class RateReduction {
  /** RecoverFS. */
  private final int flightAtStart;

  private long delivered;
  private long sent;
  private int window;

  /** A recovery begins with so many bytes in flight. */
  RateReduction(int flightSize) {
    flightAtStart = Math.max(1, flightSize);
  }

  /** What may be in the network now, in bytes. */
  int window() {
    return window;
  }

  /** So many bytes have been sent, for the first time or again. */
  void onSent(int bytes) {
    sent += bytes;
  }

  /**
   * An acknowledgment has been applied.
   *
   * @param newlyDelivered bytes that it shows to have arrived
   * @param pipe bytes believed in the network
   * @param threshold ssthresh
   * @param safe whether SND.UNA advanced and no further loss showed
   */
  void onAcknowledgment(
      int newlyDelivered, int pipe, int threshold, boolean safe, int segmentSize) {
    delivered += newlyDelivered;
    long count;
    if (pipe > threshold) {
      count = (delivered * threshold + flightAtStart - 1) / flightAtStart - sent;
    } else {
      count = Math.max(delivered - sent, newlyDelivered);
      count = Math.min(threshold - pipe, safe ? count + segmentSize : count);
    }
    window = pipe + (int) Math.max(0, count);
  }
}
