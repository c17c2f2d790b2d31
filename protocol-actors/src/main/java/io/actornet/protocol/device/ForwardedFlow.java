package io.actornet.protocol.device;

import io.actornet.protocol.wire.Ipv4View;

/**
 * Where a router sent the last packet from an interface: the next one of the same flow goes there
 * without a look at routes and neighbours.
 *
 * <p>It holds while nothing that it rests on has changed, and until the neighbour's entry has to be
 * confirmed.
 */
final class ForwardedFlow {
  private int source;
  private int destination;
  private int knowledge;
  private long until;
  private IpInterface out;
  private long mac;

  /** Remembers a packet that was found sound and sent. */
  void remember(InternetLayer layer, Ipv4View packet, IpInterface out, int neighbour) {
    long now = layer.device.now();
    until = out.isBroadcast(neighbour) ? 0 : out.arp.usableUntil(neighbour, now);
    if (until > now) {
      source = packet.source();
      destination = packet.destination();
      knowledge = layer.knowledge;
      this.out = out;
      mac = out.arp.lookup(neighbour, now);
    }
  }

  /** Whether a packet is of the flow and needs nothing but to be sent on. */
  boolean holds(InternetLayer layer, Ipv4View packet) {
    return packet.destination() == destination
        && packet.source() == source
        && knowledge == layer.knowledge
        && layer.device.now() < until
        && packet.ttl() > 1
        && packet.optionsLength() == 0
        && packet.totalLength() <= out.mtu;
  }

  IpInterface out() {
    return out;
  }

  long mac() {
    return mac;
  }
}
