package io.actornet.protocol.emulation;

/** What a device is. */
public enum DeviceKind {
  /** Has sockets and applications; does not forward. */
  HOST,
  /** Forwards packets; may have sockets and applications too. */
  ROUTER,
  /** A learning bridge. */
  SWITCH,
  /** Repeats everything. */
  HUB
}
