package io.actornet.protocol.icmp;

import io.actornet.protocol.ip.Ipv4Addresses;
import io.actornet.protocol.wire.IcmpType;
import io.actornet.protocol.wire.IpProtocol;
import io.actornet.protocol.wire.Ipv4View;
import java.util.Locale;

/**
 * Why a packet must not be answered with an ICMP error (RFC 1122 §3.2.2, RFC 1812 §4.3.2.7): each
 * rule keeps errors from multiplying.
 */
public enum IcmpSuppression {
  /** The packet is itself an ICMP error, or too short an ICMP message to tell. */
  ABOUT_ERROR,
  /** The packet is a fragment other than the first. */
  NOT_FIRST_FRAGMENT,
  /** The packet's destination is a broadcast or multicast address. */
  GROUP_DESTINATION,
  /** The packet came in a link-layer broadcast or multicast. */
  GROUP_FRAME,
  /** The packet's source is no single host: zero, loopback, broadcast, multicast or class E. */
  SOURCE;

  private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The name used for counters and text, such as {@code about-error}. */
  public String label() {
    return label;
  }

  /**
   * Judges a packet that something is wrong with.
   *
   * @param packet a view that {@code wrap} found sound
   * @param groupFrame whether the Ethernet destination was a group address
   * @param subnetBroadcast whether its destination is the broadcast address of an attached subnet
   * @return null when an error may be sent
   */
  public static IcmpSuppression of(Ipv4View packet, boolean groupFrame, boolean subnetBroadcast) {
    if (groupFrame) {
      return GROUP_FRAME;
    }
    int destination = packet.destination();
    if (subnetBroadcast
        || destination == Ipv4Addresses.LIMITED_BROADCAST
        || Ipv4Addresses.isMulticast(destination)) {
      return GROUP_DESTINATION;
    }
    if (!Ipv4Addresses.mayBeHost(packet.source())) {
      return SOURCE;
    }
    if (packet.fragmentOffset() != 0) {
      return NOT_FIRST_FRAGMENT;
    }
    boolean icmp = packet.protocol() == IpProtocol.ICMP;
    return icmp && mayBeError(packet) ? ABOUT_ERROR : null;
  }

  private static boolean mayBeError(Ipv4View packet) {
    return packet.payloadLength() == 0
        || IcmpType.isError(packet.bytes()[packet.payloadOffset()] & 0xff);
  }
}
