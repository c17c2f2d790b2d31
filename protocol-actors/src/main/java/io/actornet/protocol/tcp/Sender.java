package io.actornet.protocol.tcp;

import io.actornet.protocol.wire.TcpFlags;
import io.actornet.protocol.wire.TcpOptionsWriter;
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

  /** Null unless the detection of losses probes the end of a flight. */
  private final TailProbe tailProbe;

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

  /** Bytes that are known to have arrived. */
  long bytesDelivered;

  /** Where the current round trip ends: SND.NXT when it began. */
  private int roundEnd;

  /** SND.UP: the sequence number after the urgent data; meaningful while it is pending. */
  private int urgentEnd;

  private boolean urgentPending;
  private boolean noDelay;
  private boolean corked;
  private boolean finQueued;
  private boolean userBlocked;

  Sender(Tcb connection, int iss) {
    this.connection = connection;
    this.buffer = new SendBuffer(iss + 1);
    this.queue = new RetransmissionQueue(iss + 1);
    this.rtt = new RttEstimator(connection.config());
    this.recovery = new LossRecovery(connection, queue, rtt);
    this.tailProbe = recovery.detection().probesTail() ? new TailProbe() : null;
    this.noDelay = !connection.config().nagle();
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

  /** Null unless the detection of losses probes the end of a flight. */
  TailProbe tailProbe() {
    return tailProbe;
  }

  boolean isNoDelay() {
    return noDelay;
  }

  void noDelay(boolean on) {
    noDelay = on;
  }

  boolean isCorked() {
    return corked;
  }

  void cork(boolean on) {
    corked = on;
  }

  /** New data was acknowledged: urgent data may be among it, and a round trip may be over. */
  void onAdvance(int ack, long nowNanos) {
    timer.onProgress(nowNanos);
    urgentPending = urgentPending && Seq.lessThan(ack, urgentEnd);
    if (Seq.greaterOrEqual(ack, roundEnd)) {
      roundEnd = queue.end();
      recovery.congestionControl().onRound(nowNanos);
    }
  }

  /** What has been written so far is urgent (RFC 9293 §3.8.5). */
  void markUrgent() {
    urgentPending = true;
    urgentEnd = buffer.end();
  }

  /**
   * The urgent pointer of a segment that begins here: the offset of the first byte that is not
   * urgent (MUST-62); 0 for none.
   */
  int urgentPointer(int sequence) {
    return urgentPending && Seq.greaterThan(urgentEnd, sequence)
        ? Math.min(urgentEnd - sequence, 0xffff)
        : 0;
  }

  /** SND.NXT. */
  int sndNxt() {
    return queue.end();
  }

  /** SND.WND. */
  int window() {
    return window;
  }

  int windowShift() {
    return windowShift;
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
    roundEnd = queue.end();
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
    int size = Math.max(TcpConfig.MIN_SEGMENT_SIZE, Math.min(peerSegmentSize, fits));
    return connection.timestamps() == null ? size : size - TcpOptionsWriter.TIMESTAMPS_LENGTH;
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

  /** Whether the FIN has been sent and is not acknowledged. */
  boolean isFinOutstanding() {
    return finQueued && !isFinAcknowledged() && sndNxt() == buffer().end() + 1;
  }

  boolean isFinAcknowledged() {
    return Seq.greaterThan(queue.una(), buffer.end());
  }

  /** Data and FIN not sent yet, in sequence numbers. */
  int unsent() {
    return buffer.end() - queue.end() + (finQueued ? 1 : 0);
  }

  /** Takes the window of a segment, unless it is older than the one known; whether it changed. */
  boolean updateWindow(TcpView segment, int sequence, int ack) {
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
