package io.actornet.protocol.tcp;

import io.actornet.protocol.wire.TcpFlags;
import io.actornet.protocol.wire.TcpOptions;
import io.actornet.protocol.wire.TcpView;

/**
 * The sending side's bookkeeping: what is acknowledged and how large the peer's window is. {@link
 * Transmission} decides what to send, {@link RetransmissionTimer} which timer runs.
 */
final class Sender {
  private final Tcb connection;
  private final SendBuffer buffer;
  private final RetransmissionQueue queue;
  private final LossRecovery recovery;
  private final RttEstimator rtt;
  private final Transmission transmission;
  private final RetransmissionTimer timer;

  /** SND.WND, in bytes. */
  private int window;

  /** SND.WL1 and SND.WL2: the segment that last updated the window. */
  private int windowSequence;

  private int windowAcknowledgment;

  /** The largest window ever announced: a guess at the peer's buffer. */
  private int largestWindow;

  private int windowShift;
  private int peerSegmentSize = PeerOptions.DEFAULT_SEGMENT_SIZE;

  /** Eff.snd.MSS: bytes of data and options that fit in a segment. */
  private int segmentSize;

  long segmentsOut;
  long bytesOut;
  int retransmissions;

  private boolean finQueued;
  private boolean userBlocked;

  Sender(Tcb connection, int iss) {
    this.connection = connection;
    this.buffer = new SendBuffer(iss + 1);
    this.queue = new RetransmissionQueue(iss + 1);
    this.recovery =
        new LossRecovery(
            queue, connection.config().congestionControl().get(), connection.stack().counters());
    this.rtt = new RttEstimator(connection.config());
    this.transmission = new Transmission(connection, this);
    this.timer = new RetransmissionTimer(connection, this);
  }

  SendBuffer buffer() {
    return buffer;
  }

  RetransmissionQueue queue() {
    return queue;
  }

  LossRecovery recovery() {
    return recovery;
  }

  RttEstimator rtt() {
    return rtt;
  }

  Transmission transmission() {
    return transmission;
  }

  RetransmissionTimer timer() {
    return timer;
  }

  /** SND.NXT. */
  int sndNxt() {
    return queue.end();
  }

  /** SND.WND. */
  int window() {
    return window;
  }

  int largestWindow() {
    return largestWindow;
  }

  int segmentSize() {
    return segmentSize;
  }

  long timeoutNanos() {
    return rtt.timeoutNanos(connection.config());
  }

  /** The handshake has shown what the peer can do. */
  void start(PeerOptions peer, TcpView segment, int mtu, boolean synRetransmitted) {
    TcpConfig config = connection.config();
    windowShift = Math.max(0, peer.windowShift());
    peerSegmentSize = peer.segmentSize();
    segmentSize = segmentSize(mtu);
    recovery.start(peer.selectiveAcknowledgment());
    int initialWindow =
        synRetransmitted
            ? segmentSize
            : Math.min(
                config.initialWindowSegments() * segmentSize,
                Math.max(2 * segmentSize, config.initialWindowSegments() * 1460));
    recovery.congestionControl().start(segmentSize, initialWindow);
    // The window in a SYN is not scaled (RFC 7323 §2.2).
    int scale = segment.has(TcpFlags.SYN) ? 0 : windowShift;
    setWindow(segment, segment.window() << scale);
  }

  private int segmentSize(int mtu) {
    int fits = Math.min(mtu - 40, connection.config().maximumSegmentSize());
    return Math.max(TcpConfig.MIN_SEGMENT_SIZE, Math.min(peerSegmentSize, fits));
  }

  /** The path's MTU has become known or changed. */
  void onPathMtu(int mtu) {
    int size = segmentSize(mtu);
    if (size == segmentSize) {
      return;
    }
    boolean smaller = size < segmentSize;
    segmentSize = size;
    recovery.congestionControl().onSegmentSize(size);
    if (smaller && !queue.isEmpty() && connection.state().maySend()) {
      recovery.resendAll();
    }
  }

  /** Takes as much as there is room for; returns how much. */
  int write(byte[] chunk, int offset, int length) {
    int room = connection.config().sendBufferBytes() - buffer.size();
    int taken = Math.min(length, Math.max(0, room));
    if (taken > 0) {
      buffer.append(chunk, offset, taken);
    }
    userBlocked = taken < length;
    return taken;
  }

  /** The user wants to know of room even though all was taken. */
  void awaitRoom() {
    userBlocked = true;
  }

  /** The FIN follows what is in the buffer. */
  void queueFin() {
    finQueued = true;
  }

  boolean isFinQueued() {
    return finQueued;
  }

  boolean isFinAcknowledged() {
    return Seq.greaterThan(queue.una(), buffer.end());
  }

