package io.actornet.protocol.tcp;

import io.actornet.protocol.wire.TcpFlags;
import io.actornet.protocol.wire.TcpOptionsWriter;
import io.actornet.protocol.wire.TcpView;

/**
 * A connection between SYN and its acknowledgment: a row in the host's table, from which {@link
 * TcpConnection#accept} makes the connection once the handshake is complete.
 */
public final class HalfOpen {
  /** What a segment did to a row. */
  public enum Outcome {
    /** It stays. */
    WAITING,
    /** The handshake is complete: accept, then pass the same segment to the connection. */
    COMPLETE,
    /** The row is to be removed. */
    CLOSED
  }

  /** When a SYN-ACK was sent of which nothing was kept. */
  static final long UNMEASURED = Long.MIN_VALUE;

  /** How far above its predecessor's a connection's sequence numbers begin. */
  private static final int SUCCESSOR_GAP = 0x1_0001;

  private final TcpStack stack;
  private final TcpConfig config;
  private final Endpoints endpoints;
  private final int mtu;
  private final int iss;
  private final int rcvNxt;
  private final PeerOptions peer;

  /** TS.Recent, and when it was set; 0 without timestamps. */
  private int recent;

  private long recentAt;
  private long sentAt;
  private long deadlineNanos;
  private int retries;

  /** Whether the SYN-ACK was sent more than once: no round trip can be told from it (Karn). */
  private boolean repeated;

  private HalfOpen(
      TcpStack stack,
      TcpConfig config,
      Endpoints endpoints,
      int mtu,
      int iss,
      int rcvNxt,
      PeerOptions peer) {
    this.stack = stack;
    this.config = config;
    this.endpoints = endpoints;
    this.mtu = mtu;
    this.iss = iss;
    this.rcvNxt = rcvNxt;
    this.peer = peer;
  }

  /**
   * Handles a segment to a listening port that belongs to no connection (RFC 9293 §3.10.7.2): a SYN
   * makes a row and is answered; an acknowledgment is answered with a reset.
   *
   * @param config the listener's settings
   * @param endpoints as seen from this host; broadcast and multicast addresses are the caller's to
   *     refuse (RFC 9293 MUST-57, MUST-63)
   * @param mtu of the interface towards the peer
   * @param predecessor the TIME-WAIT entry that accepted this SYN, or null
   * @return the row, or null when there is none
   */
  public static HalfOpen onListen(
      TcpStack stack,
      TcpConfig config,
      Endpoints endpoints,
      int mtu,
      TcpView segment,
      TimeWaitEntry predecessor,
      long nowNanos,
      TcpOutput output) {
    stack.counters().segmentsIn++;
    int flags = segment.flags();
    if ((flags & TcpFlags.ACK) != 0) {
      if ((flags & TcpFlags.SYN) == 0 || !config.defences().dropSynAck()) {
        reset(stack, endpoints, segment, output);
      }
      return null;
    }
    if ((flags & (TcpFlags.RST | TcpFlags.SYN)) != TcpFlags.SYN
        || (flags & TcpFlags.FIN) != 0 && config.defences().dropSynFin()) {
      return null;
    }
    int iss = stack.isnGenerator().next(endpoints, nowNanos);
    if (predecessor != null && Seq.lessThan(iss, predecessor.sndNxt() + SUCCESSOR_GAP)) {
      iss = predecessor.sndNxt() + SUCCESSOR_GAP;
    }
    PeerOptions peer = PeerOptions.of(stack.parse(segment), flags, config);
    HalfOpen row = new HalfOpen(stack, config, endpoints, mtu, iss, segment.sequence() + 1, peer);
    row.recent = peer.timestampValue();
    row.recentAt = nowNanos;
    row.sentAt = nowNanos;
    row.arm(nowNanos);
    row.send(nowNanos, output);
    return row;
  }

  /** The row of a connection whose SYN-ACK was a cookie; the next segment completes it. */
  static HalfOpen ofCookie(
      TcpStack stack,
      TcpConfig config,
      Endpoints endpoints,
      int mtu,
      int iss,
      int rcvNxt,
      PeerOptions peer,
      long nowNanos) {
    HalfOpen row = new HalfOpen(stack, config, endpoints, mtu, iss, rcvNxt, peer);
    row.recent = peer.timestampValue();
    row.recentAt = nowNanos;
    row.sentAt = UNMEASURED;
    return row;
  }

  private static void reset(
      TcpStack stack, Endpoints endpoints, TcpView segment, TcpOutput output) {
    byte[] reset = TcpReset.replyTo(segment, endpoints.remoteAddress(), endpoints.localAddress());
    if (reset != null) {
      stack.counters().resetsOut++;
      stack.counters().segmentsOut++;
      output.transmit(reset);
    }
  }

