package io.actornet.protocol.device;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Signal;
import akka.actor.typed.Terminated;
import io.actornet.protocol.engine.Counter;
import io.actornet.protocol.engine.DeviceActor;
import io.actornet.protocol.engine.Timer;
import io.actornet.protocol.tcp.CloseReason;
import io.actornet.protocol.tcp.CongestionState;
import io.actornet.protocol.tcp.Endpoints;
import io.actornet.protocol.tcp.TcpConnection;
import io.actornet.protocol.tcp.TcpEffects;
import io.actornet.protocol.tcp.TcpState;
import io.actornet.protocol.tcp.TimeWaitEntry;
import io.actornet.protocol.wire.IcmpCode;
import io.actornet.protocol.wire.IcmpType;
import io.actornet.protocol.wire.TcpView;
import io.actornet.topology.value.Ipv4Address;

/**
 * The actor around a {@link TcpConnection}: it lives from the opening of a connection by this host,
 * or from the end of the handshake of one opened by the peer, until the connection has closed or
 * entered TIME-WAIT.
 */
final class TcpSocket extends DeviceActor<TcpSocketCommand> implements TcpEffects {
  private final TcpSockets sockets;
  private final boolean autoRead;
  private ActorRef<HostEvent> owner;
  private TcpConnection connection;

  /** What the connection was asked for with, until it is open; null if the peer opened it. */
  private HostCommand.Connect command;

  /** Null until the connection wants a timer. */
  private Timer<TcpSocketCommand> timer;

  /** Null while everything fits into the send buffer. */
  private UnsentQueue unsent;

  /** Null while nothing waits to be read; always with {@link #autoRead}. */
  private UnreadQueue unread;

  /** Null until a segment is sent again. */
  private Counter retransmissions;

  private boolean shutdownAfterUnsent;
  private boolean closeAfterUnsent;
  private boolean peerHasClosed;
  private boolean overflowed;

  /** What an ICMP error that ended the connection said. */
  private String unreachable = "host unreachable";

  /** Whether the application wants to hear of data that waits to be read. */
  private boolean awaitsData;

  TcpSocket(TcpSockets sockets, ActorRef<HostEvent> owner, boolean autoRead) {
    super(sockets.device.partition());
    this.sockets = sockets;
    this.owner = owner;
    this.autoRead = autoRead;
  }

  @Override
  protected void onMessage(TcpSocketCommand message) {
    long before = sockets.stack.counters().segmentsRetransmitted;
    switch (message) {
      case TcpSocketInput.Segment(byte[] frame, int offset, int limit, int trafficClass) ->
          segment(frame, offset, limit, trafficClass);
      case TcpSocketInput.TimerFired fired -> connection.onTimer(now());
      case TcpSocketCommand.Send(byte[] bytes) -> send(bytes);
      case TcpSocketCommand.Read(int bytes) -> read(bytes);
      case TcpSocketCommand.AwaitData() -> awaitData();
      case TcpSocketCommand.Write write -> write(write);
      case TcpSocketCommand.AwaitRoom() -> connection.awaitRoom(now());
      case TcpSocketCommand.AskInfo() ->
          owner.tell(new HostEvent.ConnectionInfo(ref().narrow(), connection.info(now())));
      case TcpSocketInput.Accept accept -> accept(accept);
      case TcpSocketInput.Open open -> open(open);
      case TcpSocketCommand.Set(TcpSocketOption option) ->
          TcpSocketOption.apply(option, connection, now());
      case TcpSocketCommand.ShutdownWrite() -> shutdownWrite();
      case TcpSocketCommand.Close() -> close();
      case TcpSocketCommand.Abort() -> connection.abort(now());
      case TcpSocketCommand.HandOver(ActorRef<HostEvent> successor) -> {
        owner = successor;
        watch(successor);
      }
      case TcpSocketInput.OwnerStopped(ActorRef<HostEvent> stopped) -> ownerStopped(stopped);
      case TcpSocketInput.IcmpError(int type, int code, int sequence) ->
          connection.onIcmpError(type, code, sequence, now());
      case TcpSocketInput.PathMtu(int mtu, int sequence) ->
          connection.onFragmentationNeeded(mtu, sequence, now());
    }
    long retransmitted = sockets.stack.counters().segmentsRetransmitted - before;
    if (retransmitted > 0) {
      countRetransmissions(retransmitted);
    }
  }

