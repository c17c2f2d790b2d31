package io.actornet.protocol.device;

import akka.actor.typed.ActorRef;
import io.actornet.protocol.engine.CounterVisitor;
import io.actornet.protocol.engine.LoopRef;
import io.actornet.protocol.icmp.QuotedDatagram;
import io.actornet.protocol.ip.Ipv4Addresses;
import io.actornet.protocol.tcp.Endpoints;
import io.actornet.protocol.tcp.HalfOpen;
import io.actornet.protocol.tcp.SynCookies;
import io.actornet.protocol.tcp.TcpConfig;
import io.actornet.protocol.tcp.TcpOutput;
import io.actornet.protocol.tcp.TcpReset;
import io.actornet.protocol.tcp.TcpStack;
import io.actornet.protocol.tcp.TcpState;
import io.actornet.protocol.tcp.TimeWaitEntry;
import io.actornet.protocol.wire.IcmpCode;
import io.actornet.protocol.wire.IcmpType;
import io.actornet.protocol.wire.IpProtocol;
import io.actornet.protocol.wire.Ipv4View;
import io.actornet.protocol.wire.Malformed;
import io.actornet.protocol.wire.TcpFlags;
import io.actornet.protocol.wire.TcpView;
import io.actornet.topology.value.Ipv4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The TCP of one host beside its connections: which socket a segment belongs to, listening ports,
 * and the connections that have no socket yet or no more.
 */
final class TcpLayer implements TcpOutput {
  private final InternetLayer internet;
  private final TcpSockets sockets;
  private final TcpStack stack;
  private final ConnectionTable table = new ConnectionTable();
  private final PortTable<Listener> listeners = new PortTable<>();
  private final EphemeralPorts ephemeralPorts;
  private final WaitingRows waiting;

  /** Whose segment {@link #transmit} gets. */
  private Endpoints sender;

  TcpLayer(InternetLayer internet, Host host, TcpConfig config) {
    this.internet = internet;
    stack = new TcpStack(internet.device.random("tcp.isn").nextLong());
    sockets = new TcpSockets(internet, stack, host, config);
    waiting =
        new WaitingRows(
            table, sockets, internet.device.timer(host.ref(), HostTimer.CONNECTION_TABLE));
    ephemeralPorts = new EphemeralPorts(internet.device.random("tcp.ports").nextLong());
  }

  /** Connections opened and ports listened on from now on start from these settings. */
  void use(TcpConfig config) {
    sockets.use(config);
  }

  /** Listens on a port; false if it cannot be had. */
  boolean listen(HostCommand.Listen command) {
    if (command.port() == 0 || listeners.get(command.port()) != null) {
      return false;
    }
    listeners.put(command.port(), new Listener(command, sockets.config(command.options())));
    return true;
  }

  /** Ends listening on a port, if the owner does. */
  void stopListening(int port, ActorRef<HostEvent> owner) {
    Listener listener = listeners.get(port);
    if (listener != null && listener.owner().equals(owner)) {
      listeners.removeIf(each -> each == listener);
      List<ConnectionRow.Opening> forgotten = new ArrayList<>();
      table.forEach(
          row -> {
            if (row instanceof ConnectionRow.Opening opening && opening.listener == listener) {
              forgotten.add(opening);
            }
          });
      forgotten.forEach(waiting::end);
    }
  }

  /** Opens a connection; tells the owner if it cannot be opened. */
  void connect(HostCommand.Connect command) {
    int remote = ((Ipv4Address) command.address()).bits();
    IpOutput output = internet.shared.output;
    int hop = mayBePeer(remote) ? output.hop(internet, remote) : IpOutput.NO_ROUTE;
    int local = hop == IpOutput.NO_ROUTE ? 0 : output.source(internet, hop, remote);
    if (local == 0) {
      String reason = hop == IpOutput.NO_ROUTE ? "no route to host" : "no address";
      command.owner().tell(new HostEvent.Failed(command, reason));
      return;
    }
    IntPredicate free =
        each ->
            listeners.get(each) == null && table.find(local, each, remote, command.port()) == null;
    int port = command.localPort();
    if (port == 0) {
      port = ephemeralPorts.choose(remote, command.port(), free);
    }
    if (port == EphemeralPorts.NONE || !free.test(port)) {
      String reason = command.localPort() == 0 ? "no free port" : "port in use";
      command.owner().tell(new HostEvent.Failed(command, reason));
      return;
    }
    Endpoints endpoints = new Endpoints(local, port, remote, command.port());
    LoopRef<TcpSocketCommand> socket = sockets.open(command, endpoints, output.mtu(internet, hop));
    table.put(new ConnectionRow.Connected(endpoints, socket));
  }

