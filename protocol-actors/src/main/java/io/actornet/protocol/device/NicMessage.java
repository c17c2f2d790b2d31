package io.actornet.protocol.device;

import io.actornet.protocol.link.FrameRule;

/** What a NIC takes. */
public sealed interface NicMessage
    permits Received,
        NicMessage.Transmit,
        NicMessage.Steer,
        NicMessage.Carrier,
        NicMessage.AddRule {
  /** The device sends a frame whose Ethernet header is complete. */
  record Transmit(byte[] frame) implements NicMessage {}

  /** A router tells what flow it has forwarded from here: the hint for what comes next. */
  record Steer(ForwardedFlow flow) implements NicMessage {}

  /** The link went down or came up. */
  record Carrier(boolean up) implements NicMessage {}

  /** Frames that leave are shown to a rule from now on. */
  record AddRule(FrameRule rule) implements NicMessage {}
}
