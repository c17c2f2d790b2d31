package io.actornet.protocol.device;

/** What a socket takes from its host. */
sealed interface UdpSocketInput extends UdpSocketCommand {
  /** The socket's timer has come. */
  record TimerFired() implements UdpSocketInput {}
}