  @Override
  protected void onSignal(Signal signal) {
    if (signal instanceof Terminated terminated) {
      ownerStopped(terminated.getRef());
    }
  }

  private void open(TcpSocketInput.Open open) {
    command = open.command();
    connection =
        TcpConnection.active(
            sockets.stack, open.config(), open.endpoints(), open.mtu(), this, now());
    owner.tell(new HostEvent.Connecting(ref().narrow(), open.endpoints().localPort()));
    connection.connect(now());
  }

  private void accept(TcpSocketInput.Accept accept) {
    connection = TcpConnection.accept(accept.row(), this);
    segment(accept.frame(), accept.offset(), accept.limit(), accept.trafficClass());
  }

  private void segment(byte[] frame, int offset, int limit, int trafficClass) {
    TcpView segment = sockets.shared.tcp;
    if (segment.wrap(frame, offset, limit) == null) {
      sockets.stack.arriving(trafficClass);
      connection.onSegment(segment, now());
    }
  }

  private void send(byte[] bytes) {
    if (shutdownAfterUnsent || closeAfterUnsent) {
      return;
    }
    int taken = unsent == null ? connection.write(bytes, 0, bytes.length, now()) : 0;
    if (connection.hasEnded()) {
      return;
    }
    if (unsent == null && taken == bytes.length) {
      connection.awaitRoom(now());
      return;
    }
    if (unsent == null) {
      unsent = new UnsentQueue();
    }
    if (!unsent.add(bytes, taken)) {
      overflowed = true;
      connection.abort(now());
    }
  }

  private void write(TcpSocketCommand.Write write) {
    byte[] bytes = write.bytes();
    int taken =
        unsent != null || shutdownAfterUnsent || closeAfterUnsent
            ? 0
            : connection.write(bytes, 0, bytes.length, write.more(), write.endsRecord(), now());
    owner.tell(new HostEvent.Written(ref().narrow(), taken));
  }

  @Override
  public void writable(int freeBytes) {
    int taken = 0;
    if (unsent != null) {
      taken = unsent.offer((chunk, from, length) -> connection.write(chunk, from, length, now()));
      if (!unsent.isEmpty()) {
        return;
      }
      unsent = null;
    }
    if (closeAfterUnsent) {
      connection.close(now());
    } else if (shutdownAfterUnsent) {
      connection.shutdownWrite(now());
    } else if (taken == freeBytes) {
      connection.awaitRoom(now());
    } else {
      owner.tell(new HostEvent.Writable(ref().narrow(), freeBytes - taken));
    }
  }

  private void shutdownWrite() {
    if (unsent == null) {
      connection.shutdownWrite(now());
    } else {
      shutdownAfterUnsent = true;
    }
  }

  private void close() {
    if (unsent == null) {
      connection.close(now());
    } else {
      closeAfterUnsent = true;
    }
  }

  private void ownerStopped(ActorRef<?> stopped) {
    if (stopped.equals(owner)) {
      close();
    }
  }

  private void read(int bytes) {
    if (autoRead) {
      return;
    }
    if (unread == null) {
      unread = new UnreadQueue();
    }
    unread.ask(bytes);
    unread.deliver(this::deliver);
    tellEndOfStream();
  }

  @Override
  public void received(byte[] frame, int offset, int length) {
    if (autoRead) {
      deliver(frame, offset, length);
      return;
    }
    if (unread == null) {
      unread = new UnreadQueue();
    }
    unread.add(frame, offset, length);
    unread.deliver(this::deliver);
    tellDataWaiting();
  }

  private void awaitData() {
    awaitsData = true;
    tellDataWaiting();
  }

