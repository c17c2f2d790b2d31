package io.actornet.protocol.device;

import akka.actor.typed.ActorRef;

/** What an application asks of a TCP socket. */
public sealed interface TcpSocketCommand permits TcpSocketCommand.ByApplication, TcpSocketInput {
  /** The commands that applications may send. */
  sealed interface ByApplication extends TcpSocketCommand {}

  /**
   * Sends bytes, which nobody may change from now on. What does not fit into the send buffer waits,
   * up to 64 MiB, beyond which the connection is aborted. A {@link HostEvent.Writable} follows, at
   * once or when there is room again: who waits for it never sends too much.
   */
  record Send(byte[] bytes) implements ByApplication {}

  /**
   * Sends as much of some bytes as fits into the send buffer, and asks for a {@link
   * HostEvent.Written} at once that tells how much that was.
   *
   * @param bytes which nobody may change from now on
   * @param more whether more follows at once: what does not fill a segment may wait for it
   * @param endsRecord whether nothing sent later is to go into a segment with this
   */
  record Write(byte[] bytes, boolean more, boolean endsRecord) implements ByApplication {}

  /** Asks for a {@link HostEvent.Writable} once there is room worth writing. */
  record AwaitRoom() implements ByApplication {}

  /** Asks for up to so many bytes more, on a socket without {@code autoRead}. */
  record Read(int bytes) implements ByApplication {}

  /**
   * Asks for a {@link HostEvent.DataWaiting} as soon as something waits to be read, on a socket
   * without {@code autoRead}; asking again before it came changes nothing.
   */
  record AwaitData() implements ByApplication {}

  /** Asks for a {@link HostEvent.ConnectionInfo} at once: the state of the connection. */
  record AskInfo() implements ByApplication {}

  /** Changes an option. */
  record Set(TcpSocketOption option) implements ByApplication {}

  /** Sends FIN after all that was sent; the peer may go on sending. */
  record ShutdownWrite() implements ByApplication {}

  /** Closes both ways in an orderly manner. */
  record Close() implements ByApplication {}

  /** Resets the connection. */
  record Abort() implements ByApplication {}

  /** The socket's events go to another actor of this device from now on. */
  record HandOver(ActorRef<HostEvent> owner) implements ByApplication {}
}
