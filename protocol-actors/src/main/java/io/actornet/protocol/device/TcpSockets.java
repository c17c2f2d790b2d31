package io.actornet.protocol.device;

import io.actornet.protocol.engine.Counter;
import io.actornet.protocol.engine.DeviceContext;
import io.actornet.protocol.engine.LoopRef;
import io.actornet.protocol.tcp.CongestionState;
import io.actornet.protocol.tcp.Endpoints;
import io.actornet.protocol.tcp.TcpConfig;
import io.actornet.protocol.tcp.TcpInfo;
import io.actornet.protocol.tcp.TcpStack;
import io.actornet.protocol.tcp.TcpState;
import io.actornet.protocol.wire.TcpFlags;
import io.actornet.protocol.wire.TcpView;
import io.actornet.topology.value.Ipv4Address;

/** What the TCP sockets of one host have in common, and how they come to be. */
final class TcpSockets {
  final DeviceContext device;
  final SharedStack shared;
  final TcpStack stack;
  private final Host host;

  /** What connections of the host start from. */
  private TcpSettings settings;

  private boolean dropsSynFin;

  TcpSockets(InternetLayer internet, TcpStack stack, Host host, TcpConfig config) {
    this.device = internet.device;
    this.shared = internet.shared;
    this.stack = stack;
    this.host = host;
    use(config);
  }

  /** Whether a segment with these flags is dropped, whatever it is for. */
  boolean drops(int flags) {
    int both = TcpFlags.SYN | TcpFlags.FIN;
    return (flags & both) == both && dropsSynFin;
  }

  /** The host that the sockets belong to. */
  LoopRef<HostMessage> host() {
    return host;
  }

  /** Sockets made from now on start from these settings. */
  void use(TcpConfig config) {
    settings = shared.tcpSettings(config);
    dropsSynFin = config.defences().dropSynFin();
  }

  /** The settings of a connection with these options. */
  TcpConfig config(TcpOptions options) {
    return settings.config(options);
  }

  /** A socket that opens a connection. */
  LoopRef<TcpSocketCommand> open(HostCommand.Connect command, Endpoints endpoints, int mtu) {
    TcpSocket socket = new TcpSocket(this, command.owner(), command.options().autoRead());
    host.spawn(socket);
    TcpConfig config = config(command.options());
    socket.tell(new TcpSocketInput.Open(command, config, endpoints, mtu));
    return socket;
  }

  /** A socket for a connection that a peer has opened; the segment completed the handshake. */
  LoopRef<TcpSocketCommand> accept(ConnectionRow.Opening row, TcpView segment) {
    boolean autoRead = row.listener.command.options().autoRead();
    TcpSocket socket = new TcpSocket(this, row.listener.owner(), autoRead);
    host.spawn(socket);
    socket.tell(
        new TcpSocketInput.Accept(
            row.halfOpen,
            segment.bytes(),
            segment.offset(),
            segment.limit(),
            stack.arrivingTrafficClass()));
    return socket;
  }

  /** The counter of segments sent again from one address to another. */
  Counter retransmissions(Endpoints endpoints) {
    return device.counter(
        "tcp.retransmissions",
        "segments",
        "local",
        Ipv4Address.format(endpoints.localAddress()),
        "remote",
        Ipv4Address.format(endpoints.remoteAddress()));
  }

  /** Tells the journal that a connection went from one state to another. */
  void journal(Endpoints endpoints, TcpState from, TcpState to) {
    device.journal(
        "tcp.state",
        "local",
        local(endpoints),
        "remote",
        remote(endpoints),
        "from",
        name(from),
        "to",
        name(to));
  }

  /** Tells the journal that the repair of losses went from one state to another. */
  void journal(Endpoints endpoints, CongestionState from, CongestionState to, TcpInfo info) {
    device.journal(
        "tcp.congestion",
        "local",
        local(endpoints),
        "remote",
        remote(endpoints),
        "from",
        from.name(),
        "to",
        to.name(),
        "congestion_window_bytes",
        info.congestionWindowBytes(),
        "slow_start_threshold_bytes",
        info.slowStartThresholdBytes());
  }

  /** Tells the journal that a connection has ended, and what it has done. */
  void journalClosed(Endpoints endpoints, TcpInfo info, String reason) {
    device.journal(
        "tcp.closed",
        "local",
        local(endpoints),
        "remote",
        remote(endpoints),
        "reason",
        reason,
        "bytes_received",
        info.bytesIn(),
        "bytes_sent",
        info.bytesOut(),
        "segments_received",
        info.segmentsIn(),
        "segments_sent",
        info.segmentsOut(),
        "retransmissions",
        info.retransmissions(),
        "round_trip_nanos",
        info.roundTripNanos());
  }

  static String local(Endpoints endpoints) {
    return Ipv4Address.format(endpoints.localAddress()) + ':' + endpoints.localPort();
  }

  static String remote(Endpoints endpoints) {
    return Ipv4Address.format(endpoints.remoteAddress()) + ':' + endpoints.remotePort();
  }

  /** A state as RFC 9293 writes it. */
  private static String name(TcpState state) {
    return state.name().replace('_', '-');
  }
}
