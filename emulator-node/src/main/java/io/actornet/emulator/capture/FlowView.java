package io.actornet.emulator.capture;

import io.actornet.protocol.engine.Hash;
import io.actornet.protocol.wire.EtherType;
import io.actornet.protocol.wire.EthernetView;
import io.actornet.protocol.wire.IpProtocol;
import io.actornet.protocol.wire.Ipv4View;
import java.nio.ByteBuffer;

/**
 * The flow that a captured frame belongs to, by what stays the same at every hop.
 *
 * <p>Of an IPv4 packet that is its addresses, protocol and, of TCP and UDP, ports; routers change
 * MAC addresses and TTL, bridges may add and remove a tag. A fragment without ports belongs to its
 * datagram: addresses, protocol and identification. What no router forwards goes by its MAC
 * addresses and type: ARP, RARP and all that is not IPv4, and packets to or from no address of
 * their own, which look alike on every LAN.
 *
 * <p>Flows are named by 64-bit hashes: of a million flows, two have the same one in one of 37
 * million runs.
 */
final class FlowView {
  private static final int PORTS_LENGTH = 4;
  private static final int LIMITED_BROADCAST = 0xffffffff;

  /** 224.0.0.0/24 (RFC 5771 §4). */
  private static final int LOCAL_MULTICAST = 0xe00000;

  private final EthernetView ethernet = new EthernetView();
  private final Ipv4View ip = new Ipv4View();
  private ByteBuffer buffer;
  private boolean routed;

  /**
   * Points at as much of a frame as was captured.
   *
   * @return false when that is too little to tell its flow
   */
  boolean wrap(ByteBuffer bytes, int at, int captured) {
    buffer = bytes;
    int start = bytes.arrayOffset() + at;
    int limit = start + captured;
    if (ethernet.wrap(bytes.array(), start, limit) != null) {
      return false;
    }
    routed =
        ethernet.etherType() == EtherType.IPV4
            && ip.wrapQuoted(bytes.array(), ethernet.payloadOffset(), limit) == null
            && ip.source() != 0
            && ip.destination() != LIMITED_BROADCAST
            && ip.destination() >>> 8 != LOCAL_MULTICAST;
    return true;
  }

  /** The flow; of a fragment after the first its {@link #datagram}. */
  long flow() {
    if (!routed) {
      long addresses = Hash.fold(ethernet.destination(), ethernet.source());
      return Hash.fold(addresses, ethernet.etherType());
    }
    if (ip.fragmentOffset() > 0) {
      return datagram();
    }
    return routed(ports());
  }

  /** Whether this is the first of several fragments, whose flow the others are to follow. */
  boolean startsDatagram() {
    return routed && ip.moreFragments() && ip.fragmentOffset() == 0;
  }

  /** What the fragments of a datagram have in common. */
  long datagram() {
    return routed(~ip.identification());
  }

  private long ports() {
    int protocol = ip.protocol();
    return (protocol == IpProtocol.TCP || protocol == IpProtocol.UDP)
            && ip.payloadLength() >= PORTS_LENGTH
        ? Integer.toUnsignedLong(buffer.getInt(ip.payloadOffset() - buffer.arrayOffset()))
        : 0;
  }

  private long routed(long rest) {
    long addresses = (long) ip.source() << 32 | Integer.toUnsignedLong(ip.destination());
    return Hash.fold(Hash.fold(addresses, ip.protocol()), rest);
  }
}
