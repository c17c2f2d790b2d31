package io.actornet.protocol.device;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import io.actornet.protocol.engine.DeviceActor;
import io.actornet.protocol.engine.DeviceContext;
import io.actornet.topology.value.Ipv4Address;
import java.util.Arrays;

/** A UDP socket (RFC 768): datagrams between an application and its host. */
final class UdpSocket extends DeviceActor<UdpSocketCommand> {
  private final ActorRef<HostMessage> host;
  private final ActorRef<HostEvent> owner;
  private final int port;

  UdpSocket(DeviceContext device, ActorRef<HostMessage> host, ActorRef<HostEvent> owner, int port) {
    super(device.partition());
    this.host = host;
    this.owner = owner;
    this.port = port;
  }

  @Override
  protected Behavior<UdpSocketCommand> onMessage(
      ActorContext<UdpSocketCommand> context, UdpSocketCommand message) {
    switch (message) {
      case UdpSocketInput.Datagram datagram -> received(context, datagram);
      case UdpSocketCommand.Send datagram -> host.tell(new HostInput.SendDatagram(port, datagram));
      case UdpSocketInput.Undelivered error -> undelivered(context, error);
      case UdpSocketCommand.Close() -> {
        return close();
      }
      case UdpSocketInput.OwnerStopped(ActorRef<HostEvent> stopped) -> {
        return stopped.equals(owner) ? close() : this;
      }
    }
    return this;
  }

  private void received(ActorContext<UdpSocketCommand> context, UdpSocketInput.Datagram datagram) {
    int from = datagram.offset();
    owner.tell(
        new HostEvent.Datagram(
            context.getSelf().narrow(),
            new Ipv4Address(datagram.source()),
            datagram.sourcePort(),
            Arrays.copyOfRange(datagram.frame(), from, from + datagram.length())));
  }

  private void undelivered(
      ActorContext<UdpSocketCommand> context, UdpSocketInput.Undelivered error) {
    owner.tell(
        new HostEvent.DatagramError(
            context.getSelf().narrow(),
            new Ipv4Address(error.reporter()),
            error.type(),
            error.code(),
            new Ipv4Address(error.destination()),
            error.destinationPort()));
  }

  private Behavior<UdpSocketCommand> close() {
    host.tell(new HostInput.UdpClosed(port));
    return Behaviors.stopped();
  }
}
