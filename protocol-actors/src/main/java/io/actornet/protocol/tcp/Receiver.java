package io.actornet.protocol.tcp;

import io.actornet.protocol.wire.TcpFlags;
import io.actornet.protocol.wire.TcpOptionsWriter;
import io.actornet.protocol.wire.TcpView;

/**
 * The receiving side: what to accept, in which order to hand it over, what window to announce and
 * when to acknowledge.
 */
final class Receiver {
  /**
   * How many segments out of order are kept for each 256 bytes of receive buffer, so that a flood
   * of tiny ones cannot hold much more memory than the buffer is meant to.
   */
  private static final int BYTES_PER_KEPT_SEGMENT = 256;

  private static final int MIN_KEPT_SEGMENTS = 64;

  private final Tcb connection;

  private int rcvNxt;

  /** RCV.NXT + RCV.WND as last announced. It never moves back (RFC 9293 SHLD-14). */
  private int windowEdge;

  private int windowShift;

  /** How many bytes may wait to be consumed. */
  private int bufferBytes;

  /** Bytes handed over and not consumed. */
  private int unread;

  /** Segments with data since the last acknowledgment. */
  private int segmentsPending;

  /** The largest segment seen: what "full-sized" means for delayed acknowledgments. */
  private int largestSegment = 1;

  /** RCV.NXT as last acknowledged. */
  private int acknowledged;

  private boolean acknowledgeNow;

  /** How many segments more are acknowledged at once, each. */
  private int quickAcknowledgments;

  /** RCV.UP, the sequence number after the urgent data; RCV.NXT or before when there is none. */
  private int urgentEnd;

  /** Data that arrived twice and has not been reported yet (RFC 2883); empty when there is none. */
  private int duplicateLeft;

  private int duplicateRight;
  private boolean closed;
  private boolean finArrived;
  private int finSequence;
  private boolean selective;

  /** When data arrived last, or the connection began. */
  private long dataAt;

  long segmentsIn;
  long bytesIn;

  /** What came out of order; null while nothing did. */
  private ReassemblyQueue reassembly;

  Receiver(Tcb connection) {
    this.connection = connection;
  }

  /** The peer's SYN has arrived. */
  void start(int irs, PeerOptions peer) {
    TcpConfig config = connection.config();
    bufferBytes = config.receiveBufferBytes();
    if (config.receive().wholeSegments()) {
      int size = Math.min(peer.segmentSize(), connection.announcedSegmentSize());
      bufferBytes = Math.ceilDiv(bufferBytes, size) * size;
    }
    rcvNxt = irs + 1;
    dataAt = connection.now();
    urgentEnd = rcvNxt;
    quickAcknowledgments = connection.config().quickAcknowledgments();
    acknowledged = rcvNxt;
    windowEdge = rcvNxt + SynSegment.window(connection.config(), connection.mtu());
    windowShift = peer.scaling() ? connection.config().receiveWindowShift() : 0;
    selective = peer.selectiveAcknowledgment();
  }

  int rcvNxt() {
    return rcvNxt;
  }

  /** RCV.WND. */
  int window() {
    return windowEdge - rcvNxt;
  }

  int windowShift() {
    return windowShift;
  }

  /** When data arrived last, or the connection began. */
  long dataAt() {
    return dataAt;
  }

  /** The largest segment that has arrived; 1 before there was one. */
  int largestSegment() {
    return largestSegment;
  }

  int unread() {
    return unread;
  }

  /** Whether the user has closed: data that arrives now is lost. */
  boolean isClosed() {
    return closed;
  }

  void close() {
    closed = true;
  }

  /** Whether all that the peer sends has arrived, its FIN included. */
  boolean isFinished() {
    return finArrived && rcvNxt == finSequence + 1;
  }

  /** The acceptability test of RFC 9293 §3.10.7.4. */
  boolean isAcceptable(int sequence, int segmentLength) {
    if (segmentLength == 0) {
      // At the very edge too: where a peer stands that has filled the window, whose
      // acknowledgments must not be lost.
      return Seq.inRange(rcvNxt, sequence, edge() + 1);
    }
    return Seq.inRange(rcvNxt, sequence, edge())
        || Seq.inRange(rcvNxt, sequence + segmentLength - 1, edge());
  }

  /** Whether a sequence number is RCV.NXT, or behind it in the window (RFC 5961 §3.2). */
  boolean isInWindow(int sequence) {
    return sequence == rcvNxt || Seq.inRange(rcvNxt, sequence, edge());
  }

