package io.actornet.protocol.tcp;

/**
 * {@code IsLost} of RFC 6675 §4: lost is what three separate ranges, or more than two segments'
 * worth of bytes, have been selectively acknowledged above.
 */
enum DuplicateThreshold implements LossDetection {
  INSTANCE;

  /** DupThresh. */
  static final int DUPLICATES = 3;

  @Override
  public void detect(RetransmissionQueue queue, int segmentSize) {
    SeqRanges sacked = queue.sacked();
    int bytesAbove = 0;
    for (int i = sacked.size() - 1; i >= 0; i--) {
      bytesAbove += sacked.right(i) - sacked.left(i);
      if (sacked.size() - i == DUPLICATES || bytesAbove > (DUPLICATES - 1) * segmentSize) {
        queue.markLostBefore(sacked.left(i));
        return;
      }
    }
  }
}
