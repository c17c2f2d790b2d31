package io.actornet.protocol.tcp;

import io.actornet.protocol.wire.TcpFlags;

/** The opening of a connection by a SYN of ours: its retransmission until it is acknowledged. */
final class Handshake {
  /** L_LIMIT (RFC 5482 §3.1). */
  private static final long LEAST_USER_TIMEOUT_NANOS = 100_000_000_000L;

  private final Tcb connection;
  private final int iss;
  private long sentAt;
  private int retries;
  private boolean repeated;

  /** What the peer's SYN said, once it has arrived. */
  private PeerOptions peer;

  Handshake(Tcb connection, int iss) {
    this.connection = connection;
    this.iss = iss;
  }

  /** The handshake of a connection whose SYN-ACK a {@link HalfOpen} has sent. */
  Handshake(Tcb connection, HalfOpen row) {
    this.connection = connection;
    this.iss = row.iss();
    this.peer = row.peer();
    this.sentAt = row.sentAt();
    this.repeated = row.isRepeated();
    adopt(peer.userTimeoutNanos());
  }

  int iss() {
    return iss;
  }

  PeerOptions peer() {
    return peer;
  }

  /** Whether the SYN was sent more than once. */
  boolean isRepeated() {
    return repeated;
  }

  /** The peer's SYN has arrived. */
  void onPeerSyn(int irs, PeerOptions options) {
    peer = options;
    connection.receiver().start(irs, options);
    if (options.timestamps()) {
      connection.startTimestamps(options.timestampValue(), connection.now());
    }
    if (options.marks()) {
      connection.startMarks();
    }
    adopt(options.userTimeoutNanos());
  }

  /** Gives up no sooner than the peer asks for, within reason (RFC 5482 §3.1). */
  private void adopt(long advisedNanos) {
    if (advisedNanos > 0) {
      long own = connection.userTimeoutNanos();
      connection.userTimeoutNanos(Math.max(LEAST_USER_TIMEOUT_NANOS, Math.max(own, advisedNanos)));
    }
  }

  /** Sends the SYN, or the SYN-ACK once the peer's SYN is there. */
  void send(long nowNanos) {
    transmit(nowNanos);
    connection
        .timers()
        .arm(Timers.Purpose.RETRANSMIT, nowNanos + connection.sender().timeoutNanos());
  }

  /** Sends the SYN-ACK again, as the peer has repeated its SYN. */
  void sendAgain(long nowNanos) {
    repeated = true;
    connection.countRetransmission();
    transmit(nowNanos);
  }

  private void transmit(long nowNanos) {
    TcpConfig config = connection.config();
    int tries = config.syn().triesWithOptions();
    SynOffer offer = offer(nowNanos);
    byte[] frame =
        SynSegment.write(
            connection.stack(),
            connection.endpoints(),
            config,
            connection.mtu(),
            iss,
            peer == null ? 0 : connection.receiver().rcvNxt(),
            peer == null ? flagsOfSyn() : TcpFlags.ACK | (peer.marks() ? TcpFlags.ECE : 0),
            tries > 0 && retries >= tries ? offer.withoutOptions() : offer);
    if (peer != null) {
      connection.receiver().acknowledgmentSent();
    }
    sentAt = nowNanos;
    connection.transmit(frame, 0);
  }

  /** A SYN asks for ECN, but no more once it may have been lost for that (RFC 3168 §6.1.1.1). */
  private int flagsOfSyn() {
    boolean asks =
        connection.config().ecn() == Ecn.ACTIVE
            && retries < connection.config().syn().triesWithEcn();
    return asks ? TcpFlags.ECE | TcpFlags.CWR : 0;
  }

  private SynOffer offer(long nowNanos) {
    TcpStack stack = connection.stack();
    Endpoints endpoints = connection.endpoints();
    TcpConfig config = connection.config();
    int mtu = connection.mtu();
    if (peer == null) {
      return SynSegment.offer(stack, endpoints, config, mtu, nowNanos);
    }
    Timestamps timestamps = connection.timestamps();
    int recent = timestamps == null ? 0 : timestamps.recent();
    return SynSegment.accept(stack, endpoints, config, mtu, peer, recent, nowNanos);
  }

  /** The retransmission timer expired. */
  void onTimeout(long nowNanos) {
    retries++;
    if (retries > connection.config().synRetries()) {
      connection.end(CloseReason.TIMEOUT);
      return;
    }
    if (retries == connection.config().suspectRetries()) {
      connection.effects().pathSuspect();
    }
    connection.stack().counters().timeouts++;
    repeated = true;
    connection.countRetransmission();
    connection.sender().rtt().backOff();
    send(nowNanos);
  }

  /** Our SYN is acknowledged: measures the round trip, by Karn's rule. */
  void onAcknowledged(long nowNanos) {
    RttEstimator rtt = connection.sender().rtt();
    if (isRepeated()) {
      rtt.synRetransmitted(connection.config());
    } else if (sentAt != HalfOpen.UNMEASURED) {
      rtt.sample(nowNanos - sentAt, /* roundOver= */ true, connection.config());
    }
  }
}
