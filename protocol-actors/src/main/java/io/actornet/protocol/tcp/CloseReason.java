package io.actornet.protocol.tcp;

/** Why a connection ended. */
public enum CloseReason {
  /** Both ends closed, and each had its FIN acknowledged. */
  NORMAL,
  /** The peer sent a reset. */
  RESET,
  /** The peer answered our SYN with a reset. */
  REFUSED,
  /** The peer stayed silent for as many retransmissions as the configuration allows. */
  TIMEOUT,
  /** Data stayed unacknowledged for the user timeout. */
  USER_TIMEOUT,
  /** An ICMP error said that the peer cannot be reached. */
  UNREACHABLE,
  /** The user aborted, or closed with data unread or still arriving (RFC 9293 SHLD-3). */
  ABORTED
}
