package io.actornet.protocol.device;

import akka.actor.typed.ActorRef;
import io.actornet.protocol.tcp.TcpInfo;
import io.actornet.topology.value.IpAddress;
import java.util.Arrays;

/** What a host and its sockets tell an application. */
public sealed interface HostEvent {
  /** The application's time has come; the first event it gets. */
  record Started() implements HostEvent {}

  /** A timer of the application's has come. */
  record TimerFired(Object key) implements HostEvent {}

  /** A UDP socket is open. */
  record UdpBound(ActorRef<UdpSocketCommand.ByApplication> socket, int port) implements HostEvent {}

  /**
   * A datagram has come; its payload is {@code array[offset, offset + length)}, not to be changed.
   */
  record Datagram(
      ActorRef<UdpSocketCommand.ByApplication> socket,
      IpAddress source,
      int sourcePort,
      byte[] array,
      int offset,
      int length)
      implements HostEvent {
    /** A copy of the payload. */
    public byte[] payload() {
      return Arrays.copyOfRange(array, offset, offset + length);
    }
  }

  /**
   * A datagram that was sent came back as an ICMP error.
   *
   * @param router who reported it
   * @param type ICMP type
   * @param code ICMP code
   * @param destinationPort port that the datagram was sent to
   */
  record DatagramError(
      ActorRef<UdpSocketCommand.ByApplication> socket,
      IpAddress router,
      int type,
      int code,
      IpAddress destination,
      int destinationPort)
      implements HostEvent {}

  /** A port is being listened on. */
  record Listening(int port) implements HostEvent {}

  /** A peer has connected to a port that is listened on. */
  record Accepted(
      ActorRef<TcpSocketCommand.ByApplication> socket, int localPort, IpAddress peer, int peerPort)
      implements HostEvent {}

  /**
   * A connection that was asked for is being opened: its socket can be used, closed and asked from
   * now on.
   */
  record Connecting(ActorRef<TcpSocketCommand.ByApplication> socket, int localPort)
      implements HostEvent {}

  /** A connection that was asked for is open. */
  record Connected(
      ActorRef<TcpSocketCommand.ByApplication> socket, int localPort, IpAddress peer, int peerPort)
      implements HostEvent {}

  /** Bytes have come in order: {@code array[offset, offset + length)}, which nobody changes. */
  record Data(ActorRef<TcpSocketCommand.ByApplication> socket, byte[] array, int offset, int length)
      implements HostEvent {}

  /** So many bytes were taken: the answer to {@link TcpSocketCommand.Write}. */
  record Written(ActorRef<TcpSocketCommand.ByApplication> socket, int bytes) implements HostEvent {}

  /**
   * So many bytes wait to be read: the answer to {@link TcpSocketCommand.AwaitData}, on a socket
   * without {@code autoRead}.
   */
  record DataWaiting(ActorRef<TcpSocketCommand.ByApplication> socket, int bytes)
      implements HostEvent {}

  /** What a socket was asked by {@link TcpSocketCommand.AskInfo}. */
  record ConnectionInfo(ActorRef<TcpSocketCommand.ByApplication> socket, TcpInfo info)
      implements HostEvent {}

  /**
   * All that was sent is in the send buffer, and it has room for more: the answer to one or more
   * {@link TcpSocketCommand.Send}s.
   */
  record Writable(ActorRef<TcpSocketCommand.ByApplication> socket, int freeBytes)
      implements HostEvent {}

  /** The peer will send no more. */
  record EndOfStream(ActorRef<TcpSocketCommand.ByApplication> socket) implements HostEvent {}

  /** A connection has ended; the last event of its socket. */
  record Closed(ActorRef<TcpSocketCommand.ByApplication> socket, String reason)
      implements HostEvent {}

  /** A raw socket is open. */
  record RawOpened(ActorRef<RawSocketCommand.ByApplication> socket, int protocol)
      implements HostEvent {}

  /** An IP packet has come: {@code packet[0]} is the first byte of its IP header. */
  record Packet(ActorRef<RawSocketCommand.ByApplication> socket, IpAddress source, byte[] packet)
      implements HostEvent {}

  /** A packet socket is open. */
  record LinkOpened(
      ActorRef<RawSocketCommand.ByApplication> socket, int networkInterface, int etherType)
      implements HostEvent {}

  /** A frame has come. */
  record LinkFrame(ActorRef<RawSocketCommand.ByApplication> socket, byte[] frame)
      implements HostEvent {}

  /**
   * What was asked for cannot be.
   *
   * @param command what was asked for
   * @param reason in words, such as {@code connection refused}
   */
  record Failed(HostCommand command, String reason) implements HostEvent {}
}
