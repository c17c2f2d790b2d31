package io.actornet.protocol.device;

/** What the actor of a host or a router takes. */
public sealed interface HostMessage permits Received, HostCommand, HostTimer, HostInput {}
