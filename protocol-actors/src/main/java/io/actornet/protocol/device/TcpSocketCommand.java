package io.actornet.protocol.device;

import akka.actor.typed.ActorRef;

/** What an application asks of a TCP socket. */
public sealed interface TcpSocketCommand permits TcpSocketCommand.ByApplication, TcpSocketInput {
  /** The commands that applications may send. */
  sealed interface ByApplication extends TcpSocketCommand {}

  /**
   * Sends bytes, which nobody may change from now on. What does not fit into the send buffer waits;
   * {@link HostEvent.Writable} says when there is room again.
   */
  record Send(byte[] bytes) implements ByApplication {}

  /** Asks for up to so many bytes more, on a socket without {@code autoRead}. */
  record Read(int bytes) implements ByApplication {}

  /** Sends FIN after all that was sent; the peer may go on sending. */
  record ShutdownWrite() implements ByApplication {}

  /** Closes both ways in an orderly manner. */
  record Close() implements ByApplication {}

  /** Resets the connection. */
  record Abort() implements ByApplication {}

  /** The socket's events go to another actor of this device from now on. */
  record HandOver(ActorRef<HostEvent> owner) implements ByApplication {}
}
