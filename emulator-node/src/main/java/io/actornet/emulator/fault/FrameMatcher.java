package io.actornet.emulator.fault;

import io.actornet.emulator.experiment.FrameMatch;
import io.actornet.emulator.experiment.FrameMatch.Ports;
import io.actornet.emulator.experiment.FrameMatch.Protocol;
import io.actornet.protocol.wire.EtherType;
import io.actornet.protocol.wire.EthernetView;
import io.actornet.protocol.wire.IpProtocol;
import io.actornet.protocol.wire.Ipv4View;
import io.actornet.protocol.wire.TcpView;
import io.actornet.protocol.wire.UdpView;
import io.actornet.topology.value.Ipv4Prefix;
import java.util.List;

/**
 * Compares frames with what a fault wants to hit. A malformed header fits nothing that asks about
 * it, and of a fragmented packet only the first fragment has ports and flags.
 *
 * <p>Belongs to one loop, as its views do.
 */
final class FrameMatcher {
  private final FrameMatch match;
  private final boolean wantsAddresses;
  private final boolean wantsPorts;
  private final boolean wantsFlags;
  private final EthernetView ethernet = new EthernetView();
  private final Ipv4View ipv4 = new Ipv4View();
  private final TcpView tcp = new TcpView();
  private final UdpView udp = new UdpView();

  FrameMatcher(FrameMatch match) {
    this.match = match;
    wantsAddresses = !match.source().isEmpty() || !match.destination().isEmpty();
    wantsPorts =
        match.sourcePort() != null || match.destinationPort() != null || match.anyPort() != null;
    wantsFlags = (match.flagsSet() | match.flagsClear()) != 0;
  }

  /** Whether a frame fits in all but its number. */
  boolean fits(byte[] frame) {
    if (match.protocol() == null && !wantsAddresses && !wantsPorts && !wantsFlags) {
      return true;
    }
    if (ethernet.wrap(frame, 0, frame.length) != null) {
      return false;
    }
    return switch (ethernet.etherType()) {
      case EtherType.ARP -> isLinkProtocol(Protocol.ARP);
      case EtherType.RARP -> isLinkProtocol(Protocol.RARP);
      case EtherType.IPV4 -> fitsPacket(frame);
      default -> false;
    };
  }

  private boolean isLinkProtocol(Protocol protocol) {
    return match.protocol() == protocol && !wantsAddresses && !wantsPorts && !wantsFlags;
  }

  private boolean fitsPacket(byte[] frame) {
    return ipv4.wrap(frame, ethernet.payloadOffset(), frame.length) == null
        && isWantedProtocol()
        && anyHolds(match.source(), ipv4.source())
        && anyHolds(match.destination(), ipv4.destination())
        && (!wantsPorts && !wantsFlags || fitsTransport(frame));
  }

  private boolean isWantedProtocol() {
    return switch (match.protocol()) {
      case null -> true;
      case IP -> true;
      case ARP, RARP -> false;
      case ICMP -> ipv4.protocol() == IpProtocol.ICMP;
      case TCP -> ipv4.protocol() == IpProtocol.TCP;
      case UDP -> ipv4.protocol() == IpProtocol.UDP;
    };
  }

  private static boolean anyHolds(List<Ipv4Prefix> prefixes, int address) {
    if (prefixes.isEmpty()) {
      return true;
    }
    for (Ipv4Prefix prefix : prefixes) {
      if (prefix.contains(address)) {
        return true;
      }
    }
    return false;
  }

  private boolean fitsTransport(byte[] frame) {
    if (ipv4.fragmentOffset() != 0) {
      return false;
    }
    int from = ipv4.payloadOffset();
    int limit = from + ipv4.payloadLength();
    return switch (ipv4.protocol()) {
      case IpProtocol.TCP ->
          tcp.wrap(frame, from, limit) == null
              && (tcp.flags() & match.flagsSet()) == match.flagsSet()
              && (tcp.flags() & match.flagsClear()) == 0
              && fitsPorts(tcp.sourcePort(), tcp.destinationPort());
      case IpProtocol.UDP ->
          !wantsFlags
              && udp.wrap(frame, from, limit) == null
              && fitsPorts(udp.sourcePort(), udp.destinationPort());
      default -> false;
    };
  }

  private boolean fitsPorts(int source, int destination) {
    Ports any = match.anyPort();
    return holds(match.sourcePort(), source)
        && holds(match.destinationPort(), destination)
        && (any == null || any.contains(source) || any.contains(destination));
  }

  private static boolean holds(Ports ports, int port) {
    return ports == null || ports.contains(port);
  }
}