  /** Whether a connection may lead there (RFC 9293 MUST-46, MUST-63). */
  private static boolean mayBePeer(int address) {
    return Ipv4Addresses.mayBeHost(address) || Ipv4Addresses.isLoopback(address);
  }

  /** Takes a packet with a segment to this host. */
  void receive(Ipv4View packet, boolean broadcast) {
    TcpView segment = internet.shared.tcp;
    Malformed malformed = segment.wrap(packet.bytes(), packet.payloadOffset(), packet.limit());
    if (malformed == null && !segment.checksumValid(packet.source(), packet.destination())) {
      malformed = Malformed.TCP_CHECKSUM;
    }
    if (malformed != null) {
      internet.rare.count(malformed);
      return;
    }
    if (broadcast || !mayBePeer(packet.source()) || sockets.drops(segment.flags())) {
      return;
    }
    stack.arriving(packet.tos());
    int local = packet.destination();
    int remote = packet.source();
    ConnectionRow row = table.find(local, segment.destinationPort(), remote, segment.sourcePort());
    switch (row) {
      case ConnectionRow.Connected connected ->
          connected.socket.tell(
              new TcpSocketInput.Segment(
                  segment.bytes(), segment.offset(), segment.limit(), packet.tos()));
      case ConnectionRow.Opening opening -> receive(opening, segment);
      case ConnectionRow.Lingering lingering -> receive(lingering, segment);
      case null -> {
        Endpoints endpoints =
            new Endpoints(local, segment.destinationPort(), remote, segment.sourcePort());
        receiveNew(endpoints, segment, null);
      }
    }
  }

  private void receiveNew(Endpoints endpoints, TcpView segment, TimeWaitEntry predecessor) {
    sender = endpoints;
    Listener listener = listeners.get(endpoints.localPort());
    if (listener == null) {
      byte[] reset = TcpReset.replyTo(segment, endpoints.remoteAddress(), endpoints.localAddress());
      if (reset != null) {
        stack.counters().resetsOut++;
        stack.counters().segmentsOut++;
        transmit(reset);
      }
      return;
    }
    IpOutput output = internet.shared.output;
    int hop = output.hop(internet, endpoints.remoteAddress());
    if (hop == IpOutput.NO_ROUTE) {
      internet.rare.count(StackCounter.NO_ROUTE);
      return;
    }
    int mtu = output.mtu(internet, hop);
    if (segment.has(TcpFlags.ACK) && listener.cookiesUntilNanos > internet.device.now()) {
      HalfOpen cookie =
          SynCookies.complete(
              stack, listener.config, endpoints, mtu, segment, internet.device.now());
      if (cookie != null) {
        complete(new ConnectionRow.Opening(cookie, listener), segment);
        return;
      }
    }
    if (listener.isFull()) {
      internet.rare.count(StackCounter.TCP_BACKLOG_FULL);
      if (listener.config.defences().synCookies()) {
        listener.cookiesUntilNanos = internet.device.now() + Listener.COOKIES_NANOS;
        SynCookies.answer(
            stack, listener.config, endpoints, mtu, segment, internet.device.now(), this);
      }
      return;
    }
    HalfOpen halfOpen =
        HalfOpen.onListen(
            stack,
            listener.config,
            endpoints,
            mtu,
            segment,
            predecessor,
            internet.device.now(),
            this);
    if (halfOpen != null) {
      listener.halfOpen++;
      waiting.add(new ConnectionRow.Opening(halfOpen, listener));
      sockets.journal(endpoints, TcpState.LISTEN, TcpState.SYN_RECEIVED);
    }
  }

  private void receive(ConnectionRow.Opening row, TcpView segment) {
    sender = row.endpoints;
    long before = stack.counters().segmentsRetransmitted;
    HalfOpen.Outcome outcome = row.halfOpen.onSegment(segment, internet.device.now(), this);
    countRetransmissions(row, before);
    switch (outcome) {
      case WAITING -> {}
      case CLOSED -> {
        waiting.end(row);
      }
      case COMPLETE -> {
        row.removed = true;
        row.listener.halfOpen--;
        complete(row, segment);
      }
    }
  }

