package io.actornet.protocol.device;

import akka.actor.typed.ActorRef;

/** What a raw or packet socket takes from its host. */
sealed interface RawSocketInput extends RawSocketCommand {
  /** A packet has come, from its IP header on; or a frame, from its first byte on. */
  record Copy(byte[] bytes, int source) implements RawSocketInput {}

  /** An application has ended. */
  record OwnerStopped(ActorRef<HostEvent> owner) implements RawSocketInput {}
}
