package io.actornet.protocol.device;

import akka.actor.typed.ActorRef;
import io.actornet.protocol.tcp.Endpoints;
import io.actornet.protocol.tcp.TimeWaitEntry;

/**
 * What a host hears from its own sockets.
 *
 * <p>Frames of segments and packets are filled from {@link
 * io.actornet.protocol.wire.FrameLayout#TRANSPORT_OFFSET} on and belong to the host from now on.
 */
sealed interface HostInput extends HostMessage {
  /** A UDP socket sends a datagram. */
  record SendDatagram(int port, UdpSocketCommand.Send datagram) implements HostInput {}

  /** A connection sends a segment. */
  record SendSegment(byte[] frame, Endpoints endpoints) implements HostInput {}

  /** A raw socket sends a packet. */
  record SendPacket(byte[] frame, int destination, int protocol, int ttl, boolean dontFragment)
      implements HostInput {}

  /** A packet socket sends a complete frame. */
  record SendFrame(int networkInterface, byte[] frame) implements HostInput {}

  /** A UDP socket has closed. */
  record UdpClosed(int port) implements HostInput {}

  /** A raw or packet socket has closed. */
  record RawClosed(ActorRef<RawSocketCommand> socket) implements HostInput {}

  /** A connection has ended. */
  record TcpClosed(Endpoints endpoints) implements HostInput {}

  /** A connection has entered TIME-WAIT. */
  record TcpTimeWait(TimeWaitEntry entry) implements HostInput {}
}