  private void complete(ConnectionRow.Opening row, TcpView segment) {
    LoopRef<TcpSocketCommand> socket = sockets.accept(row, segment);
    table.put(new ConnectionRow.Connected(row.endpoints, socket));
  }

  private void receive(ConnectionRow.Lingering row, TcpView segment) {
    if (row.entry.acceptsSyn(segment)) {
      waiting.remove(row);
      receiveNew(row.endpoints, segment, row.entry);
      return;
    }
    sender = row.endpoints;
    row.entry.onSegment(segment, internet.device.now(), this);
    if (row.deadline() < row.queuedFor) {
      waiting.end(row);
    }
  }

  /** A connection has ended. */
  void closed(Endpoints endpoints) {
    if (table.find(endpoints) instanceof ConnectionRow.Connected) {
      table.remove(endpoints);
    }
  }

  /** A connection has entered TIME-WAIT. */
  void timeWait(TimeWaitEntry entry) {
    waiting.add(new ConnectionRow.Lingering(entry));
  }

  /** Something in the table is due. */
  void onTimer() {
    waiting.onTimer(this::retry);
  }

  private boolean retry(ConnectionRow.Opening row) {
    sender = row.endpoints;
    long before = stack.counters().segmentsRetransmitted;
    boolean stays = row.halfOpen.onTimer(internet.device.now(), this);
    countRetransmissions(row, before);
    return stays;
  }

  private void countRetransmissions(ConnectionRow row, long before) {
    long retransmitted = stack.counters().segmentsRetransmitted - before;
    if (retransmitted > 0) {
      sockets.retransmissions(row.endpoints).add(retransmitted);
    }
  }

  @Override
  public void transmit(byte[] frame) {
    send(frame, sender);
  }

  /** Sends a segment of a connection. */
  void send(byte[] frame, Endpoints endpoints) {
    int remote = endpoints.remoteAddress();
    IpOutput output = internet.shared.output;
    int hop = output.hop(internet, remote);
    if (hop == IpOutput.NO_ROUTE) {
      internet.rare.count(StackCounter.NO_ROUTE);
      return;
    }
    int local = endpoints.localAddress();
    int ttl = IpOutput.ttl(frame[TcpOutput.TIME_TO_LIVE_OFFSET] & 0xff);
    int tos = frame[TcpOutput.TRAFFIC_CLASS_OFFSET] & 0xff;
    output.send(internet, hop, frame, local, remote, IpProtocol.TCP, tos, ttl, true);
  }

  /** Tells the connection whose segment an ICMP error quotes. */
  void icmpError(QuotedDatagram error) {
    ConnectionRow row =
        table.find(
            error.source(), error.sourcePort(), error.destination(), error.destinationPort());
    if (!(row instanceof ConnectionRow.Connected connected)) {
      return;
    }
    boolean tooLong =
        error.type() == IcmpType.DESTINATION_UNREACHABLE
            && error.code() == IcmpCode.FRAGMENTATION_NEEDED;
    connected.socket.tell(
        tooLong
            ? new TcpSocketInput.PathMtu(error.nextHopMtu(), error.tcpSequence())
            : new TcpSocketInput.IcmpError(error.type(), error.code(), error.tcpSequence()));
  }

  /**
   * An application has ended: its ports are free, its sockets close, and what was half-open is
   * forgotten, so that the peer's next segment is answered with a reset.
   */
  void ownerStopped(ActorRef<HostEvent> owner) {
    listeners.removeIf(listener -> listener.owner().equals(owner));
    TcpSocketInput message = new TcpSocketInput.OwnerStopped(owner);
    List<ConnectionRow.Opening> forgotten = new ArrayList<>();
    table.forEach(
        row -> {
          switch (row) {
            case ConnectionRow.Connected connected -> connected.socket.tell(message);
            case ConnectionRow.Opening opening -> {
              if (opening.listener.owner().equals(owner)) {
                forgotten.add(opening);
              }
            }
            case ConnectionRow.Lingering lingering -> {}
          }
        });
    forgotten.forEach(waiting::end);
  }

  void visit(CounterVisitor visitor) {
    TcpCounterNames.visit(stack.counters(), visitor);
  }
}
