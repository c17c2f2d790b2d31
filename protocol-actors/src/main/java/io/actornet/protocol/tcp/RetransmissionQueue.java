package io.actornet.protocol.tcp;

/**
 * The segments between SND.UNA and SND.NXT and what is known of each: the scoreboard of RFC 6675.
 *
 * <p>Segments lie in a ring in the order of their sequence numbers. What is asked on every
 * acknowledgment, the bytes in flight among it, is kept up to date as marks change, and each walk
 * over segments goes on where the last one ended: the work is in proportion to the segments that
 * change, not to the window. Holds no memory while nothing is outstanding.
 */
final class RetransmissionQueue {
  /** What {@link #acknowledge} returns when no round trip can be told. */
  static final long NO_SAMPLE = Long.MIN_VALUE;

  private static final int INITIAL_SEGMENTS = 8;

  private static final int SACKED = 1;
  private static final int LOST = 2;

  /** Sent again since it was marked lost. */
  private static final int RESENT = 4;

  /** Sent more than once at any time: no round trip can be told from it (Karn). */
  private static final int AMBIGUOUS = 8;

  private int[] starts;
  private long[] sentAt;
  private byte[] marks;
  private int head;
  private int count;

  private int una;
  private int end;

  private final SeqRanges sacked = new SeqRanges();
  private int sackedBytes;
  private int lostBytes;
  private int resentBytes;

  /** When the latest of the segments that were sent once and have arrived was sent. */
  private long latestDelivered = Long.MIN_VALUE;

  /** Segments before this, from the head, have been judged lost or not lost for good. */
  private int judged;

  /** No segment before this, from the head, is lost and yet to be sent again. */
  private int resendFrom;

  /** Makes an empty queue at an initial SND.UNA. */
  RetransmissionQueue(int una) {
    this.una = una;
    this.end = una;
  }

