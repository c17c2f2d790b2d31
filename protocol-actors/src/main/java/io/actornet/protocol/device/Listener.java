package io.actornet.protocol.device;

import akka.actor.typed.ActorRef;
import io.actornet.protocol.tcp.TcpConfig;

/** A TCP port that is listened on. */
final class Listener {
  /** How long after the last cookie one may come back. */
  static final long COOKIES_NANOS = 200_000_000_000L;

  final HostCommand.Listen command;
  final TcpConfig config;
  int halfOpen;

  /** Until when acknowledgments may be of cookies that were sent. */
  long cookiesUntilNanos;

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
