package io.actornet.protocol.device;

import akka.actor.typed.ActorRef;
import io.actornet.protocol.engine.DeviceActor;
import io.actornet.protocol.engine.DeviceContext;
import io.actornet.protocol.engine.LoopRef;

/** A packet socket: the frames of one EtherType between an application and an interface. */
final class PacketSocket extends DeviceActor<RawSocketCommand> {
  private final LoopRef<HostMessage> host;
  private final ActorRef<HostEvent> owner;
  private final int networkInterface;

  PacketSocket(
      DeviceContext device,
      LoopRef<HostMessage> host,
      ActorRef<HostEvent> owner,
      int networkInterface) {
    super(device.partition());
    this.host = host;
    this.owner = owner;
    this.networkInterface = networkInterface;
  }

  @Override
  protected void onMessage(RawSocketCommand message) {
    switch (message) {
      case RawSocketInput.Copy(byte[] frame, int source) ->
          owner.tell(new HostEvent.LinkFrame(ref().narrow(), frame));
      case RawSocketCommand.SendFrame(byte[] frame) ->
          host.tell(new HostInput.SendFrame(networkInterface, frame));
      case RawSocketCommand.SendPacket send -> {
        // A packet socket is below IP; raw sockets send packets.
      }
      case RawSocketCommand.Close() -> close();
      case RawSocketInput.OwnerStopped(ActorRef<HostEvent> stopped) -> {
        if (stopped.equals(owner)) {
          close();
        }
      }
    }
  }

  private void close() {
    host.tell(new HostInput.RawClosed(ref()));
    stop();
  }
}
