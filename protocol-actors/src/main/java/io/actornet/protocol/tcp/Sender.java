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

  /** When an acknowledgment arrived last. */
  long acknowledgedAt;

  /** Null until there was something to send. */
  private Chronograph chronograph;

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
  private final SendRoom room;

  /** Null where what is written is not divided into units. */
  private final SendUnits units;

  private boolean noDelay;
  private boolean corked;

  /** Where the last write ended after which nothing is to wait for more. */
  private int pushEnd;

  /**
   * Whether the user has said that more follows at once, or that nothing is to wait: until then.
   */
  private boolean moreFollows;

  private boolean pushed;
  private boolean finQueued;
  private boolean userBlocked;

  Sender(Tcb connection, int iss) {
    this.connection = connection;
    this.buffer = new SendBuffer(iss + 1);
    this.pushEnd = iss + 1;
    this.queue = new RetransmissionQueue(iss + 1);
    this.rtt = new RttEstimator(connection.config());
    this.recovery = new LossRecovery(connection, queue, rtt);
    this.tailProbe = recovery.detection().probesTail() ? new TailProbe() : null;
    this.noDelay = !connection.config().nagle();
    this.units = connection.config().send().units() ? new SendUnits(iss + 1) : null;
    TcpConfig config = connection.config();
    this.room =
        new SendRoom(this, units, config.sendBufferBytes(), config.send().unsentLimitBytes());
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

  /** How much more may be written. */
  SendRoom room() {
    return room;
  }

  /** Null where what is written is not divided into units. */
  SendUnits units() {
    return units;
  }

  boolean isNoDelay() {
    return noDelay;
  }

  void noDelay(boolean on) {
    noDelay = on;
  }

  /** Whether what does not fill a segment waits for more. */
  boolean isCorked() {
    return corked || moreFollows;
  }

  /** Whether what waits goes out, whatever it waits for. */
  boolean isPushed() {
    return pushed;
  }

  /** What waits goes out with this event. */
  void push() {
    pushed = true;
  }

  /** Where the last write ended after which nothing is to wait for more. */
  int pushEnd() {
    return pushEnd;
  }

  /** What has been written so far is not to wait for more. */
  void markPush() {
    pushEnd = buffer.end();
    if (units != null) {
      units.push();
    }
  }

  /** The event in which these mattered is over. */
  void endPass() {
    moreFollows = false;
    pushed = false;
  }

  void cork(boolean on) {
    corked = on;
  }

  /** New data was acknowledged: urgent data may be among it, and a round trip may be over. */
  void onAdvance(int ack, long nowNanos) {
    timer.onProgress(nowNanos);
    if (units != null) {
      units.acknowledge(ack);
    }
    urgentPending = urgentPending && Seq.lessThan(ack, urgentEnd);
    if (isRoundOver(ack)) {
      roundEnd = queue.end();
      recovery.congestionControl().onRound(nowNanos);
    }
  }

  /** Whether an acknowledgment ends a round trip. */
  boolean isRoundOver(int ack) {
    return Seq.greaterOrEqual(ack, roundEnd);
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
    room.grow(/* opening= */ true);
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

  /**
   * Takes as much as there is room for; returns how much.
   *
   * @param more whether more follows at once, for which what does not fill a segment may wait
   * @param endsRecord whether nothing that is written later goes into a segment with this
   */
  int write(byte[] chunk, int offset, int length, boolean more, boolean endsRecord, long nowNanos) {
    int taken =
        units == null
            ? append(chunk, offset, Math.min(length, room.freeBytes()))
            : writeUnits(chunk, offset, length, nowNanos);
    if (taken > 0) {
      moreFollows = more;
      if (endsRecord && units != null && taken == length) {
        units.close();
      }
      if (!more || isPushDue()) {
        markPush();
      }
    }
    userBlocked = taken < length;
    return taken;
  }

  private int append(byte[] chunk, int offset, int length) {
    if (length > 0) {
      buffer.append(chunk, offset, length);
    }
    return length;
  }

  private int writeUnits(byte[] chunk, int offset, int length, long nowNanos) {
    int taken = 0;
    while (taken < length) {
      int largest = SendUnits.largestBytes(segmentSize, largestWindow);
      int inUnit = units.room(queue.end(), largest);
      boolean begins = inUnit == 0;
      if (begins && room.freeBytes() == 0) {
        break;
      }
      int part = append(chunk, offset + taken, Math.min(begins ? largest : inUnit, length - taken));
      if (begins) {
        units.begin(part);
      } else {
        units.extend(part);
      }
      taken += part;
      if (taken < length && units.room(queue.end(), largest) == 0) {
        sendMeanwhile(nowNanos);
      }
    }
    return taken;
  }

  /** A unit is full and more follows: what may be sent goes out already. */
  private void sendMeanwhile(long nowNanos) {
    if (isPushDue()) {
      markPush();
      output(nowNanos);
    } else if (connection.state().maySend()) {
      transmission.outputBurst(nowNanos);
    }
  }

  /** Whether more than half of the peer's largest window was written since the last push. */
  private boolean isPushDue() {
    return units != null && Seq.greaterThan(buffer.end(), pushEnd + largestWindow / 2);
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
    if (!userBlocked || finQueued) {
      return false;
    }
    room.grow(/* opening= */ false);
    if (!room.isNews()) {
      return false;
    }
    userBlocked = false;
    connection.effects().writable(room.toldBytes());
    return true;
  }

  /** What the time has been spent on; null until there was something to send. */
  Chronograph chronograph() {
    return chronograph;
  }

  /** Notes what the time is spent on from now on. */
  void noteTime(long nowNanos) {
    boolean busy = unsent() > 0 || !queue.isEmpty();
    if (chronograph == null && busy) {
      chronograph = new Chronograph();
    }
    if (chronograph != null) {
      chronograph.enter(stage(busy), nowNanos);
    }
  }

  private Chronograph.Stage stage(boolean busy) {
    if (!busy) {
      return Chronograph.Stage.IDLE;
    }
    int next = Math.min(segmentSize, buffer.end() - queue.end());
    if (next > 0 && window - queue.flightSize() < next && recovery.window() > recovery.pipe()) {
      return Chronograph.Stage.WINDOW_LIMITED;
    }
    return userBlocked && next <= 0 ? Chronograph.Stage.BUFFER_LIMITED : Chronograph.Stage.BUSY;
  }

  /** Lets go of all data. */
  void release() {
    buffer.clear();
    queue.acknowledge(queue.end());
  }
}
