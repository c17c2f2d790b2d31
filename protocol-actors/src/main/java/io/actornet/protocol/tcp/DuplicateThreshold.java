package io.actornet.protocol.tcp;

/**
 * {@code IsLost} of RFC 6675 §4: lost is what three separate ranges, or more than two segments'
 * worth of bytes, have been selectively acknowledged above.
 */
final class DuplicateThreshold implements LossDetection {
  /** The only one; it has no state. */
  static final DuplicateThreshold INSTANCE = new DuplicateThreshold();

  /** DupThresh. */
  static final int DUPLICATES = 3;

  private DuplicateThreshold() {}

  @Override
  public String name() {
    return LossDetections.SACK;
  }

  @Override
  public boolean probesTail() {
    return false;
  }

  @Override
  public long detect(
      RetransmissionQueue queue,
      RttEstimator rtt,
      int segmentSize,
      boolean recovering,
      long nowNanos) {
    SeqRanges sacked = queue.sacked();
    int bytesAbove = 0;
    for (int i = sacked.size() - 1; i >= 0; i--) {
      bytesAbove += sacked.right(i) - sacked.left(i);
      if (sacked.size() - i == DUPLICATES || bytesAbove > (DUPLICATES - 1) * segmentSize) {
        queue.markLostBefore(sacked.left(i));
        break;
      }
    }
    return NEVER;
  }

  @Override
  public boolean detectAgain(RetransmissionQueue queue, RttEstimator rtt) {
    return queue.markLostAgain(rtt.smoothedNanos() / 4);
  }
}