  private void tellDataWaiting() {
    if (awaitsData && unread != null && !unread.isEmpty()) {
      awaitsData = false;
      owner.tell(new HostEvent.DataWaiting(ref().narrow(), unread.bytes()));
    }
  }

  private void deliver(byte[] array, int offset, int length) {
    owner.tell(new HostEvent.Data(ref().narrow(), array, offset, length));
    connection.consumed(length, now());
  }

  @Override
  public void peerClosed() {
    peerHasClosed = true;
    tellEndOfStream();
  }

  private void tellEndOfStream() {
    if (peerHasClosed && (unread == null || unread.isEmpty())) {
      peerHasClosed = false;
      owner.tell(new HostEvent.EndOfStream(ref().narrow()));
    }
  }

  @Override
  public void established() {
    Endpoints endpoints = connection.endpoints();
    Ipv4Address peer = new Ipv4Address(endpoints.remoteAddress());
    int localPort = endpoints.localPort();
    int peerPort = endpoints.remotePort();
    if (command == null) {
      owner.tell(new HostEvent.Accepted(ref().narrow(), localPort, peer, peerPort));
    } else {
      command = null;
      owner.tell(new HostEvent.Connected(ref().narrow(), localPort, peer, peerPort));
    }
  }

  @Override
  public void transmit(byte[] frame) {
    sockets.host().tell(new HostInput.SendSegment(frame, connection.endpoints()));
  }

  @Override
  public void armTimer(long deadlineNanos) {
    if (timer == null) {
      timer = sockets.device.timer(ref(), TcpSocketInput.TimerFired.INSTANCE);
    }
    timer.arm(deadlineNanos);
  }

  @Override
  public void cancelTimer() {
    timer.cancel();
  }

  @Override
  public void stateChanged(TcpState from, TcpState to) {
    sockets.journal(connection.endpoints(), from, to);
  }

  @Override
  public void congestionStateChanged(CongestionState from, CongestionState to) {
    sockets.journal(connection.endpoints(), from, to, connection.info(now()));
  }

  @Override
  public void timeWait(TimeWaitEntry entry) {
    sockets.host().tell(new HostInput.TcpTimeWait(entry));
  }

  @Override
  public void closed(CloseReason closeReason) {
    stop();
    if (closeReason == CloseReason.NORMAL && unread != null) {
      // The connection is over for the peer, not for an application that has not read all of it.
      unread.ask(unread.bytes());
      unread.deliver(this::deliver);
      tellEndOfStream();
    }
    String reason = words(closeReason);
    sockets.journalClosed(connection.endpoints(), connection.info(now()), reason);
    owner.tell(
        command == null
            ? new HostEvent.Closed(ref().narrow(), reason)
            : new HostEvent.Failed(command, reason));
    sockets.host().tell(new HostInput.TcpClosed(connection.endpoints()));
  }

  @Override
  public void hardError(int type, int code) {
    if (type == IcmpType.TIME_EXCEEDED) {
      unreachable = "time exceeded";
    } else if (type == IcmpType.DESTINATION_UNREACHABLE) {
      unreachable =
          switch (code) {
            case IcmpCode.PORT_UNREACHABLE -> "port unreachable";
            case IcmpCode.PROTOCOL_UNREACHABLE -> "protocol unreachable";
            case IcmpCode.NET_PROHIBITED,
                IcmpCode.HOST_PROHIBITED,
                IcmpCode.COMMUNICATION_PROHIBITED ->
                "communication prohibited";
            default -> "host unreachable";
          };
    }
  }

  private String words(CloseReason closeReason) {
    return switch (closeReason) {
      case NORMAL -> "closed";
      case RESET -> "connection reset by peer";
      case REFUSED -> "connection refused";
      case TIMEOUT -> "connection timed out";
      case USER_TIMEOUT -> "user timeout";
      case UNREACHABLE -> unreachable;
      case ABORTED -> overflowed ? "send queue overflow" : "aborted";
    };
  }

  private void countRetransmissions(long retransmitted) {
    if (retransmissions == null) {
      retransmissions = sockets.retransmissions(connection.endpoints());
    }
    retransmissions.add(retransmitted);
  }
}
