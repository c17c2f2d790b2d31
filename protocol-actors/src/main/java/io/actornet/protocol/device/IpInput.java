package io.actornet.protocol.device;

import io.actornet.protocol.ip.Ipv4Addresses;
import io.actornet.protocol.wire.EtherType;
import io.actornet.protocol.wire.EthernetView;
import io.actornet.protocol.wire.FrameLayout;
import io.actornet.protocol.wire.IcmpCode;
import io.actornet.protocol.wire.IpProtocol;
import io.actornet.protocol.wire.Ipv4View;
import io.actornet.protocol.wire.Malformed;
import io.actornet.topology.value.MacAddress;

/**
 * Takes the frames that a device receives: checks them, answers ARP, makes packets whole, and hands
 * them up or on (RFC 1122 §3.2.1).
 *
 * <p>Whatever the bytes, nothing here throws: what is not sound is counted by its cause.
 */
final class IpInput {
  private final SharedStack shared;

  IpInput(SharedStack shared) {
    this.shared = shared;
  }

  /** Takes a frame. */
  void receive(InternetLayer layer, int networkInterface, byte[] frame, ForwardedFlow hint) {
    EthernetView ethernet = shared.ethernet;
    Malformed malformed = ethernet.wrap(frame, 0, frame.length);
    if (malformed != null) {
      layer.rare.count(malformed);
      return;
    }
    if (networkInterface == InternetLayer.LOOPBACK) {
      internet(layer, InternetLayer.LOOPBACK, frame, hint);
      return;
    }
    if (ethernet.vlan() != EthernetView.UNTAGGED) {
      layer.rare.count(StackCounter.VLAN);
      return;
    }
    int etherType = ethernet.etherType();
    boolean wanted = layer.upper.frame(networkInterface, etherType, frame);
    switch (etherType) {
      case EtherType.IPV4 -> internet(layer, networkInterface, frame, hint);
      case EtherType.ARP -> arp(layer, layer.interfaces[networkInterface], frame);
      default -> {
        if (!wanted) {
          layer.rare.count(StackCounter.UNKNOWN_ETHERTYPE);
        }
      }
    }
  }

  private void arp(InternetLayer layer, IpInterface in, byte[] frame) {
    Malformed malformed = shared.arp.wrap(frame, FrameLayout.ARP_OFFSET, frame.length);
    if (malformed != null) {
      layer.rare.count(malformed);
      return;
    }
    in.receiveArp(layer.device.now());
    layer.armArpTimer(in.nextDeadline());
  }

  /** Takes a packet from a link, or from this device itself. */
  private void internet(
      InternetLayer layer, int networkInterface, byte[] frame, ForwardedFlow hint) {
    layer.packetsReceived++;
    Ipv4View packet = shared.ipv4;
    Malformed malformed = packet.wrap(frame, FrameLayout.IPV4_OFFSET, frame.length);
    if (malformed != null) {
      layer.rare.count(malformed);
      return;
    }
    int destination = packet.destination();
    if (networkInterface == InternetLayer.LOOPBACK) {
      local(layer, packet, false);
      return;
    }
    boolean toAll = MacAddress.isGroup(shared.ethernet.destination());
    if (!toAll) {
      long now = shared.partition.now();
      ForwardedFlow flow =
          hint.holds(layer, networkInterface, packet, now)
              ? hint
              : ForwardedFlows.find(layer, networkInterface, packet, now);
      if (flow != null) {
        shared.forwarder.forwardAgain(layer, flow, frame, packet);
        return;
      }
    }
    IpInterface in = layer.interfaces[networkInterface];
    boolean broadcast = in.isBroadcast(destination);
    StackCounter martian = martian(in, packet.source(), destination, toAll, broadcast);
    if (martian != null) {
      layer.rare.count(martian);
    } else if (broadcast || layer.isOwn(destination)) {
      local(layer, packet, broadcast);
    } else if (layer.forwarding) {
      shared.forwarder.forward(layer, in, frame, packet);
    } else {
      layer.rare.count(StackCounter.NOT_FOR_US);
    }
  }

  /** Why a packet must not be on this link; null when nothing is wrong. */
  private static StackCounter martian(
      IpInterface in, int source, int destination, boolean toAll, boolean broadcast) {
    if (Ipv4Addresses.isMulticast(destination)) {
      return StackCounter.MULTICAST;
    }
    if (!broadcast && !Ipv4Addresses.mayBeHost(destination)) {
      return StackCounter.MARTIAN_DESTINATION;
    }
    // A host that has no address yet speaks to all (RFC 1122 §3.2.1.3(a)).
    boolean unspecified = source == 0 && broadcast;
    if (!unspecified
        && (!Ipv4Addresses.mayBeHost(source) || in.isBroadcast(source) || source == in.address())) {
      return StackCounter.MARTIAN_SOURCE;
    }
    return toAll && !broadcast ? StackCounter.BROADCAST_MISMATCH : null;
  }

  /** Takes a packet that is for this device. */
  private void local(InternetLayer layer, Ipv4View packet, boolean broadcast) {
    if (!packet.isFragment()) {
      deliver(layer, packet, broadcast);
      return;
    }
    byte[] whole = layer.reassembly().add(packet);
    if (whole != null && packet.wrap(whole, FrameLayout.IPV4_OFFSET, whole.length) == null) {
      deliver(layer, packet, broadcast);
    }
  }

  /** Hands a whole packet up. */
  private void deliver(InternetLayer layer, Ipv4View packet, boolean broadcast) {
    boolean taken = layer.upper.packet(packet, broadcast);
    if (packet.protocol() == IpProtocol.ICMP) {
      shared.icmpLayer.receive(layer, packet, broadcast);
    } else if (!taken) {
      layer.rare.count(StackCounter.UNKNOWN_PROTOCOL);
      shared.icmpLayer.unreachable(layer, packet, IcmpCode.PROTOCOL_UNREACHABLE, broadcast);
    }
  }
}
