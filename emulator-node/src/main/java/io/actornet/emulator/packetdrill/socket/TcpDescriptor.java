package io.actornet.emulator.packetdrill.socket;

import akka.actor.typed.ActorRef;
import io.actornet.protocol.device.TcpSocketCommand;
import io.actornet.protocol.tcp.TcpInfo;
import java.util.ArrayDeque;
import java.util.Deque;

/** What a descriptor of a program stands for: a TCP socket, as its calls see it. */
final class TcpDescriptor {
  /** How far a socket has come. */
  enum Phase {
    /** Made, and bound at most. */
    FRESH,
    /** Waits for connections. */
    LISTENING,
    /** Opens a connection. */
    CONNECTING,
    /** Has a connection. */
    CONNECTED,
    /** Had a connection, or could not open one. */
    ENDED
  }

  final SocketSettings settings;
  Phase phase = Phase.FRESH;

  /** How many connections may wait to be accepted, where it listens. */
  int backlog;

  /** 0 until it is bound or connects. */
  int localPort;

  /** The peer's port; 0 where there is no connection. */
  int remotePort;

  /** Null where there is no connection. */
  ActorRef<TcpSocketCommand.ByApplication> socket;

  /** Connections that wait to be accepted. */
  final Deque<TcpDescriptor> accepted = new ArrayDeque<>();

  /** What {@code SO_ERROR} tells; null for nothing. */
  Errno error;

  /** The peer will send no more. */
  boolean endOfStream;

  /** Nothing more is read, or sent. */
  boolean readShut;

  boolean writeShut;

  /** Bytes that wait at the socket to be read, as it last said. */
  int waiting;

  /** Bytes that the socket has handed over and nobody has read. */
  int handedOver;

  /** The state of the connection as it last said; null before it is asked, and after each call. */
  TcpInfo info;

  /** How often the socket said that it has room; and what that was when it told its state. */
  long writables;

  long infoAt;

  /** How often the socket said what it has taken of what was to be written, and the last of it. */
  long answers;

  int taken;

  TcpDescriptor(SocketSettings settings) {
    this.settings = settings;
  }

  /** Bytes that can be read. */
  int readable() {
    return waiting + handedOver;
  }

  /** Takes the error, which is told once. */
  Errno takeError() {
    Errno taken = error;
    error = null;
    return taken;
  }

  /** Whether it has a connection, be it one that is being opened. */
  boolean hasConnection() {
    return isOpen() || phase == Phase.CONNECTING;
  }

  boolean isOpen() {
    return phase == Phase.CONNECTED;
  }
}
