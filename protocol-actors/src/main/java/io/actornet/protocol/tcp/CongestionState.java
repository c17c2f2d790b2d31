package io.actornet.protocol.tcp;

/** Where a connection stands in finding and repairing losses. */
public enum CongestionState {
  /** Nothing is believed lost. */
  OPEN,
  /** Fast recovery. */
  RECOVERY,
  /** Since a timeout, until what was outstanding then is acknowledged. */
  LOSS
}
