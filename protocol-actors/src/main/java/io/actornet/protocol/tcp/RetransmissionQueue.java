package io.actornet.protocol.tcp;

/**
 * The segments between SND.UNA and SND.NXT and what is known of each: the scoreboard of RFC 6675.
 *
 * <p>What is asked on every acknowledgment, the bytes in flight among it, is kept up to date as
 * marks change, and each walk over segments goes on where the last one ended: the work is in
 * proportion to the segments that change, not to the window. Holds no memory while nothing is
 * outstanding.
 */
public final class RetransmissionQueue {
  /** What {@link #acknowledge} returns when no round trip can be told. */
  static final long NO_SAMPLE = Long.MIN_VALUE;

  private static final int SACKED = 1;
  private static final int LOST = 2;

  /** Sent again since it was marked lost. */
  private static final int RESENT = 4;

  /** Sent more than once at any time: no round trip can be told from it (Karn). */
  private static final int AMBIGUOUS = 8;

  /** Begins what was sent together. */
  private static final int FIRST = 16;

  /** Ends what the user has pushed: has the flag PSH each time. */
  private static final int PUSHED = 32;

  /** The marks that stay whatever becomes of a segment. */
  private static final int LASTING = AMBIGUOUS | FIRST | PUSHED;

  private final SegmentRing ring;
  private int una;

  private final SeqRanges sacked = new SeqRanges();
  private int sackedBytes;
  private int lostBytes;
  private int resentBytes;

  /** Null unless it is asked for. */
  private Deliveries deliveries;

  /** When the latest of the segments that were sent once and have arrived was sent. */
  private long latestDelivered = Long.MIN_VALUE;

  /** Segments before this, from the head, have been judged lost or not lost for good. */
  private int judged;

  /** No segment before this, from the head, is lost and yet to be sent again. */
  private int resendFrom;

  /** Makes an empty queue at an initial SND.UNA. */
  RetransmissionQueue(int una) {
    this.una = una;
    this.ring = new SegmentRing(una);
  }

  int size() {
    return ring.size();
  }

  boolean isEmpty() {
    return ring.size() == 0;
  }

  /** SND.UNA. */
  int una() {
    return una;
  }

  /** SND.NXT. */
  int end() {
    return ring.end();
  }

  /** Sequence numbers sent and not acknowledged: FlightSize. */
  int flightSize() {
    return ring.end() - una;
  }

  int sackedBytes() {
    return sackedBytes;
  }

  int lostBytes() {
    return lostBytes;
  }

  /** Bytes believed in the network: the {@code pipe} of RFC 6675 §4. */
  int pipe() {
    return ring.end() - una - sackedBytes - lostBytes + resentBytes;
  }

  /** Notes from now on in which order segments arrive. */
  void trackDeliveries() {
    deliveries = new Deliveries();
  }

  /** In which order segments arrive; null unless that is noted. */
  Deliveries deliveries() {
    return deliveries;
  }

  /** What has been selectively acknowledged. */
  SeqRanges sacked() {
    return sacked;
  }

  /** The first sequence number of a segment, counted from the head. */
  int start(int index) {
    return ring.start(index);
  }

  /** The sequence number after a segment's last. */
  int end(int index) {
    return ring.end(index);
  }

  /** When a segment was sent last. */
  long sentAt(int index) {
    return ring.sentAt(index);
  }

  int length(int index) {
    return ring.length(index);
  }

  /**
   * Adds a segment just sent for the first time, behind all others.
   *
   * @param first whether it begins what was sent together
   * @param pushed whether it ends what the user has pushed
   */
  void append(int length, boolean first, boolean pushed, long nowNanos) {
    ring.append(length, nowNanos);
    ring.marks(ring.size() - 1, (first ? FIRST : 0) | (pushed ? PUSHED : 0));
  }

  /** Whether a segment ends what the user has pushed. */
  boolean isPushed(int index) {
    return (ring.marks(index) & PUSHED) != 0;
  }

  /** Whether a segment was sent together with the one before it, and is to be sent again too. */
  boolean goesWithBefore(int index) {
    return index < size() && (ring.marks(index) & (LOST | RESENT | FIRST)) == LOST;
  }

  /** What was sent together is divided here. */
  void divideBefore(int index) {
    if (index < size()) {
      ring.marks(index, ring.marks(index) | FIRST);
    }
  }

  /** Bytes that were sent again and have not been acknowledged since. */
  int resentBytes() {
    return resentBytes;
  }

