package io.actornet.emulator.packetdrill.packet;

import io.actornet.emulator.packetdrill.script.OptionSpec;
import io.actornet.emulator.packetdrill.script.SegmentSpec;
import io.actornet.protocol.wire.Ipv4View;
import io.actornet.protocol.wire.TcpFlags;
import io.actornet.protocol.wire.TcpView;
import java.util.List;

/**
 * A segment that the host under test sent, in the numbers of the script.
 *
 * @param tos type of service octet
 * @param checksumsHold whether both checksums are right
 */
record SentSegment(
    int tos,
    int ttl,
    int flags,
    int sequence,
    int length,
    int acknowledgment,
    int window,
    int urgentPointer,
    List<OptionSpec> options,
    boolean checksumsHold) {

  /** Reads a packet that has a segment. */
  static SentSegment of(SentPacket packet, Flow flow, SegmentSpec.Numbering numbering) {
    Ipv4View ipv4 = packet.ipv4();
    TcpView tcp = packet.tcp();
    boolean syn = tcp.has(TcpFlags.SYN);
    int acknowledgment = tcp.acknowledgment();
    return new SentSegment(
        ipv4.tos(),
        ipv4.ttl(),
        tcp.flags(),
        numbering == SegmentSpec.Numbering.ABSOLUTE
            ? tcp.sequence()
            : tcp.sequence() - flow.localOffset(syn),
        tcp.payloadLength(),
        tcp.has(TcpFlags.ACK) ? acknowledgment - flow.remoteOffset(syn) : acknowledgment,
        tcp.window(),
        tcp.urgentPointer(),
        SegmentOptions.read(tcp, flow, syn),
        tcp.checksumValid(ipv4.source(), ipv4.destination()));
  }

  /** Whether another goes on where this ends, and is like it. */
  boolean isFollowedBy(SentSegment other) {
    return other.sequence == sequence + length
        && other.acknowledgment == acknowledgment
        && other.tos == tos
        && (flags & ~TcpFlags.PSH) == (other.flags & ~(TcpFlags.PSH | TcpFlags.FIN));
  }

  /** Both as one long segment. */
  SentSegment with(SentSegment following) {
    return new SentSegment(
        tos,
        ttl,
        following.flags,
        sequence,
        length + following.length,
        acknowledgment,
        window,
        urgentPointer,
        options,
        checksumsHold && following.checksumsHold);
  }

  /** As a script would write it. */
  String text() {
    SegmentSpec spec =
        new SegmentSpec(
            flags,
            SegmentSpec.Numbering.RELATIVE,
            sequence,
            length,
            acknowledgment,
            window,
            urgentPointer,
            options,
            null);
    return PacketText.ip(tos, ttl) + PacketText.segment(spec);
  }
}