  /** Where what is acceptable ends. */
  private int edge() {
    return connection.config().receive().followsBuffer()
        ? Seq.max(windowEdge, rcvNxt + Math.max(0, bufferBytes - unread))
        : windowEdge;
  }

  /** Asks for an acknowledgment with the next segment, or alone when none goes out. */
  void acknowledgeNow() {
    acknowledgeNow = true;
  }

  /** As many segments from now on are acknowledged at once, each. */
  void quickAcknowledgments(int segments) {
    quickAcknowledgments = segments;
  }

  /** Step six: urgent data ends before this sequence number (MUST-31, MUST-32). */
  void onUrgent(int end) {
    if (Seq.greaterThan(end, urgentEnd) && Seq.greaterThan(end, rcvNxt)) {
      urgentEnd = end;
      connection.effects().urgent(urgentBytes());
    }
  }

  /** How many bytes from the next one that the user gets on are urgent. */
  int urgentBytes() {
    return Math.max(0, urgentEnd - rcvNxt);
  }

  /** Takes the text and FIN of an acceptable segment. */
  void onText(TcpView segment, int sequence) {
    int length = segment.payloadLength();
    if (segment.has(TcpFlags.FIN) && !finArrived) {
      int fin = sequence + length;
      if (Seq.greaterOrEqual(fin, rcvNxt) && Seq.lessOrEqual(fin, edge())) {
        finArrived = true;
        finSequence = fin;
      }
    }
    if (length > 0) {
      dataAt = connection.now();
      largestSegment = Math.max(largestSegment, length);
      segmentsPending++;
      onData(segment, sequence, length);
    } else if (segment.has(TcpFlags.FIN) && rcvNxt != finSequence) {
      acknowledgeNow = true;
    }
    if (finArrived && rcvNxt == finSequence) {
      rcvNxt++;
      windowEdge = Seq.max(windowEdge, rcvNxt);
      acknowledgeNow = true;
    }
  }

  private void onData(TcpView segment, int sequence, int length) {
    int limit = finArrived ? Seq.min(finSequence, edge()) : edge();
    int start = Seq.max(sequence, rcvNxt);
    int end = Seq.min(sequence + length, limit);
    if (Seq.greaterOrEqual(start, end)) {
      acknowledgeNow = true;
      connection.stack().counters().duplicateSegments++;
      reportDuplicate(sequence, Seq.min(sequence + length, rcvNxt));
      return;
    }
    if (closed) {
      if (connection.config().receive().resetsAsForNobody()) {
        connection.control().resetInAnswerTo(segment);
        connection.end(CloseReason.ABORTED);
      } else {
        connection.requestAbort();
      }
      return;
    }
    int offset = segment.payloadOffset() + (start - sequence);
    if (Seq.lessThan(sequence, rcvNxt)) {
      reportDuplicate(sequence, rcvNxt);
    }
    if (reassembly != null && duplicateLeft == duplicateRight) {
      int left = reassembly.duplicateLeft(start, end);
      reportDuplicate(left, reassembly.duplicateRight(left, end));
    }
    if (quickAcknowledgments > 0) {
      quickAcknowledgments--;
      acknowledgeNow = true;
    }
    if (start != rcvNxt) {
      keep(start, end, segment.bytes(), offset);
      acknowledgeNow = true;
    } else if (reassembly == null) {
      handOver(end, segment.bytes(), offset);
    } else {
      handOver(end, segment.bytes(), offset);
      handOverKept();
      acknowledgeNow = true;
    }
  }

  /** A segment is not acceptable: if it holds what has arrived before, the peer is told so. */
  void onRefused(TcpView segment, int sequence) {
    int end = sequence + segment.payloadLength();
    if (segment.payloadLength() > 0 && Seq.lessOrEqual(end, rcvNxt)) {
      connection.stack().counters().duplicateSegments++;
      reportDuplicate(sequence, end);
    }
  }

  private void reportDuplicate(int left, int right) {
    if (selective && connection.config().loss().duplicateSack() && Seq.lessThan(left, right)) {
      duplicateLeft = left;
      duplicateRight = right;
    }
  }

  private void handOver(int end, byte[] frame, int offset) {
    int length = end - rcvNxt;
    rcvNxt = end;
    unread += length;
    connection.received(frame, offset, length);
  }

