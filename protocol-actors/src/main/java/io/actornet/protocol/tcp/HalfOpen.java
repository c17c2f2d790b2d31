package io.actornet.protocol.tcp;

import io.actornet.protocol.wire.TcpFlags;
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

  /** How far above its predecessor's a connection's sequence numbers begin. */
  private static final int SUCCESSOR_GAP = 0x1_0001;

  private final TcpStack stack;
  private final TcpConfig config;
  private final Endpoints endpoints;
  private final int mtu;
  private final int iss;
  private final int rcvNxt;
  private final PeerOptions peer;
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
      reset(stack, endpoints, segment, output);
      return null;
    }
    if ((flags & (TcpFlags.RST | TcpFlags.SYN)) != TcpFlags.SYN) {
      return null;
    }
    int iss = stack.isnGenerator().next(endpoints, nowNanos);
    if (predecessor != null && Seq.lessThan(iss, predecessor.sndNxt() + SUCCESSOR_GAP)) {
      iss = predecessor.sndNxt() + SUCCESSOR_GAP;
    }
    PeerOptions peer = PeerOptions.of(stack.parse(segment), config);
    HalfOpen row = new HalfOpen(stack, config, endpoints, mtu, iss, segment.sequence() + 1, peer);
    row.sentAt = nowNanos;
    row.arm(nowNanos);
    row.send(output);
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

  private void send(TcpOutput output) {
    stack.counters().segmentsOut++;
    output.transmit(SynSegment.synAck(stack, endpoints, config, mtu, iss, rcvNxt, peer));
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
    sendAgain(output);
    return true;
  }

  private void sendAgain(TcpOutput output) {
    repeated = true;
    stack.counters().segmentsRetransmitted++;
    send(output);
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
      sendAgain(output);
      return Outcome.WAITING;
    }
    if (!isAcceptable(sequence, segment.segmentLength())) {
      stack.counters().unacceptableSegments++;
      if (!resets) {
        acknowledge(output);
      }
      return Outcome.WAITING;
    }
    if (resets) {
      return onReset(sequence, output);
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

  private Outcome onReset(int sequence, TcpOutput output) {
    if (sequence == rcvNxt) {
      stack.counters().resetsIn++;
      return Outcome.CLOSED;
    }
    stack.counters().challengeAcknowledgments++;
    acknowledge(output);
    return Outcome.WAITING;
  }

  private boolean isAcceptable(int sequence, int length) {
    int edge = rcvNxt + SynSegment.window(config);
    return Seq.inRange(rcvNxt, sequence, edge)
        || length > 0 && Seq.inRange(rcvNxt, sequence + length - 1, edge);
  }

  private void acknowledge(TcpOutput output) {
    SegmentWriter writer = stack.writer();
    int window = SynSegment.window(config) >> (peer.scaling() ? config.receiveWindowShift() : 0);
    writer.begin(endpoints, iss + 1, rcvNxt, TcpFlags.ACK, window, 0, 0);
    stack.counters().segmentsOut++;
    output.transmit(writer.finish());
  }
}
