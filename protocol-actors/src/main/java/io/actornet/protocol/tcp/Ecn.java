package io.actornet.protocol.tcp;

/** Whether a connection uses Explicit Congestion Notification (RFC 3168). */
public enum Ecn {
  /** Neither asked for nor agreed to. */
  OFF,
  /** Agreed to where the peer asks. */
  PASSIVE,
  /** Asked for, and agreed to. */
  ACTIVE
}
