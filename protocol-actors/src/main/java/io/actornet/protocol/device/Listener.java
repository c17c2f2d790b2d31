package io.actornet.protocol.device;

import akka.actor.typed.ActorRef;
import io.actornet.protocol.tcp.TcpConfig;

/** A TCP port that is listened on. */
final class Listener {
  final HostCommand.Listen command;
  final TcpConfig config;
  int halfOpen;

  Listener(HostCommand.Listen command, TcpConfig config) {
    this.command = command;
    this.config = config;
  }

  ActorRef<HostEvent> owner() {
    return command.owner();
  }

  boolean isFull() {
    return halfOpen >= command.backlog();
  }
}