  /**
   * Takes an acknowledgment of everything before {@code ack}.
   *
   * @return when the first segment acknowledged was sent, or {@link #NO_SAMPLE} when one of them
   *     was sent more than once or had been selectively acknowledged before
   */
  long acknowledge(int ack) {
    long first = isEmpty() ? NO_SAMPLE : ring.sentAt(0);
    int seen = 0;
    while (!isEmpty() && Seq.lessOrEqual(end(0), ack)) {
      seen |= ring.marks(0);
      delivered(0);
      forget(ring.marks(0), length(0));
      ring.removeFirst();
      judged = Math.max(0, judged - 1);
      resendFrom = Math.max(0, resendFrom - 1);
    }
    una = ack;
    if (isEmpty()) {
      clear();
    } else if (Seq.lessThan(start(0), ack)) {
      seen |= ring.marks(0);
      forget(ring.marks(0), ack - start(0));
      ring.trimFirst(ack);
    }
    sacked.removeBelow(ack);
    return (seen & (AMBIGUOUS | SACKED)) == 0 ? first : NO_SAMPLE;
  }

  private void clear() {
    ring.clear();
    judged = 0;
    resendFrom = 0;
    sacked.clear();
  }

  private void delivered(int index) {
    boolean repeated = (ring.marks(index) & AMBIGUOUS) != 0;
    if (deliveries != null && (ring.marks(index) & SACKED) == 0) {
      deliveries.add(ring.sentAt(index), start(index), end(index), repeated);
    }
    if (!repeated) {
      latestDelivered = Math.max(latestDelivered, ring.sentAt(index));
    }
  }

  /** Takes bytes with these marks out of the sums. */
  private void forget(int mark, int bytes) {
    if ((mark & SACKED) != 0) {
      sackedBytes -= bytes;
    }
    if ((mark & LOST) != 0) {
      lostBytes -= bytes;
    }
    if ((mark & RESENT) != 0) {
      resentBytes -= bytes;
    }
  }

  /**
   * Takes a block of a selective acknowledgment. A block that cannot be is ignored.
   *
   * @return whether it told of anything new
   */
  boolean selectivelyAcknowledge(int blockLeft, int blockRight) {
    int left = Seq.max(blockLeft, una);
    if (Seq.greaterThan(blockRight, end()) || Seq.greaterOrEqual(left, blockRight)) {
      return false;
    }
    int range = sacked.firstEndingAtOrAfter(left);
    if (range < sacked.size()
        && Seq.lessOrEqual(sacked.left(range), left)
        && Seq.greaterOrEqual(sacked.right(range), blockRight)) {
      return false;
    }
    // Only the gaps that the block fills are walked, each of them once.
    int after = range;
    int from = left;
    int mergedLeft = left;
    int mergedRight = blockRight;
    while (after < sacked.size() && Seq.lessOrEqual(sacked.left(after), blockRight)) {
      mergedLeft = Seq.min(mergedLeft, sacked.left(after));
      mergedRight = Seq.max(mergedRight, sacked.right(after++));
    }
    for (int i = range; i < after; i++) {
      markSacked(from, sacked.left(i), mergedLeft, mergedRight);
      from = Seq.max(from, sacked.right(i));
    }
    markSacked(from, blockRight, mergedLeft, mergedRight);
    sacked.add(left, blockRight);
    return true;
  }

  /** Marks the segments that touch {@code [from, to)} and lie within the merged range. */
  private void markSacked(int from, int to, int mergedLeft, int mergedRight) {
    if (Seq.greaterOrEqual(from, to)) {
      return;
    }
    for (int i = ring.find(from); i < size() && Seq.lessThan(start(i), to); i++) {
      if ((ring.marks(i) & SACKED) == 0
          && Seq.greaterOrEqual(start(i), mergedLeft)
          && Seq.lessOrEqual(end(i), mergedRight)) {
        int length = length(i);
        delivered(i);
        forget(ring.marks(i), length);
        ring.marks(i, ring.marks(i) & LASTING | SACKED);
        sackedBytes += length;
      }
    }
  }

  /** Marks as lost what lies before {@code seq} and is neither acknowledged nor marked yet. */
  void markLostBefore(int seq) {
    while (judged < size() && Seq.lessOrEqual(end(judged), seq)) {
      markLost(judged++);
    }
  }

  /** Marks the first segment as lost. */
  void markHeadLost() {
    if (!isEmpty()) {
      markLost(0);
    }
  }

  private void markLost(int index) {
    if ((ring.marks(index) & (SACKED | LOST)) == 0) {
      ring.marks(index, ring.marks(index) | LOST);
      lostBytes += length(index);
      resendFrom = Math.min(resendFrom, index);
    }
  }

