package io.actornet.protocol.tcp;

/** The opening of a connection by a SYN of ours: its retransmission until it is acknowledged. */
final class Handshake {
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
    byte[] frame =
        peer == null
            ? SynSegment.syn(
                connection.stack(),
                connection.endpoints(),
                connection.config(),
                connection.mtu(),
                iss)
            : SynSegment.synAck(
                connection.stack(),
                connection.endpoints(),
                connection.config(),
                connection.mtu(),
                iss,
                connection.receiver().rcvNxt(),
                peer);
    if (peer != null) {
      connection.receiver().acknowledgmentSent();
    }
    sentAt = nowNanos;
    connection.transmit(frame, 0);
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
    } else {
      rtt.sample(nowNanos - sentAt, connection.config());
    }
  }
}
