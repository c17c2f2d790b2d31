package io.actornet.protocol.device;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import io.actornet.protocol.engine.DeviceActor;
import io.actornet.protocol.engine.DeviceContext;

/** A packet socket: the frames of one EtherType between an application and an interface. */
final class PacketSocket extends DeviceActor<RawSocketCommand> {
  private final ActorRef<HostMessage> host;
  private final ActorRef<HostEvent> owner;
  private final int networkInterface;

  PacketSocket(
      DeviceContext device,
      ActorRef<HostMessage> host,
      ActorRef<HostEvent> owner,
      int networkInterface) {
    super(device.partition());
    this.host = host;
    this.owner = owner;
    this.networkInterface = networkInterface;
  }

  @Override
  protected Behavior<RawSocketCommand> onMessage(
      ActorContext<RawSocketCommand> context, RawSocketCommand message) {
    switch (message) {
      case RawSocketInput.Copy(byte[] frame, int source) ->
          owner.tell(new HostEvent.LinkFrame(context.getSelf().narrow(), frame));
      case RawSocketCommand.SendFrame(byte[] frame) ->
          host.tell(new HostInput.SendFrame(networkInterface, frame));
      case RawSocketCommand.SendPacket send -> {
        // A packet socket is below IP; raw sockets send packets.
      }
      case RawSocketCommand.Close() -> {
        return close(context);
      }
      case RawSocketInput.OwnerStopped(ActorRef<HostEvent> stopped) -> {
        return stopped.equals(owner) ? close(context) : this;
      }
    }
    return this;
  }

  private Behavior<RawSocketCommand> close(ActorContext<RawSocketCommand> context) {
    host.tell(new HostInput.RawClosed(context.getSelf()));
    return Behaviors.stopped();
  }
}
