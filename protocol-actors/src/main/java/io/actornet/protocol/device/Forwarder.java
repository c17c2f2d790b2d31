package io.actornet.protocol.device;

import io.actornet.protocol.ip.RoutingTable;
import io.actornet.protocol.wire.FrameLayout;
import io.actornet.protocol.wire.IcmpCode;
import io.actornet.protocol.wire.Ipv4View;
import io.actornet.protocol.wire.OptionCursor;
import java.util.Arrays;

/** Forwards the packets of others as RFC 1812 §5.2 asks of a router. */
final class Forwarder {
  private static final int LOOSE_SOURCE_ROUTE = 131;
  private static final int STRICT_SOURCE_ROUTE = 137;

  private final SharedStack shared;

  Forwarder(SharedStack shared) {
    this.shared = shared;
  }

  /**
   * Sends a packet on its way.
   *
   * @param in the interface that it came in by
   * @param frame owned by the callee; its Ethernet header is rewritten
   * @param packet the packet in it, found sound, from an address and to an address that a host may
   *     have, and not for this device
   */
  void forward(InternetLayer layer, IpInterface in, byte[] frame, Ipv4View packet) {
    if (packet.optionsLength() > 0 && isSourceRouted(packet)) {
      layer.rare.count(StackCounter.SOURCE_ROUTE);
      return;
    }
    if (packet.ttl() <= 1) {
      layer.rare.count(StackCounter.TTL_EXCEEDED);
      shared.icmpLayer.timeExceeded(layer, packet);
      return;
    }
    int destination = packet.destination();
    int hop = layer.routes.way(layer.routes.lookup(destination), packet.source(), destination);
    if (hop == RoutingTable.NO_ROUTE) {
      layer.rare.count(StackCounter.NO_ROUTE);
      shared.icmpLayer.unreachable(layer, packet, IcmpCode.NET_UNREACHABLE, false);
      return;
    }
    IpInterface out = layer.interfaces[layer.routes.interfaceIndex(hop)];
    int neighbour = layer.routes.neighbour(hop, destination);
    if (out.isBroadcast(neighbour)) {
      layer.rare.count(StackCounter.DIRECTED_BROADCAST);
      return;
    }
    remember(layer, in, out, neighbour, packet);
    packet.decrementTtl();
    layer.packetsForwarded++;
    if (packet.totalLength() > out.mtu) {
      shared.output.fragment(layer, out, neighbour, packet);
    } else {
      shared.output.transmit(layer, out, neighbour, withoutPadding(frame, packet));
    }
  }

  private static void remember(
      InternetLayer layer, IpInterface in, IpInterface out, int neighbour, Ipv4View packet) {
    long now = layer.device.now();
    long until = out.isBroadcast(neighbour) ? now : out.arp.usableUntil(neighbour, now);
    if (until > now) {
      long mac = out.arp.lookup(neighbour, now);
      ForwardedFlow flow = new ForwardedFlow(layer, in.index, packet, out, mac, until);
      if (ForwardedFlows.add(layer, flow, now)) {
        in.nic.tell(new NicMessage.Steer(flow));
      }
    }
  }

  /** Sends a packet of a known flow; {@link ForwardedFlow#holds} said so. */
  void forwardAgain(InternetLayer layer, ForwardedFlow flow, byte[] frame, Ipv4View packet) {
    packet.decrementTtl();
    layer.packetsForwarded++;
    flow.transmit(shared.output, withoutPadding(frame, packet));
  }

  private static byte[] withoutPadding(byte[] frame, Ipv4View packet) {
    int length = FrameLayout.IPV4_OFFSET + packet.totalLength();
    return frame.length == length ? frame : Arrays.copyOf(frame, length);
  }

  private static boolean isSourceRouted(Ipv4View packet) {
    OptionCursor option = new OptionCursor();
    option.wrap(packet.bytes(), packet.optionsOffset(), packet.optionsLength());
    while (option.next()) {
      if (option.kind() == LOOSE_SOURCE_ROUTE || option.kind() == STRICT_SOURCE_ROUTE) {
        return true;
      }
    }
    return false;
  }
}
