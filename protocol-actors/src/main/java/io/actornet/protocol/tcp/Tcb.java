package io.actornet.protocol.tcp;

import io.actornet.protocol.wire.TcpView;
import java.util.Objects;

/**
 * The transmission control block (RFC 9293 §3.3.1): the parts of a connection as they know each
 * other, and the state they share. {@link TcpConnection} is its outside.
 */
abstract class Tcb {
  private final TcpStack stack;
  private final TcpConfig config;
  private final TcpEffects effects;
  private final Endpoints endpoints;
  private final Sender sender;
  private final Receiver receiver = new Receiver(this);
  private final Timers timers = new Timers();
  private final ControlSegments control = new ControlSegments(this);
  private TcpState state;
  private int mtu;

  /** When the event being handled happened. */
  private long now;

  /** Null where they have not been agreed on. */
  private Timestamps timestamps;

  /** Null where ECN has not been agreed on. */
  private Marks marks;

  /** Null unless the user asked for it. */
  private KeepAliveProbes keepAlive;

  private long userTimeoutNanos;

  /** DSCP in the upper six of eight bits. */
  private int trafficClass;

  /** Until our SYN is acknowledged; then null. */
  private Handshake handshake;

  private CloseReason closeReason;
  private boolean abortRequested;

  /** An end that opens: a SYN is to be sent. */
  Tcb(TcpStack stack, TcpConfig config, Endpoints endpoints, int mtu, int iss, TcpEffects effects) {
    this.stack = stack;
    this.config = config;
    this.endpoints = endpoints;
    this.mtu = mtu;
    this.effects = effects;
    this.sender = new Sender(this, iss);
    this.state = TcpState.CLOSED;
    this.userTimeoutNanos = config.userTimeoutNanos();
    this.trafficClass = config.trafficClass();
    this.handshake = new Handshake(this, iss);
  }

  /** An end that a peer opens: its SYN was answered. */
  Tcb(HalfOpen row, TcpEffects effects) {
    this(row.stack(), row.config(), row.endpoints(), row.mtu(), row.iss(), effects);
    handshake = new Handshake(this, row);
    receiver.start(row.irs(), row.peer());
    if (row.peer().timestamps()) {
      startTimestamps(row.recent(), row.recentAt());
    }
    if (row.peer().marks()) {
      startMarks();
    }
    state = TcpState.SYN_RECEIVED;
  }

  /** Where the connection is in its life. */
  public TcpState state() {
    return state;
  }

  /** Addresses and ports. */
  public Endpoints endpoints() {
    return endpoints;
  }

  /** Whether the connection is over, or about to report so. */
  public boolean hasEnded() {
    return closeReason != null;
  }

  TcpStack stack() {
    return stack;
  }

  TcpConfig config() {
    return config;
  }

  TcpEffects effects() {
    return effects;
  }

  Sender sender() {
    return sender;
  }

  Receiver receiver() {
    return receiver;
  }

  Timers timers() {
    return timers;
  }

  ControlSegments control() {
    return control;
  }

  /** When the event being handled happened. */
  long now() {
    return now;
  }

  void now(long nanos) {
    now = nanos;
  }

  /** Null where they have not been agreed on. */
  Timestamps timestamps() {
    return timestamps;
  }

  void startTimestamps(int recent, long atNanos) {
    timestamps = new Timestamps(Timestamps.offset(stack, endpoints), recent, atNanos);
  }

  /** Null where ECN has not been agreed on. */
  Marks marks() {
    return marks;
  }

  void startMarks() {
    marks = new Marks(this);
  }

  /** Null unless the user asked for it. */
  KeepAliveProbes keepAlive() {
    return keepAlive;
  }

  void keepAlive(KeepAlive settings) {
    keepAlive = settings.enabled() ? new KeepAliveProbes(settings, now) : null;
    if (timers.purpose() == Timers.Purpose.KEEP_ALIVE) {
      timers.disarm();
    }
  }

  /** After how long without progress to give up; 0 leaves it to the retries. */
  long userTimeoutNanos() {
    return userTimeoutNanos;
  }

  void userTimeoutNanos(long nanos) {
    userTimeoutNanos = nanos;
  }

  int trafficClass() {
    return trafficClass;
  }

  void trafficClass(int value) {
    trafficClass = value;
  }

  /** Null once our SYN has been acknowledged. */
  Handshake handshake() {
    return handshake;
  }

  int mtu() {
    return mtu;
  }

  void mtu(int bytes) {
    mtu = bytes;
  }

  CloseReason closeReason() {
    return closeReason;
  }

  boolean isAbortRequested() {
    return abortRequested;
  }

  /** The MSS announced to the peer. */
  int announcedSegmentSize() {
    return config.announcedSegmentSize(mtu);
  }

  /** Goes where the table says. */
  void transition(TcpTransition event) {
    TcpState from = state;
    state = Objects.requireNonNull(event.from(from), event::name);
    if (from != state) {
      effects.stateChanged(from, state);
    }
  }

  /** Our SYN is acknowledged, and the peer's is there. */
  void onSynAcknowledged(TcpView segment, long nowNanos) {
    sender.start(handshake.peer(), segment, mtu, handshake.isRepeated());
    handshake.onAcknowledged(nowNanos);
    handshake = null;
    timers.disarm();
    if (config.keepAlive().enabled()) {
      keepAlive(config.keepAlive());
    }
    transition(TcpTransition.SYN_ACKNOWLEDGED);
    effects.established();
    if (sender.isFinQueued()) {
      transition(TcpTransition.CLOSE);
    }
  }

  /** Data goes to the user. */
  void received(byte[] frame, int offset, int length) {
    receiver.bytesIn += length;
    effects.received(frame, offset, length);
  }

  /** A reset ends the connection when the event has been handled. */
  void requestAbort() {
    abortRequested = true;
  }

  void transmit(byte[] frame, int dataLength) {
    sender.segmentsOut++;
    stack.counters().segmentsOut++;
    sender.bytesOut += dataLength;
    effects.transmit(frame);
  }

  void countRetransmission() {
    sender.retransmissions++;
    stack.counters().segmentsRetransmitted++;
  }

  /** The connection is over; its surroundings learn of it when the event has been handled. */
  void end(CloseReason reason) {
    if (closeReason == null) {
      closeReason = reason;
      if (reason != CloseReason.NORMAL) {
        transition(TcpTransition.ABORT);
      }
    }
  }

  void handshakeOver() {
    handshake = null;
  }
}
