package io.actornet.protocol.device;

import akka.actor.typed.ActorRef;
import io.actornet.protocol.engine.LoopRef;
import io.actornet.protocol.icmp.QuotedDatagram;
import io.actornet.protocol.ip.Ipv4Addresses;
import io.actornet.protocol.udp.UdpDatagrams;
import io.actornet.protocol.wire.IcmpCode;
import io.actornet.protocol.wire.IcmpType;
import io.actornet.protocol.wire.IpProtocol;
import io.actornet.protocol.wire.Ipv4View;
import io.actornet.protocol.wire.Malformed;
import io.actornet.protocol.wire.UdpView;
import io.actornet.topology.value.Ipv4Address;

/** The UDP of one host (RFC 768, RFC 1122 §4.1): which socket a datagram belongs to. */
final class UdpLayer {
  private final InternetLayer internet;
  private final PortTable<LoopRef<UdpSocketCommand>> sockets = new PortTable<>();
  private final EphemeralPorts ephemeralPorts;

  UdpLayer(InternetLayer internet) {
    this.internet = internet;
    ephemeralPorts = new EphemeralPorts(internet.device.random("udp.ports").nextLong());
  }

  /** A free port: the one that was asked for, or any if that is 0; −1 if it cannot be had. */
  int freePort(int asked) {
    if (asked != 0) {
      return sockets.get(asked) == null ? asked : EphemeralPorts.NONE;
    }
    return ephemeralPorts.choose(0, 0, port -> sockets.get(port) == null);
  }

  void bind(int port, LoopRef<UdpSocketCommand> socket) {
    sockets.put(port, socket);
  }

  void closed(int port) {
    sockets.remove(port);
  }

  /** Takes a packet with a datagram to this host. */
  void receive(Ipv4View packet, boolean broadcast) {
    UdpView datagram = internet.shared.udp;
    Malformed malformed = UdpDatagrams.open(packet, datagram);
    if (malformed != null) {
      internet.rare.count(malformed);
      return;
    }
    LoopRef<UdpSocketCommand> socket = sockets.get(datagram.destinationPort());
    if (socket == null) {
      internet.rare.count(StackCounter.UDP_NO_PORT);
      internet.shared.icmpLayer.unreachable(internet, packet, IcmpCode.PORT_UNREACHABLE, broadcast);
      return;
    }
    internet.rare.count(StackCounter.UDP_RECEIVED);
    socket.tellLast(
        new UdpSocketInput.Datagram(
            packet.bytes(),
            datagram.payloadOffset(),
            datagram.payloadLength(),
            packet.source(),
            datagram.sourcePort()));
  }

  /** Sends a datagram of the socket on a port. */
  void send(int port, UdpSocketCommand.Send datagram) {
    byte[] payload = datagram.payload();
    int destination = ((Ipv4Address) datagram.address()).bits();
    if (payload.length > UdpDatagrams.LONGEST_PAYLOAD) {
      internet.rare.count(StackCounter.UDP_TOO_LONG);
      return;
    }
    IpOutput output = internet.shared.output;
    int hop = output.hop(internet, destination);
    if (hop == IpOutput.NO_ROUTE) {
      internet.rare.count(StackCounter.NO_ROUTE);
      noRoute(port, destination, datagram.port());
      return;
    }
    int source = output.source(internet, hop, destination);
    byte[] frame =
        UdpDatagrams.build(payload, 0, payload.length, source, port, destination, datagram.port());
    internet.rare.count(StackCounter.UDP_SENT);
    int ttl = IpOutput.ttl(datagram.ttl());
    output.send(internet, hop, frame, source, destination, IpProtocol.UDP, 0, ttl, false);
  }

  private void noRoute(int port, int destination, int destinationPort) {
    LoopRef<UdpSocketCommand> socket = sockets.get(port);
    if (socket != null) {
      socket.tell(
          new UdpSocketInput.Undelivered(
              0,
              IcmpType.DESTINATION_UNREACHABLE,
              IcmpCode.NET_UNREACHABLE,
              destination,
              destinationPort));
    }
  }

  /** Tells the socket that sent the datagram which an ICMP error quotes. */
  void icmpError(int reporter, QuotedDatagram error) {
    LoopRef<UdpSocketCommand> socket = sockets.get(error.sourcePort());
    if (socket != null && isSentFromHere(error)) {
      socket.tell(
          new UdpSocketInput.Undelivered(
              reporter, error.type(), error.code(), error.destination(), error.destinationPort()));
    }
  }

  private boolean isSentFromHere(QuotedDatagram error) {
    return internet.isOwn(error.source()) || Ipv4Addresses.isLoopback(error.source());
  }

  /** An application has ended. */
  void ownerStopped(ActorRef<HostEvent> owner) {
    sockets.forEach(socket -> socket.tell(new UdpSocketInput.OwnerStopped(owner)));
  }
}
