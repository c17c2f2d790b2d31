package io.actornet.protocol.device;

import akka.actor.typed.ActorRef;
import io.actornet.protocol.engine.DeviceActor;
import io.actornet.protocol.engine.DeviceContext;
import io.actornet.protocol.engine.LoopRef;
import io.actornet.topology.value.Ipv4Address;

/** A UDP socket (RFC 768): datagrams between an application and its host. */
final class UdpSocket extends DeviceActor<UdpSocketCommand> {
  private final LoopRef<HostMessage> host;
  private final ActorRef<HostEvent> owner;
  private final int port;

  UdpSocket(DeviceContext device, LoopRef<HostMessage> host, ActorRef<HostEvent> owner, int port) {
    super(device.partition());
    this.host = host;
    this.owner = owner;
    this.port = port;
  }

  @Override
  protected void onMessage(UdpSocketCommand message) {
    switch (message) {
      case UdpSocketInput.Datagram datagram -> received(datagram);
      case UdpSocketCommand.Send datagram ->
          host.tellLast(new HostInput.SendDatagram(port, datagram));
      case UdpSocketInput.Undelivered error -> undelivered(error);
      case UdpSocketCommand.Close() -> close();
      case UdpSocketInput.OwnerStopped(ActorRef<HostEvent> stopped) -> {
        if (stopped.equals(owner)) {
          close();
        }
      }
    }
  }

  private void received(UdpSocketInput.Datagram datagram) {
    owner.tell(
        new HostEvent.Datagram(
            ref().narrow(),
            new Ipv4Address(datagram.source()),
            datagram.sourcePort(),
            datagram.frame(),
            datagram.offset(),
            datagram.length()));
  }

  private void undelivered(UdpSocketInput.Undelivered error) {
    owner.tell(
        new HostEvent.DatagramError(
            ref().narrow(),
            new Ipv4Address(error.reporter()),
            error.type(),
            error.code(),
            new Ipv4Address(error.destination()),
            error.destinationPort()));
  }

  private void close() {
    host.tell(new HostInput.UdpClosed(port));
    stop();
  }
}
