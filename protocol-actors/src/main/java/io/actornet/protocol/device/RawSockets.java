package io.actornet.protocol.device;

import akka.actor.typed.ActorRef;
import io.actornet.protocol.wire.Ipv4View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The raw and packet sockets of one host, each of which gets a copy of what it asked for. */
final class RawSockets {
  private record Packets(int protocol, ActorRef<RawSocketCommand> socket) {}

  private record Frames(int networkInterface, int etherType, ActorRef<RawSocketCommand> socket) {}

  private final List<Packets> packets = new ArrayList<>(1);
  private final List<Frames> frames = new ArrayList<>(0);

  void addRaw(int protocol, ActorRef<RawSocketCommand> socket) {
    packets.add(new Packets(protocol, socket));
  }

  void addPacket(int networkInterface, int etherType, ActorRef<RawSocketCommand> socket) {
    frames.add(new Frames(networkInterface, etherType, socket));
  }

  void closed(ActorRef<RawSocketCommand> socket) {
    packets.removeIf(each -> each.socket.equals(socket));
    frames.removeIf(each -> each.socket.equals(socket));
  }

  boolean isEmpty() {
    return packets.isEmpty() && frames.isEmpty();
  }

  /** Shows a packet to raw sockets; whether there was one. */
  boolean packet(Ipv4View packet) {
    boolean wanted = false;
    for (Packets each : packets) {
      if (each.protocol == packet.protocol()) {
        wanted = true;
        byte[] copy = Arrays.copyOfRange(packet.bytes(), packet.offset(), packet.limit());
        each.socket.tell(new RawSocketInput.Copy(copy, packet.source()));
      }
    }
    return wanted;
  }

  /** Shows a frame to packet sockets; whether there was one. */
  boolean frame(int networkInterface, int etherType, byte[] frame) {
    boolean wanted = false;
    for (Frames each : frames) {
      if (each.networkInterface == networkInterface && each.etherType == etherType) {
        wanted = true;
        each.socket.tell(new RawSocketInput.Copy(frame.clone(), 0));
      }
    }
    return wanted;
  }

  /** An application has ended. */
  void ownerStopped(ActorRef<HostEvent> owner) {
    RawSocketInput message = new RawSocketInput.OwnerStopped(owner);
    packets.forEach(each -> each.socket.tell(message));
    frames.forEach(each -> each.socket.tell(message));
  }
}
