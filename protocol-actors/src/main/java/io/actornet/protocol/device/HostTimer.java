package io.actornet.protocol.device;

/** One of a host's own timers has come. */
public enum HostTimer implements HostMessage {
  /** Something in a neighbour table is due. */
  ARP,
  /** A reassembly is due. */
  REASSEMBLY,
  /** A half-open connection or one in TIME-WAIT is due. */
  CONNECTION_TABLE
}
