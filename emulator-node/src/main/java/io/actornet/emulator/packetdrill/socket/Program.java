package io.actornet.emulator.packetdrill.socket;

import akka.actor.typed.ActorRef;
import io.actornet.protocol.app.ApplicationBehavior;
import io.actornet.protocol.app.ApplicationContext;
import io.actornet.protocol.device.HostCommand;
import io.actornet.protocol.device.HostEvent;
import io.actornet.protocol.device.TcpSocketCommand;
import io.actornet.topology.value.IpAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** The program of a script: an application whose sockets are used by calls. */
public final class Program extends ApplicationBehavior {
  private final boolean bsd;
  private final Runnable onStart;
  private final Runnable onEvent;
  private final Map<ActorRef<TcpSocketCommand.ByApplication>, TcpDescriptor> bySocket =
      new HashMap<>();
  private final Map<Integer, TcpDescriptor> byListeningPort = new HashMap<>();

  /** Connects that the host has not answered, in the order in which it will. */
  private final Deque<TcpDescriptor> unanswered = new ArrayDeque<>();

  private final Map<HostCommand, TcpDescriptor> byConnect = new HashMap<>();

  /**
   * A program that makes no call by itself.
   *
   * @param bsd whether errors are those of FreeBSD; otherwise Linux's
   * @param onStart runs when calls may be made
   * @param onEvent runs when something has happened to a socket
   */
  public Program(ApplicationContext host, boolean bsd, Runnable onStart, Runnable onEvent) {
    super(host);
    this.bsd = bsd;
    this.onStart = onStart;
    this.onEvent = onEvent;
  }

  /** Emulated time in nanoseconds. */
  long now() {
    return host.now();
  }

  void listen(TcpDescriptor descriptor, int backlog) {
    descriptor.phase = TcpDescriptor.Phase.LISTENING;
    descriptor.backlog = backlog;
    byListeningPort.put(descriptor.localPort, descriptor);
    host.ask(
        new HostCommand.Listen(
            descriptor.localPort,
            Math.max(1, backlog),
            descriptor.settings.tcpOptions(),
            host.self()));
  }

  /** Listens with other options than before. */
  void listenAgain(TcpDescriptor descriptor) {
    host.ask(new HostCommand.StopListening(descriptor.localPort, host.self()));
    listen(descriptor, descriptor.backlog);
  }

  void stopListening(TcpDescriptor descriptor) {
    byListeningPort.remove(descriptor.localPort);
    host.ask(new HostCommand.StopListening(descriptor.localPort, host.self()));
    for (TcpDescriptor each : descriptor.accepted) {
      tell(each, new TcpSocketCommand.Abort());
    }
    descriptor.phase = TcpDescriptor.Phase.ENDED;
  }

  void connect(TcpDescriptor descriptor, IpAddress address, int port) {
    descriptor.phase = TcpDescriptor.Phase.CONNECTING;
    descriptor.remotePort = port;
    HostCommand.Connect command =
        new HostCommand.Connect(
            descriptor.localPort, address, port, descriptor.settings.tcpOptions(), host.self());
    unanswered.add(descriptor);
    byConnect.put(command, descriptor);
    host.ask(command);
  }

  /** Tells a socket something, unless it has ended. */
  void tell(TcpDescriptor descriptor, TcpSocketCommand.ByApplication command) {
    if (descriptor.socket != null && descriptor.phase != TcpDescriptor.Phase.ENDED) {
      descriptor.socket.tell(command);
    }
  }

  @Override
  protected void started() {
    onStart.run();
  }

  @Override
  protected void accepted(HostEvent.Accepted event) {
    TcpDescriptor listener = byListeningPort.get(event.localPort());
    if (listener == null) {
      event.socket().tell(new TcpSocketCommand.Abort());
      return;
    }
    TcpDescriptor descriptor = new TcpDescriptor(new SocketSettings(listener.settings));
    descriptor.phase = TcpDescriptor.Phase.CONNECTED;
    descriptor.socket = event.socket();
    descriptor.localPort = event.localPort();
    descriptor.remotePort = event.peerPort();
    bySocket.put(event.socket(), descriptor);
    listener.accepted.add(descriptor);
    onEvent.run();
  }

  @Override
  protected void connecting(HostEvent.Connecting event) {
    TcpDescriptor descriptor = unanswered.remove();
    descriptor.socket = event.socket();
    descriptor.localPort = event.localPort();
    bySocket.put(event.socket(), descriptor);
    onEvent.run();
  }

  @Override
  protected void connected(HostEvent.Connected event) {
    bySocket.get(event.socket()).phase = TcpDescriptor.Phase.CONNECTED;
    onEvent.run();
  }

  @Override
  protected void failed(HostEvent.Failed event) {
    TcpDescriptor descriptor = byConnect.remove(event.command());
    if (descriptor != null) {
      unanswered.remove(descriptor);
      end(descriptor, event.reason());
    }
  }

  @Override
  protected void closed(HostEvent.Closed event) {
    end(bySocket.remove(event.socket()), event.reason());
  }

  private void end(TcpDescriptor descriptor, String reason) {
    descriptor.phase = TcpDescriptor.Phase.ENDED;
    descriptor.waiting = 0;
    descriptor.error = Errno.ofReason(reason, bsd);
    onEvent.run();
  }

  @Override
  protected void dataWaiting(HostEvent.DataWaiting event) {
    bySocket.get(event.socket()).waiting = event.bytes();
    onEvent.run();
  }

  @Override
  protected void data(HostEvent.Data event) {
    TcpDescriptor descriptor = bySocket.get(event.socket());
    descriptor.waiting = Math.max(0, descriptor.waiting - event.length());
    descriptor.handedOver += event.length();
    onEvent.run();
  }

  @Override
  protected void endOfStream(HostEvent.EndOfStream event) {
    bySocket.get(event.socket()).endOfStream = true;
    onEvent.run();
  }

  @Override
  protected void writable(HostEvent.Writable event) {
    bySocket.get(event.socket()).writables++;
    onEvent.run();
  }

  @Override
  protected void written(HostEvent.Written event) {
    TcpDescriptor descriptor = bySocket.get(event.socket());
    if (descriptor != null) {
      descriptor.taken = event.bytes();
      descriptor.answers++;
      onEvent.run();
    }
  }

  @Override
  protected void info(HostEvent.ConnectionInfo event) {
    TcpDescriptor descriptor = bySocket.get(event.socket());
    descriptor.info = event.info();
    descriptor.infoAt = descriptor.writables;
    onEvent.run();
  }
}