  /**
   * Marks the first segments as lost again where they were sent again and, by more than some
   * reordering, later ones have arrived.
   *
   * @return whether there are such
   */
  boolean markLostAgain(long reorderingNanos) {
    int index = 0;
    while (index < size()
        && (ring.marks(index) & RESENT) != 0
        && latestDelivered > ring.sentAt(index) + reorderingNanos) {
      ring.marks(index, ring.marks(index) & ~RESENT);
      resentBytes -= length(index);
      resendFrom = 0;
      index++;
    }
    return index > 0;
  }

  /**
   * Marks as lost what something sent later has overtaken, and is so old (RFC 8985 §6.2 step 5).
   *
   * @param ageNanos the age from which it counts as lost
   * @return when the next one will be so old, or {@link LossDetection#NEVER}
   */
  long markLostSentBefore(long ageNanos, long nowNanos) {
    return Math.min(markResentLost(ageNanos, nowNanos), markSentLost(ageNanos, nowNanos));
  }

  private long markResentLost(long ageNanos, long nowNanos) {
    for (int i = 0; resentBytes > 0 && i < size(); i++) {
      int marks = ring.marks(i);
      if ((marks & SACKED) != 0) {
        continue;
      }
      if ((marks & RESENT) == 0 || !deliveries.isOvertaken(ring.sentAt(i), end(i))) {
        break;
      }
      if (ring.sentAt(i) + ageNanos > nowNanos) {
        return ring.sentAt(i) + ageNanos;
      }
      ring.marks(i, marks & ~RESENT);
      resentBytes -= length(i);
      resendFrom = Math.min(resendFrom, i);
    }
    return LossDetection.NEVER;
  }

  private long markSentLost(long ageNanos, long nowNanos) {
    for (int i = judged; i < size(); i++) {
      if ((ring.marks(i) & (SACKED | LOST)) == 0) {
        if (!deliveries.isOvertaken(ring.sentAt(i), end(i))) {
          break;
        }
        if (ring.sentAt(i) + ageNanos > nowNanos) {
          return ring.sentAt(i) + ageNanos;
        }
        markLost(i);
      }
      judged += judged == i ? 1 : 0;
    }
    return LossDetection.NEVER;
  }

  /** What was marked lost and not sent again is no longer (RFC 5682 §2.1 step 2b). */
  void unmarkLost() {
    for (int i = 0; i < size(); i++) {
      if ((ring.marks(i) & (LOST | RESENT)) == LOST) {
        ring.marks(i, ring.marks(i) & ~LOST);
        lostBytes -= length(i);
      }
    }
    judged = 0;
    resendFrom = size();
  }

  /**
   * Marks everything that was not selectively acknowledged as lost, what was sent again too. Where
   * the head was selectively acknowledged, the peer has reneged, and all its selective
   * acknowledgments are forgotten (RFC 2018 §8).
   */
  void markAllLost() {
    boolean reneged = !isEmpty() && (ring.marks(0) & SACKED) != 0;
    if (reneged) {
      sacked.clear();
      sackedBytes = 0;
    }
    lostBytes = 0;
    resentBytes = 0;
    for (int i = 0; i < size(); i++) {
      if ((ring.marks(i) & SACKED) == 0 || reneged) {
        ring.marks(i, ring.marks(i) & LASTING | LOST);
        lostBytes += length(i);
      }
    }
    judged = size();
    resendFrom = 0;
  }

  /** The index of the first segment that is lost and not sent again, or -1. */
  int nextLost() {
    if (lostBytes == 0) {
      return -1;
    }
    while (resendFrom < size()) {
      if ((ring.marks(resendFrom) & (LOST | RESENT)) == LOST) {
        return resendFrom;
      }
      resendFrom++;
    }
    return -1;
  }

  /** A segment is being sent again. */
  void resent(int index, long nowNanos) {
    int marks = ring.marks(index) | AMBIGUOUS;
    if ((marks & (LOST | RESENT)) == LOST) {
      marks |= RESENT;
      resentBytes += length(index);
    }
    ring.marks(index, marks);
    ring.sentAt(index, nowNanos);
  }

  /** Divides a segment in two, the first of {@code length}, with the same marks. */
  void split(int index, int length) {
    ring.split(index, length);
    ring.marks(index, ring.marks(index) & ~PUSHED);
    judged += judged > index ? 1 : 0;
    resendFrom += resendFrom > index ? 1 : 0;
  }

  /** Makes the last segment longer: new data goes with what is sent again. */
  void extendLast(int bytes) {
    ring.extendLast(bytes);
    forget(ring.marks(size() - 1), -bytes);
  }
}