  private void handOverKept() {
    while (!reassembly.isEmpty() && Seq.lessOrEqual(reassembly.firstStart(), rcvNxt)) {
      int end = reassembly.firstEnd();
      if (Seq.greaterThan(end, rcvNxt)) {
        int skipped = rcvNxt - reassembly.firstStart();
        handOver(end, reassembly.firstFrame(), reassembly.firstOffset() + skipped);
      }
      reassembly.removeFirst();
    }
    if (reassembly.isEmpty()) {
      reassembly = null;
    } else {
      reassembly.advance(rcvNxt);
    }
  }

  private void keep(int start, int end, byte[] frame, int offset) {
    TcpCounters counters = connection.stack().counters();
    if (reassembly == null) {
      reassembly = new ReassemblyQueue();
    }
    int most = Math.max(MIN_KEPT_SEGMENTS, bufferBytes / BYTES_PER_KEPT_SEGMENT);
    if (reassembly.size() >= most) {
      counters.reassemblyOverflows++;
    } else {
      reassembly.add(start, end, frame, offset);
      counters.outOfOrderSegments++;
    }
  }

  /** The user has consumed data handed over. */
  void consumed(int bytes) {
    unread = Math.max(0, unread - bytes);
    int open = openableWindow();
    int announced = window();
    // A window that has doubled is news; the rest goes with the next acknowledgment.
    if (open >= announced + smallestStep() && open >= 2L * announced) {
      acknowledgeNow = true;
    }
  }

  /** The least by which the window opens: receiver silly window avoidance (RFC 9293 MUST-39). */
  private int smallestStep() {
    return Math.min(bufferBytes / 2, connection.announcedSegmentSize());
  }

  /** The window that the buffer has room for, in units of the window field. */
  private int openableWindow() {
    int free = Math.max(0, bufferBytes - unread);
    return Math.min(free >> windowShift, 0xffff) << windowShift;
  }

  /** Decides on the window to announce and returns the field for it. */
  int announceWindow() {
    int announced = window();
    int open = openableWindow();
    int field;
    if (open - announced >= smallestStep()
        || connection.config().receive().followsBuffer() && open > announced) {
      field = open >> windowShift;
    } else {
      // Rounded up, as the edge must not move back.
      field = announced + (1 << windowShift) - 1 >> windowShift;
    }
    windowEdge = rcvNxt + (field << windowShift);
    return field;
  }

  /** The field for the window as announced last. */
  int announcedWindowField() {
    return window() >> windowShift;
  }

  /** How many SACK blocks segments carry now, the report of a duplicate among them. */
  int sackBlocks() {
    if (!selective) {
      return 0;
    }
    int blocks = reassembly == null ? 0 : reassembly.blockCount();
    blocks += duplicateLeft == duplicateRight ? 0 : 1;
    return blocks == 0 ? 0 : Math.min(connection.timestamps() == null ? 4 : 3, blocks);
  }

  void writeSack(TcpOptionsWriter options, int blocks) {
    options.sack(blocks);
    int written = 0;
    if (duplicateLeft != duplicateRight) {
      options.sackBlock(duplicateLeft, duplicateRight);
      duplicateLeft = duplicateRight;
      written = 1;
    }
    for (int i = 0; written < blocks; i++, written++) {
      options.sackBlock(reassembly.blockLeft(i), reassembly.blockRight(i));
    }
  }

  /** RCV.NXT as last acknowledged: Last.ACK.sent of RFC 7323. */
  int acknowledged() {
    return acknowledged;
  }

  /** A segment with an acknowledgment of RCV.NXT goes out. */
  void acknowledgmentSent() {
    acknowledged = rcvNxt;
    acknowledgeNow = false;
    segmentsPending = 0;
    connection.timers().disarmAcknowledgment();
  }

  /** Sends an acknowledgment that nothing else has carried, or sees that one is sent in time. */
  void settleAcknowledgment(long nowNanos) {
    int pending = rcvNxt - acknowledged;
    TcpConfig config = connection.config();
    if (acknowledgeNow
        || pending >= (long) config.delayedAckSegments() * largestSegment
        || pending > 0 && isEnough(config)) {
      connection.control().acknowledge();
    } else if (pending > 0 && !connection.timers().isAcknowledgmentArmed()) {
      connection.timers().armAcknowledgment(nowNanos + config.delayedAckNanos());
    }
  }

  private boolean isEnough(TcpConfig config) {
    return config.delayedAckSegments() == 1
        || config.receive().everySecondSegment() && segmentsPending >= config.delayedAckSegments();
  }

  /** How many bytes may wait to be consumed. */
  int bufferBytes() {
    return bufferBytes;
  }

  /** Lets go of what was kept. */
  void release() {
    reassembly = null;
  }
}
