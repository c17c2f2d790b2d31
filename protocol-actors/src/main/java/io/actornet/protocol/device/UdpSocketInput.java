package io.actornet.protocol.device;

import akka.actor.typed.ActorRef;

/** What a UDP socket takes from its host. */
sealed interface UdpSocketInput extends UdpSocketCommand {
  /** A datagram has come; its payload is {@code frame[offset, offset + length)}. */
  record Datagram(byte[] frame, int offset, int length, int source, int sourcePort)
      implements UdpSocketInput {}

  /** A datagram that was sent did not arrive. */
  record Undelivered(int reporter, int type, int code, int destination, int destinationPort)
      implements UdpSocketInput {}

  /** An application has ended. */
  record OwnerStopped(ActorRef<HostEvent> owner) implements UdpSocketInput {}
}
