package io.actornet.protocol.device;

/** What a socket takes from its host. */
sealed interface RawSocketInput extends RawSocketCommand {
  /** The socket's timer has come. */
  record TimerFired() implements RawSocketInput {}
}
