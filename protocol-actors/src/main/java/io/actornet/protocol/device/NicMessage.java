package io.actornet.protocol.device;

import io.actornet.protocol.link.FrameRule;

/** What a NIC takes. */
public sealed interface NicMessage {
  /** A frame has come over the link. */
  record Arrived(byte[] frame) implements NicMessage {}

  /** The device sends a frame whose Ethernet header is complete. */
  record Transmit(byte[] frame) implements NicMessage {}

  /** The link went down or came up. */
  record Carrier(boolean up) implements NicMessage {}

  /** Frames that leave are shown to a rule from now on. */
  record AddRule(FrameRule rule) implements NicMessage {}
}
