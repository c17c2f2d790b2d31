package io.actornet.protocol.tcp;

/**
 * What a connection asks of its surroundings.
 *
 * <p>A callee may call back: {@link TcpConnection#write}, {@link TcpConnection#consumed}, {@link
 * TcpConnection#shutdownWrite}, {@link TcpConnection#close} and {@link TcpConnection#abort} take
 * effect when the event in progress has been handled.
 */
public interface TcpEffects extends TcpOutput {
  /**
   * Asks for {@link TcpConnection#onTimer} at a time. There is one timer a connection; asking again
   * replaces it, most often by a later time.
   *
   * @param deadlineNanos on the clock of the times passed in
   */
  void armTimer(long deadlineNanos);

  /** The timer is not needed any more. */
  void cancelTimer();

  /** The connection has become usable, on either side. */
  void established();

  /**
   * Hands over data in order: {@code frame[offset, offset + length)}, which nobody changes any
   * more. Its bytes occupy the receive buffer until {@link TcpConnection#consumed} is told.
   */
  void received(byte[] frame, int offset, int length);

  /**
   * The send buffer has room again, after {@link TcpConnection#write} did not take everything.
   *
   * @param freeBytes how many bytes it would take now
   */
  void writable(int freeBytes);

  /** The peer will send no more: its FIN and all before it have arrived. */
  void peerClosed();

  /** The connection went from one state to another. */
  void stateChanged(TcpState from, TcpState to);

  /**
   * The connection entered TIME-WAIT. The entry takes over from it: the host keeps it under the
   * connection's addresses and ports. {@link #closed} follows.
   */
  void timeWait(TimeWaitEntry entry);

  /** The connection has ended: the last effect of each, called once. */
  void closed(CloseReason reason);

  /**
   * An ICMP error that does not end the connection (RFC 9293 SHLD-25, MUST-56).
   *
   * @param type ICMP type
   * @param code ICMP code
   */
  default void softError(int type, int code) {}

  /**
   * An ICMP error ends the connection; {@link #closed} follows (RFC 9293 SHLD-26).
   *
   * @param type ICMP type
   * @param code ICMP code
   */
  default void hardError(int type, int code) {}

  /**
   * The peer has urgent data (RFC 9293 MUST-32): told when there was none pending, and each time
   * there is more of it.
   *
   * @param bytes how many bytes from the next one handed over on it ends (MUST-33)
   */
  default void urgent(int bytes) {}

  /** The repair of losses went from one state to another. */
  default void congestionStateChanged(CongestionState from, CongestionState to) {}

  /** Retransmissions reached R1: the path may have failed (RFC 9293 MUST-20, SHLD-9). */
  default void pathSuspect() {}
}
