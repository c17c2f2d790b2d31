package io.actornet.protocol.device;

/** What the actor of a switch or a hub takes. */
public sealed interface BridgeMessage permits Received, BridgeControl {}
