package io.actornet.protocol.device;

import io.actornet.protocol.arp.ArpCache;
import io.actornet.protocol.ip.Fragmenter;
import io.actornet.protocol.ip.Ipv4Addresses;
import io.actornet.protocol.ip.Ipv4Headers;
import io.actornet.protocol.ip.RoutingTable;
import io.actornet.protocol.wire.EtherType;
import io.actornet.protocol.wire.EthernetView;
import io.actornet.protocol.wire.FrameLayout;
import io.actornet.protocol.wire.Ipv4View;
import io.actornet.topology.value.MacAddress;

/**
 * Sends the packets that a device makes itself: route, source address, header, fragments, neighbour
 * (RFC 1122 §3.3.1).
 *
 * <p>To send, ask {@link #hop} for the way, {@link #source} for the source address if there is none
 * yet, and then {@link #send}.
 */
final class IpOutput {
  /** The hop to a destination that no route covers. */
  static final int NO_ROUTE = RoutingTable.NO_ROUTE;

  /** The hop to the device itself. */
  static final int SELF = -2;

  /** The hop to all on the link of the first interface that can broadcast. */
  static final int BROADCAST = -3;

  private static final int MAXIMUM_LENGTH = 65_535;
  private static final int MAXIMUM_TTL = 255;

  private final EthernetView ethernet = new EthernetView();

  /** The TTL to send with: what is asked for, or the default for 0. */
  static int ttl(int asked) {
    return asked <= 0 ? Ipv4Headers.DEFAULT_TTL : Math.min(asked, MAXIMUM_TTL);
  }

  /** The way to a destination: a handle of the routing table, or one of the constants. */
  int hop(InternetLayer layer, int destination) {
    if (destination == Ipv4Addresses.LIMITED_BROADCAST) {
      return broadcastInterface(layer) == null ? NO_ROUTE : BROADCAST;
    }
    if (layer.isOwn(destination) || Ipv4Addresses.isLoopback(destination)) {
      return SELF;
    }
    return layer.routes.way(layer.routes.lookup(destination), 0, destination);
  }

  /** The source address for a packet that goes this way; 0 if the interface has none yet. */
  int source(InternetLayer layer, int hop, int destination) {
    return hop == SELF ? destination : through(layer, hop).address();
  }

  /** The longest packet that goes this way, in bytes. */
  int mtu(InternetLayer layer, int hop) {
    return hop == SELF ? MAXIMUM_LENGTH : through(layer, hop).mtu;
  }

  private static IpInterface through(InternetLayer layer, int hop) {
    return hop == BROADCAST
        ? broadcastInterface(layer)
        : layer.interfaces[layer.routes.interfaceIndex(hop)];
  }

  /** Null when no interface can broadcast. */
  private static IpInterface broadcastInterface(InternetLayer layer) {
    for (IpInterface each : layer.interfaces) {
      if (each.broadcast) {
        return each;
      }
    }
    return null;
  }

  /**
   * Sends a packet.
   *
   * @param hop from {@link #hop}, not NO_ROUTE
   * @param frame filled from {@link FrameLayout#TRANSPORT_OFFSET} on; belongs to the callee
   * @param tos DSCP and ECN
   * @param ttl 1 to 255
   */
  void send(
      InternetLayer layer,
      int hop,
      byte[] frame,
      int source,
      int destination,
      int protocol,
      int tos,
      int ttl,
      boolean dontFragment) {
    if (frame.length - FrameLayout.IPV4_OFFSET > MAXIMUM_LENGTH) {
      layer.rare.count(StackCounter.TOO_LONG);
      return;
    }
    int identification = layer.nextIdentification();
    Ipv4Headers.write(frame, identification, tos, dontFragment, ttl, protocol, source, destination);
    dispatch(layer, hop, frame, source, destination);
  }

  /**
   * Sends a packet whose IP header is complete; without a source address to all on the link only
   * (RFC 1122 §3.2.1.3).
   */
  void dispatch(InternetLayer layer, int hop, byte[] frame, int source, int destination) {
    if (source == 0 && hop != BROADCAST) {
      layer.rare.count(StackCounter.NO_ADDRESS);
      return;
    }
    layer.packetsSent++;
    if (hop == SELF) {
      layer.loopBack(address(frame, 0, 0));
      return;
    }
    IpInterface out = through(layer, hop);
    int neighbour = hop == BROADCAST ? destination : layer.routes.neighbour(hop, destination);
    if (frame.length - FrameLayout.IPV4_OFFSET <= out.mtu) {
      transmit(layer, out, neighbour, frame);
      return;
    }
    Ipv4View tooLong = new Ipv4View();
    if (tooLong.wrap(frame, FrameLayout.IPV4_OFFSET, frame.length) == null) {
      fragment(layer, out, neighbour, tooLong);
    }
  }

  /** Sends a packet that is too long for the link in fragments, or reports that it must not be. */
  void fragment(InternetLayer layer, IpInterface out, int neighbour, Ipv4View packet) {
    Fragmenter.Outcome outcome =
        Fragmenter.fragment(
            packet,
            out.mtu,
            fragment -> {
              layer.rare.count(StackCounter.FRAGMENTS_CREATED);
              transmit(layer, out, neighbour, fragment);
            });
    if (outcome == Fragmenter.Outcome.FRAGMENTATION_NEEDED) {
      layer.rare.count(StackCounter.FRAGMENTATION_NEEDED);
      layer.shared.icmpLayer.fragmentationNeeded(layer, packet, out.mtu);
    }
  }

  /** Gives a packet with a complete IP header to the neighbour it goes to next. */
  void transmit(InternetLayer layer, IpInterface out, int neighbour, byte[] frame) {
    long now = layer.device.now();
    long mac = out.isBroadcast(neighbour) ? MacAddress.BROADCAST : out.arp.lookup(neighbour, now);
    if (mac != ArpCache.UNKNOWN) {
      out.transmit(address(frame, mac, out.mac));
    } else if (out.broadcast) {
      out.arp.resolve(neighbour, frame, now, out);
      layer.armArpTimer(out.arp.nextDeadline());
    } else {
      layer.rare.count(StackCounter.NO_NEIGHBOUR);
      layer.shared.icmpLayer.hostUnreachable(layer, frame);
    }
  }

  /** Writes the Ethernet header of a packet and returns its frame. */
  byte[] address(byte[] frame, long destination, long source) {
    ethernet.at(frame, 0).rewrite(destination, source).etherType(EtherType.IPV4);
    return frame;
  }
}
