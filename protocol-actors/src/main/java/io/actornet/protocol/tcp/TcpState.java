package io.actornet.protocol.tcp;

/** The states of a connection (RFC 9293 §3.3.2). */
public enum TcpState {
  /** No connection: before it is opened and after its end. */
  CLOSED(false, false, false),
  /** Waiting for a SYN. Listening is the host's; no connection object is ever in this state. */
  LISTEN(false, false, false),
  /** A SYN was sent, none received. */
  SYN_SENT(false, false, false),
  /** SYNs were sent and received, ours is not acknowledged. */
  SYN_RECEIVED(false, false, false),
  /** Data flows both ways. */
  ESTABLISHED(true, true, true),
  /** We closed; our FIN is not acknowledged. */
  FIN_WAIT_1(true, true, true),
  /** Our FIN is acknowledged; the peer may go on sending. */
  FIN_WAIT_2(true, false, true),
  /** The peer closed; we may go on sending. */
  CLOSE_WAIT(true, true, false),
  /** Both closed at the same time; our FIN is not acknowledged. */
  CLOSING(true, true, false),
  /** The peer closed, then we did; our FIN is not acknowledged. */
  LAST_ACK(true, true, false),
  /** Both FINs are acknowledged; waiting until no old segment can be about. */
  TIME_WAIT(true, false, false);

  private final boolean isSynchronized;
  private final boolean maySend;
  private final boolean mayReceive;

  TcpState(boolean isSynchronized, boolean maySend, boolean mayReceive) {
    this.isSynchronized = isSynchronized;
    this.maySend = maySend;
    this.mayReceive = mayReceive;
  }

  /** Whether both ends have agreed on sequence numbers. */
  public boolean isSynchronized() {
    return isSynchronized;
  }

  /** Whether data or a FIN may have to be sent or sent again. */
  boolean maySend() {
    return maySend;
  }

  /** Whether the peer's data is still taken. */
  boolean mayReceive() {
    return mayReceive;
  }
}
