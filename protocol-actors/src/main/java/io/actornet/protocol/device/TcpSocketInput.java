package io.actornet.protocol.device;

/** What a socket takes from its host. */
sealed interface TcpSocketInput extends TcpSocketCommand {
  /** The socket's timer has come. */
  record TimerFired() implements TcpSocketInput {}
}
