package io.actornet.protocol.device;

import akka.actor.typed.ActorRef;
import io.actornet.protocol.tcp.Endpoints;
import io.actornet.protocol.tcp.HalfOpen;
import io.actornet.protocol.tcp.TcpConfig;

/** What a TCP socket takes from its host. */
sealed interface TcpSocketInput extends TcpSocketCommand {
  /** The connection's timer has come. */
  enum TimerFired implements TcpSocketInput {
    /** The only one. */
    INSTANCE
  }

  /** Open a connection, as was asked for. */
  record Open(HostCommand.Connect command, TcpConfig config, Endpoints endpoints, int mtu)
      implements TcpSocketInput {}

  /**
   * Become the connection of a row, whose handshake the segment {@code frame[offset, limit)} has
   * completed.
   */
  record Accept(HalfOpen row, byte[] frame, int offset, int limit, int trafficClass)
      implements TcpSocketInput {}

  /**
   * A segment {@code frame[offset, limit)} has come; it is sound and its checksum too.
   *
   * @param trafficClass of its packet: DSCP and ECN
   */
  record Segment(byte[] frame, int offset, int limit, int trafficClass) implements TcpSocketInput {}

  /** An ICMP error quotes a segment of the connection. */
  record IcmpError(int type, int code, int quotedSequence) implements TcpSocketInput {}

  /** An ICMP error about a segment of the connection tells the MTU of the path. */
  record PathMtu(int mtu, int quotedSequence) implements TcpSocketInput {}

  /** An application has ended. */
  record OwnerStopped(ActorRef<HostEvent> owner) implements TcpSocketInput {}
}
