package io.actornet.protocol.device;

import akka.actor.typed.ActorRef;
import io.actornet.protocol.engine.DeviceActor;
import io.actornet.protocol.engine.DeviceContext;
import io.actornet.protocol.engine.LoopRef;
import io.actornet.protocol.wire.FrameLayout;
import io.actornet.topology.value.Ipv4Address;

/** A raw socket: packets of one IP protocol between an application and its host. */
final class RawSocket extends DeviceActor<RawSocketCommand> {
  private final LoopRef<HostMessage> host;
  private final ActorRef<HostEvent> owner;
  private final int protocol;

  RawSocket(
      DeviceContext device, LoopRef<HostMessage> host, ActorRef<HostEvent> owner, int protocol) {
    super(device.partition());
    this.host = host;
    this.owner = owner;
    this.protocol = protocol;
  }

  @Override
  protected void onMessage(RawSocketCommand message) {
    switch (message) {
      case RawSocketInput.Copy(byte[] packet, int source) ->
          owner.tell(new HostEvent.Packet(ref().narrow(), new Ipv4Address(source), packet));
      case RawSocketCommand.SendPacket send -> send(send);
      case RawSocketCommand.SendFrame(byte[] frame) -> {
        // A raw socket has no link to put a frame on; packet sockets have.
      }
      case RawSocketCommand.Close() -> close();
      case RawSocketInput.OwnerStopped(ActorRef<HostEvent> stopped) -> {
        if (stopped.equals(owner)) {
          close();
        }
      }
    }
  }

  private void send(RawSocketCommand.SendPacket send) {
    byte[] payload = send.payload();
    byte[] frame = new byte[FrameLayout.TRANSPORT_OFFSET + payload.length];
    System.arraycopy(payload, 0, frame, FrameLayout.TRANSPORT_OFFSET, payload.length);
    host.tell(
        new HostInput.SendPacket(
            frame,
            ((Ipv4Address) send.address()).bits(),
            protocol,
            send.ttl(),
            send.dontFragment()));
  }

  private void close() {
    host.tell(new HostInput.RawClosed(ref()));
    stop();
  }
}