  /** Data and FIN not sent yet, in sequence numbers. */
  int unsent() {
    return buffer.end() - queue.end() + (finQueued ? 1 : 0);
  }

  /** Takes the acknowledgment and window of a segment; false where the segment is to be dropped. */
  boolean onAcknowledgment(TcpView segment, int sequence, long nowNanos) {
    int ack = segment.acknowledgment();
    if (Seq.greaterThan(ack, queue.end())) {
      connection.stack().counters().unacceptableAcknowledgments++;
      connection.control().acknowledgeRefused(segment.segmentLength(), nowNanos);
      return false;
    }
    if (Seq.lessThan(ack, queue.una())) {
      if (Seq.lessThan(ack, queue.una() - largestWindow)) {
        connection.stack().counters().unacceptableAcknowledgments++;
        connection.control().challenge(nowNanos);
        return false;
      }
      return true;
    }
    int flightBefore = queue.flightSize();
    int acknowledged = ack - queue.una();
    if (acknowledged > 0) {
      advance(ack, nowNanos);
    }
    boolean sackedMore = flightBefore > 0 && segment.optionsLength() > 0 && takeSack(segment);
    boolean windowChanged = updateWindow(segment, sequence, ack);
    boolean duplicate =
        acknowledged == 0
            && flightBefore > 0
            && (recovery.isSelective()
                ? sackedMore
                : !windowChanged && segment.segmentLength() == 0);
    recovery.onAcknowledgment(
        acknowledged,
        duplicate,
        isWindowLimited(flightBefore),
        segmentSize,
        rtt.smoothedNanos() / 4,
        nowNanos);
    return true;
  }

  private void advance(int ack, long nowNanos) {
    long sentAt = queue.acknowledge(ack);
    buffer.release(Seq.min(ack, buffer.end()));
    if (sentAt != RetransmissionQueue.NO_SAMPLE) {
      rtt.sample(nowNanos - sentAt, connection.config());
    }
    timer.onProgress(nowNanos);
  }

  private boolean takeSack(TcpView segment) {
    if (!recovery.isSelective()) {
      return false;
    }
    TcpOptions options = connection.stack().parse(segment);
    boolean news = false;
    for (int i = 0; i < options.sackBlocks(); i++) {
      news |= queue.selectivelyAcknowledge(options.sackLeft(i), options.sackRight(i));
    }
    return news;
  }

  /**
   * Whether the congestion window was used: an application that sends less gives no evidence that
   * the network takes more. In slow start half of it counts as used, as it doubles in a round trip.
   */
  private boolean isWindowLimited(int flight) {
    CongestionControl congestion = recovery.congestionControl();
    int cwnd = congestion.congestionWindow();
    return cwnd < congestion.slowStartThreshold()
        ? 2L * flight >= cwnd
        : flight + segmentSize > cwnd;
  }

  private boolean updateWindow(TcpView segment, int sequence, int ack) {
    boolean newer =
        Seq.lessThan(windowSequence, sequence)
            || windowSequence == sequence && Seq.lessOrEqual(windowAcknowledgment, ack);
    if (!newer) {
      return false;
    }
    int before = window;
    setWindow(segment, segment.window() << windowShift);
    if (window == 0) {
      // The peer lives: a window may stay closed for ever (RFC 9293 MUST-37).
      timer.onSignOfLife();
    } else if (before == 0) {
      onWindowOpened();
    }
    return window != before;
  }

  private void setWindow(TcpView segment, int bytes) {
    window = bytes;
    windowSequence = segment.sequence();
    windowAcknowledgment = segment.acknowledgment();
    largestWindow = Math.max(largestWindow, bytes);
  }

  /**
   * What was sent into the closed window, probes among it, found no room: it goes again at once.
   */
  private void onWindowOpened() {
    if (connection.timers().purpose() == Timers.Purpose.PERSIST) {
      rtt.endBackOff();
      timer.onSignOfLife();
      if (!queue.isEmpty()) {
        recovery.resendAll();
      }
    }
  }

  /** Sends what may be sent. */
  void output(long nowNanos) {
    if (connection.state().maySend()) {
      transmission.output(nowNanos);
    }
  }

  /**
   * Tells a user that found the buffer full of room for an eighth of it; false if there is none.
   */
  boolean tellWritable() {
    int size = connection.config().sendBufferBytes();
    int room = size - buffer.size();
    if (!userBlocked || finQueued || room < Math.max(1, size / 8)) {
      return false;
    }
    userBlocked = false;
    connection.effects().writable(room);
    return true;
  }

  /** Lets go of all data. */
  void release() {
    buffer.clear();
    queue.acknowledge(queue.end());
  }
}