  int size() {
    return count;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** SND.UNA. */
  int una() {
    return una;
  }

  /** SND.NXT. */
  int end() {
    return end;
  }

  /** Sequence numbers sent and not acknowledged: FlightSize. */
  int flightSize() {
    return end - una;
  }

  int sackedBytes() {
    return sackedBytes;
  }

  int lostBytes() {
    return lostBytes;
  }

  /** Bytes believed in the network: the {@code pipe} of RFC 6675 §4. */
  int pipe() {
    return end - una - sackedBytes - lostBytes + resentBytes;
  }

  /** What has been selectively acknowledged. */
  SeqRanges sacked() {
    return sacked;
  }

  private int slot(int index) {
    return head + index & starts.length - 1;
  }

  /** The first sequence number of a segment, counted from the head. */
  int start(int index) {
    return starts[slot(index)];
  }

  /** The sequence number after a segment's last. */
  int end(int index) {
    return index == count - 1 ? end : starts[slot(index + 1)];
  }

  int length(int index) {
    return end(index) - start(index);
  }

  /** Adds a segment just sent for the first time, behind all others. */
  void append(int length, long nowNanos) {
    insertSlot(count);
    int slot = slot(count - 1);
    starts[slot] = end;
    sentAt[slot] = nowNanos;
    marks[slot] = 0;
    end += length;
  }

  /** Makes room for one more segment at an index, moving those behind it. */
  private void insertSlot(int index) {
    if (starts == null) {
      resize(INITIAL_SEGMENTS);
    } else if (count == starts.length) {
      resize(2 * count);
    }
    count++;
    for (int i = count - 1; i > index; i--) {
      int to = slot(i);
      int from = slot(i - 1);
      starts[to] = starts[from];
      sentAt[to] = sentAt[from];
      marks[to] = marks[from];
    }
  }

  private void resize(int capacity) {
    int[] newStarts = new int[capacity];
    long[] newSentAt = new long[capacity];
    byte[] newMarks = new byte[capacity];
    for (int i = 0; i < count; i++) {
      int slot = slot(i);
      newStarts[i] = starts[slot];
      newSentAt[i] = sentAt[slot];
      newMarks[i] = marks[slot];
    }
    starts = newStarts;
    sentAt = newSentAt;
    marks = newMarks;
    head = 0;
  }

  /**
   * Takes an acknowledgment of everything before {@code ack}.
   *
   * @return when the first segment acknowledged was sent, or {@link #NO_SAMPLE} when one of them
   *     was sent more than once or had been selectively acknowledged before
   */
  long acknowledge(int ack) {
    long first = count > 0 ? sentAt[head] : NO_SAMPLE;
    int seen = 0;
    while (count > 0 && Seq.lessOrEqual(end(0), ack)) {
      seen |= marks[head];
      delivered(head);
      forget(marks[head], length(0));
      head = slot(1);
      count--;
      judged = Math.max(0, judged - 1);
      resendFrom = Math.max(0, resendFrom - 1);
    }
    una = ack;
    if (count == 0) {
      clear();
    } else if (Seq.lessThan(start(0), ack)) {
      seen |= marks[head];
      forget(marks[head], ack - start(0));
      starts[head] = ack;
    }
    sacked.removeBelow(ack);
    return (seen & (AMBIGUOUS | SACKED)) == 0 ? first : NO_SAMPLE;
  }

  private void clear() {
    starts = null;
    sentAt = null;
    marks = null;
    head = 0;
    judged = 0;
    resendFrom = 0;
    sacked.clear();
  }

  private void delivered(int slot) {
    if ((marks[slot] & AMBIGUOUS) == 0) {
      latestDelivered = Math.max(latestDelivered, sentAt[slot]);
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
    if (Seq.greaterThan(blockRight, end) || Seq.greaterOrEqual(left, blockRight)) {
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
    for (int i = find(from); i < count && Seq.lessThan(start(i), to); i++) {
      int slot = slot(i);
      if ((marks[slot] & SACKED) == 0
          && Seq.greaterOrEqual(start(i), mergedLeft)
          && Seq.lessOrEqual(end(i), mergedRight)) {
        int length = length(i);
        delivered(slot);
        forget(marks[slot], length);
        marks[slot] = (byte) (marks[slot] & AMBIGUOUS | SACKED);
        sackedBytes += length;
      }
    }
  }

  /** The index of the segment that holds {@code seq}, which is in flight. */
  private int find(int seq) {
    int low = 0;
    int high = count - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Seq.lessOrEqual(end(middle), seq)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Marks as lost what lies before {@code seq} and is neither acknowledged nor marked yet. */
  void markLostBefore(int seq) {
    while (judged < count && Seq.lessOrEqual(end(judged), seq)) {
      markLost(judged++);
    }
  }

  /** Marks the first segment as lost. */
  void markHeadLost() {
    if (count > 0) {
      markLost(0);
    }
  }

  private void markLost(int index) {
    int slot = slot(index);
    if ((marks[slot] & (SACKED | LOST)) == 0) {
      marks[slot] |= LOST;
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
    while (index < count
        && (marks[slot(index)] & RESENT) != 0
        && latestDelivered > sentAt[slot(index)] + reorderingNanos) {
      marks[slot(index)] &= ~RESENT;
      resentBytes -= length(index);
      resendFrom = 0;
      index++;
    }
    return index > 0;
  }

  /**
   * Marks everything that was not selectively acknowledged as lost, what was sent again too. Where
   * the head was selectively acknowledged, the peer has reneged, and all its selective
   * acknowledgments are forgotten (RFC 2018 §8).
   */
  void markAllLost() {
    boolean reneged = count > 0 && (marks[head] & SACKED) != 0;
    if (reneged) {
      sacked.clear();
      sackedBytes = 0;
    }
    lostBytes = 0;
    resentBytes = 0;
    for (int i = 0; i < count; i++) {
      int slot = slot(i);
      if ((marks[slot] & SACKED) == 0 || reneged) {
        marks[slot] = (byte) (marks[slot] & AMBIGUOUS | LOST);
        lostBytes += length(i);
      }
    }
    judged = count;
    resendFrom = 0;
  }

  /** The index of the first segment that is lost and not sent again, or -1. */
  int nextLost() {
    if (lostBytes == 0) {
      return -1;
    }
    while (resendFrom < count) {
      if ((marks[slot(resendFrom)] & (LOST | RESENT)) == LOST) {
        return resendFrom;
      }
      resendFrom++;
    }
    return -1;
  }

  /** A segment is being sent again. */
  void resent(int index, long nowNanos) {
    int slot = slot(index);
    if ((marks[slot] & (LOST | RESENT)) == LOST) {
      marks[slot] |= RESENT;
      resentBytes += length(index);
    }
    marks[slot] |= AMBIGUOUS;
    sentAt[slot] = nowNanos;
  }

  /** Divides a segment in two, the first of {@code length}, with the same marks. */
  void split(int index, int length) {
    insertSlot(index + 1);
    int first = slot(index);
    int second = slot(index + 1);
    starts[second] = starts[first] + length;
    sentAt[second] = sentAt[first];
    marks[second] = marks[first];
    judged += judged > index ? 1 : 0;
    resendFrom += resendFrom > index ? 1 : 0;
  }

  /** Makes the last segment longer: new data goes with what is sent again. */
  void extendLast(int bytes) {
    int mark = marks[slot(count - 1)];
    end += bytes;
    forget(mark, -bytes);
  }
}
