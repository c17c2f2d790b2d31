package io.actornet.protocol.device;

import io.actornet.protocol.link.FrameRule;

/** What an experiment does to the ports of a switch or a hub. */
public sealed interface BridgeControl extends BridgeMessage {
  /** The link of a port went down or came up. */
  record Carrier(int port, boolean up) implements BridgeControl {}

  /** Frames that leave by a port are shown to a rule from now on. */
  record AddRule(int port, FrameRule rule) implements BridgeControl {}
}
