package io.actornet.protocol.device;

import io.actornet.protocol.tcp.KeepAlive;
import io.actornet.protocol.tcp.TcpConnection;

/** What an application may change of an open TCP socket. */
public sealed interface TcpSocketOption {
  /** Small segments are sent at once (TCP_NODELAY). */
  record NoDelay(boolean on) implements TcpSocketOption {}

  /** Only full segments are sent, for up to 200 ms (TCP_CORK). */
  record Cork(boolean on) implements TcpSocketOption {}

  /** As many segments from now on are acknowledged at once, each (TCP_QUICKACK). */
  record QuickAcknowledgments(int segments) implements TcpSocketOption {}

  /** Whether and when a silent peer is probed (SO_KEEPALIVE). */
  record Alive(KeepAlive settings) implements TcpSocketOption {}

  /** After how long without progress to give up (TCP_USER_TIMEOUT); 0 leaves it to the retries. */
  record UserTimeout(long nanos) implements TcpSocketOption {}

  /** How many bytes may wait to be acknowledged (SO_SNDBUF), 1 or more. */
  record SendBuffer(int bytes) implements TcpSocketOption {}

  /** How many bytes may wait to be sent before the application is to wait (TCP_NOTSENT_LOWAT). */
  record UnsentLimit(long bytes) implements TcpSocketOption {}

  /** DSCP, in the upper six of eight bits (IP_TOS). */
  record TrafficClass(int value) implements TcpSocketOption {}

  /** Applies an option. */
  static void apply(TcpSocketOption option, TcpConnection connection, long nowNanos) {
    switch (option) {
      case NoDelay(boolean on) -> connection.noDelay(on, nowNanos);
      case Cork(boolean on) -> connection.cork(on, nowNanos);
      case QuickAcknowledgments(int segments) ->
          connection.quickAcknowledgments(segments, nowNanos);
      case Alive(KeepAlive settings) -> connection.keepAlive(settings, nowNanos);
      case UserTimeout(long nanos) -> connection.userTimeout(nanos);
      case SendBuffer(int bytes) -> connection.sendBuffer(bytes);
      case UnsentLimit(long bytes) -> connection.unsentLimit(bytes);
      case TrafficClass(int value) -> connection.diffserv(value);
    }
  }
}
