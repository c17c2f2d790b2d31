package io.actornet.protocol.device;

import io.actornet.protocol.icmp.IcmpEcho;
import io.actornet.protocol.icmp.IcmpErrors;
import io.actornet.protocol.icmp.IcmpSuppression;
import io.actornet.protocol.icmp.QuotedDatagram;
import io.actornet.protocol.ip.Ipv4Headers;
import io.actornet.protocol.wire.FrameLayout;
import io.actornet.protocol.wire.IcmpCode;
import io.actornet.protocol.wire.IcmpType;
import io.actornet.protocol.wire.IcmpView;
import io.actornet.protocol.wire.IpProtocol;
import io.actornet.protocol.wire.Ipv4View;
import io.actornet.protocol.wire.Malformed;
import io.actornet.topology.value.MacAddress;

/**
 * The ICMP of hosts and routers: answers echo requests, passes errors on to those whose packets
 * they are about, and tells others of errors here (RFC 1122 §3.2.2, RFC 1812 §4.3).
 *
 * <p>An error about one of the device's own packets takes the same way as any other: the device
 * sends it to itself, and its sockets hear of it as of one from outside.
 */
final class IcmpLayer {
  private final SharedStack shared;

  /** The packet of a frame that waited, or that is too long: no view of a packet just received. */
  private final Ipv4View late = new Ipv4View();

  IcmpLayer(SharedStack shared) {
    this.shared = shared;
  }

  /** Takes a message to this device. */
  void receive(InternetLayer layer, Ipv4View packet, boolean broadcast) {
    IcmpView message = shared.icmp;
    Malformed malformed = message.wrap(packet.bytes(), packet.payloadOffset(), packet.limit());
    if (malformed == null && !message.checksumValid()) {
      malformed = Malformed.ICMP_CHECKSUM;
    }
    if (malformed != null) {
      layer.rare.count(malformed);
    } else if (IcmpType.isError(message.type())) {
      error(layer, packet, message);
    } else if (message.type() == IcmpType.ECHO_REQUEST && !broadcast) {
      echo(layer, packet, message);
    }
  }

  private static void echo(InternetLayer layer, Ipv4View packet, IcmpView request) {
    int to = packet.source();
    int hop = layer.shared.output.hop(layer, to);
    if (hop == IpOutput.NO_ROUTE) {
      layer.rare.count(StackCounter.NO_ROUTE);
      return;
    }
    layer.rare.count(StackCounter.ICMP_ECHOS);
    byte[] reply =
        IcmpEcho.reply(packet, request, layer.nextIdentification(), packet.destination());
    layer.shared.output.dispatch(layer, hop, reply, packet.destination(), to);
  }

  private void error(InternetLayer layer, Ipv4View packet, IcmpView message) {
    Malformed malformed = shared.quoted.wrap(message);
    if (malformed != null) {
      layer.rare.count(malformed);
      return;
    }
    layer.rare.count(StackCounter.ICMP_ERRORS_RECEIVED);
    layer.upper.icmpError(packet.source(), QuotedDatagram.from(message, shared.quoted));
  }

  /** A packet just received is for a protocol or port that nobody has here. */
  void unreachable(InternetLayer layer, Ipv4View packet, int code, boolean broadcast) {
    if (maySend(packet, broadcast)) {
      send(layer, packet, IcmpErrors.unreachable(packet, code));
    }
  }

  /** The TTL of a packet just received has run out. */
  void timeExceeded(InternetLayer layer, Ipv4View packet) {
    if (maySend(packet, false)) {
      send(layer, packet, IcmpErrors.timeExceeded(packet, IcmpCode.TTL_EXCEEDED));
    }
  }

  /** The fragments of a packet did not arrive in time. */
  void reassemblyTimeExceeded(InternetLayer layer, Ipv4View firstFragment) {
    int code = IcmpCode.REASSEMBLY_TIME_EXCEEDED;
    if (IcmpSuppression.of(firstFragment, false, false) == null) {
      send(layer, firstFragment, IcmpErrors.timeExceeded(firstFragment, code));
    }
  }

  /** The next neighbour of a packet cannot be reached. */
  void hostUnreachable(InternetLayer layer, byte[] frame) {
    if (late.wrap(frame, FrameLayout.IPV4_OFFSET, frame.length) == null
        && IcmpSuppression.of(late, false, false) == null) {
      send(layer, late, IcmpErrors.unreachable(late, IcmpCode.HOST_UNREACHABLE));
    }
  }

  /** A packet is too long for a link and must not be fragmented. */
  void fragmentationNeeded(InternetLayer layer, Ipv4View packet, int mtu) {
    if (IcmpSuppression.of(packet, false, false) == null) {
      send(layer, packet, IcmpErrors.fragmentationNeeded(packet, mtu));
    }
  }

  private boolean maySend(Ipv4View packet, boolean broadcast) {
    boolean groupFrame = MacAddress.isGroup(shared.ethernet.destination());
    return IcmpSuppression.of(packet, groupFrame, broadcast) == null;
  }

  private static void send(InternetLayer layer, Ipv4View about, byte[] error) {
    IpOutput output = layer.shared.output;
    int to = about.source();
    int hop = output.hop(layer, to);
    if (hop == IpOutput.NO_ROUTE) {
      layer.rare.count(StackCounter.NO_ROUTE);
      return;
    }
    if (hop != IpOutput.SELF && !layer.mayReportError()) {
      layer.rare.count(StackCounter.ICMP_ERRORS_SUPPRESSED);
      return;
    }
    layer.rare.count(StackCounter.ICMP_ERRORS_SENT);
    int destination = about.destination();
    int from = layer.isOwn(destination) ? destination : output.source(layer, hop, to);
    Ipv4Headers.write(
        error,
        layer.nextIdentification(),
        IcmpErrors.TOS,
        false,
        Ipv4Headers.DEFAULT_TTL,
        IpProtocol.ICMP,
        from,
        to);
    output.dispatch(layer, hop, error, from, to);
  }
}