  private void send(long nowNanos, TcpOutput output) {
    stack.counters().segmentsOut++;
    SynOffer offer = SynSegment.accept(stack, endpoints, config, mtu, peer, recent, nowNanos);
    int flags = TcpFlags.ACK | (peer.marks() && !repeated ? TcpFlags.ECE : 0);
    output.transmit(SynSegment.write(stack, endpoints, config, mtu, iss, rcvNxt, flags, offer));
  }

  private void arm(long nowNanos) {
    long timeout = config.initialRtoNanos() << Math.min(retries, 20);
    deadlineNanos = nowNanos + Math.min(timeout, config.maxRtoNanos());
  }

  /** Addresses and ports of the connection to be. */
  public Endpoints endpoints() {
    return endpoints;
  }

  /** When {@link #onTimer} is due. */
  public long deadlineNanos() {
    return deadlineNanos;
  }

  TcpStack stack() {
    return stack;
  }

  TcpConfig config() {
    return config;
  }

  int mtu() {
    return mtu;
  }

  int iss() {
    return iss;
  }

  int irs() {
    return rcvNxt - 1;
  }

  PeerOptions peer() {
    return peer;
  }

  /** TS.Recent. */
  int recent() {
    return recent;
  }

  long recentAt() {
    return recentAt;
  }

  long sentAt() {
    return sentAt;
  }

  boolean isRepeated() {
    return repeated;
  }

  /** Sends the SYN-ACK again when due; false when the row is to be removed. */
  public boolean onTimer(long nowNanos, TcpOutput output) {
    if (nowNanos < deadlineNanos) {
      return true;
    }
    if (retries == config.synRetries()) {
      return false;
    }
    retries++;
    arm(nowNanos);
    sendAgain(nowNanos, output);
    return true;
  }

  private void sendAgain(long nowNanos, TcpOutput output) {
    repeated = true;
    stack.counters().segmentsRetransmitted++;
    send(nowNanos, output);
  }

  /**
   * Handles a segment in SYN-RECEIVED (RFC 9293 §3.10.7.4). Where the outcome is {@code COMPLETE} a
   * host whose backlog is full may keep the row and drop the segment: the peer repeats itself.
   */
  public Outcome onSegment(TcpView segment, long nowNanos, TcpOutput output) {
    stack.counters().segmentsIn++;
    int flags = segment.flags();
    int sequence = segment.sequence();
    boolean resets = (flags & TcpFlags.RST) != 0;
    if ((flags & (TcpFlags.SYN | TcpFlags.ACK)) == TcpFlags.SYN && sequence + 1 == rcvNxt) {
      sendAgain(nowNanos, output);
      return Outcome.WAITING;
    }
    if (!isAcceptable(sequence, segment.segmentLength())) {
      stack.counters().unacceptableSegments++;
      if (!resets) {
        acknowledge(nowNanos, output);
      }
      return Outcome.WAITING;
    }
    if (resets) {
      return onReset(sequence, nowNanos, output);
    }
    if ((flags & TcpFlags.SYN) != 0) {
      return Outcome.CLOSED;
    }
    if ((flags & TcpFlags.ACK) == 0) {
      return Outcome.WAITING;
    }
    if (segment.acknowledgment() != iss + 1) {
      stack.counters().unacceptableAcknowledgments++;
      reset(stack, endpoints, segment, output);
      return Outcome.WAITING;
    }
    return Outcome.COMPLETE;
  }

  private Outcome onReset(int sequence, long nowNanos, TcpOutput output) {
    if (sequence == rcvNxt || config.defences().resetInWindow()) {
      stack.counters().resetsIn++;
      return Outcome.CLOSED;
    }
    stack.counters().challengeAcknowledgments++;
    acknowledge(nowNanos, output);
    return Outcome.WAITING;
  }

  private boolean isAcceptable(int sequence, int length) {
    int edge = rcvNxt + SynSegment.window(config, mtu);
    return Seq.inRange(rcvNxt, sequence, edge)
        || length > 0 && Seq.inRange(rcvNxt, sequence + length - 1, edge);
  }

  private void acknowledge(long nowNanos, TcpOutput output) {
    SegmentWriter writer = stack.writer();
    int shift = peer.scaling() ? config.receiveWindowShift() : 0;
    int window = SynSegment.window(config, mtu) >> shift;
    int length = peer.timestamps() ? TcpOptionsWriter.TIMESTAMPS_LENGTH : 0;
    writer.begin(endpoints, iss + 1, rcvNxt, TcpFlags.ACK, window, length, 0);
    writer.internet(config.trafficClass(), config.timeToLive());
    if (peer.timestamps()) {
      int offset = Timestamps.offset(stack, endpoints);
      writer.options().timestamps(Timestamps.value(offset, nowNanos), recent);
    }
    stack.counters().segmentsOut++;
    output.transmit(writer.finish());
  }
}
