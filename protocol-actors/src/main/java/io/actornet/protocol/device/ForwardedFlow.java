package io.actornet.protocol.device;

import io.actornet.protocol.engine.Prefetched;
import io.actornet.protocol.link.Channel;
import io.actornet.protocol.link.Transmitter;
import io.actornet.protocol.wire.Ipv4View;

/**
 * Where a router sends the packets of one flow that come in by one interface: the next of them goes
 * there without a look at interfaces, routes and neighbours.
 *
 * <p>It holds while nothing that it rests on has changed, and until the neighbour's entry has to be
 * confirmed. All that the next packet needs stands in this object: with tens of thousands of
 * routers each object more is a cache miss.
 */
final class ForwardedFlow extends Prefetched {
  /** A flow of no packet. */
  static final ForwardedFlow NONE = new ForwardedFlow();

  private int networkInterface;
  private int source;
  private int destination;
  private int knowledge;
  private int mtu;
  private long until = Long.MIN_VALUE;
  private long neighbourMac;
  private long ownMac;
  private Nic nic;
  private Transmitter transmitter;
  private Channel channel;
  private Prefetched farDevice;

  private ForwardedFlow() {}

  /**
   * The flow of a packet that was found sound and is sent on.
   *
   * @param until when the neighbour's entry has to be confirmed
   */
  ForwardedFlow(
      InternetLayer layer,
      int networkInterface,
      Ipv4View packet,
      IpInterface out,
      long neighbourMac,
      long until) {
    this.networkInterface = networkInterface;
    this.neighbourMac = neighbourMac;
    this.until = until;
    source = packet.source();
    destination = packet.destination();
    knowledge = layer.knowledge;
    mtu = out.mtu;
    ownMac = out.mac;
    nic = out.nic;
    transmitter = nic.transmitter();
    channel = transmitter == null ? null : transmitter.channel();
    farDevice = channel == null ? null : channel.waiting();
  }

  /** Whether a packet is of the flow and needs nothing but to be sent on. */
  boolean holds(InternetLayer layer, int networkInterface, Ipv4View packet, long now) {
    return packet.destination() == destination
        && packet.source() == source
        && this.networkInterface == networkInterface
        && mayHold(layer, now)
        && packet.ttl() > 1
        && packet.optionsLength() == 0
        && packet.totalLength() <= mtu;
  }

  /** Whether it holds for any packet. */
  boolean mayHold(InternetLayer layer, long now) {
    return now < until && knowledge == layer.knowledge;
  }

  @Override
  public void fetchNext() {
    if (transmitter != null) {
      nic.fetch();
      nic.fetchNext();
      transmitter.fetch();
      if (channel != null) {
        channel.fetch();
        channel.fetchRest();
        farDevice.fetch();
        farDevice.fetchNext();
      }
    }
  }

  /** A number that spreads flows evenly. */
  int hash() {
    return hash(networkInterface, source, destination);
  }

  /** The {@link #hash()} of a packet's flow. */
  static int hash(int networkInterface, int source, int destination) {
    int hash = source * 0x9e37_79b1 + destination * 0x85eb_ca6b + networkInterface;
    return hash ^ hash >>> 15;
  }

  /**
   * Hands a frame of the flow to the NIC that it leaves by, with its Ethernet header, and is done.
   */
  void transmit(IpOutput output, byte[] frame) {
    nic.transmitLast(output.address(frame, neighbourMac, ownMac));
  }
}
