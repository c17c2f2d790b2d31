package io.actornet.emulator.packetdrill.packet;

import io.actornet.emulator.packetdrill.script.OptionSpec;
import io.actornet.emulator.packetdrill.script.PacketSpec;
import io.actornet.emulator.packetdrill.script.SegmentSpec;
import io.actornet.protocol.wire.IpProtocol;
import io.actornet.protocol.wire.Ipv4View;
import io.actornet.protocol.wire.TcpFlags;
import java.util.List;

/** Compares what the host under test sent with what a script expects. */
public final class PacketMatcher {
  private static final int ECN_MASK = 3;

  private PacketMatcher() {}

  /**
   * What a comparison found.
   *
   * @param difference in words; null if there is none
   * @param seen the packet as a script would write it
   */
  public record Result(String difference, String seen) {}

  /**
   * Compares what belongs to the connection.
   *
   * @param parts one packet, or several that are to be one long segment
   */
  public static Result match(PacketSpec expected, List<SentPacket> parts, Flow flow) {
    SentPacket packet = parts.getFirst();
    return switch (expected.transport()) {
      case SegmentSpec segment ->
          packet.tcp() == null
              ? new Result("not a TCP segment", describe(packet))
              : match(expected.ip(), segment, parts, flow);
      case PacketSpec.Datagram(int length) -> datagram(length, packet);
      case PacketSpec.Icmp icmp -> new Result("ICMP is not expected of hosts", describe(packet));
    };
  }

  private static String describe(SentPacket packet) {
    Ipv4View ipv4 = packet.ipv4();
    return ipv4 == null
        ? packet.frame().length + " bytes that are no IPv4 packet"
        : "protocol " + ipv4.protocol() + ", " + ipv4.payloadLength() + " bytes";
  }

  private static Result datagram(int length, SentPacket packet) {
    Ipv4View ipv4 = packet.ipv4();
    int found = ipv4.payloadLength() - 8;
    String seen = describe(packet);
    if (ipv4.protocol() != IpProtocol.UDP) {
      return new Result("not a UDP datagram", seen);
    }
    return new Result(found == length ? null : "length " + found + ", expected " + length, seen);
  }

  private static Result match(
      PacketSpec.IpSpec ip, SegmentSpec expected, List<SentPacket> parts, Flow flow) {
    SentPacket packet = parts.getFirst();
    flow.expects(expected.flags(), expected.sequence());
    flow.answered(packet.tcp());
    timestamp(expected, packet, flow);
    SentSegment seen = SentSegment.of(packet, flow, expected.numbering());
    for (SentPacket part : parts.subList(1, parts.size())) {
      SentSegment following = SentSegment.of(part, flow, expected.numbering());
      if (!seen.isFollowedBy(following)) {
        return new Result("a segment of another kind follows", following.text());
      }
      seen = seen.with(following);
    }
    String difference = header(ip, seen);
    if (difference == null) {
      difference = segment(expected, seen);
    }
    return new Result(difference, seen.text());
  }

  /** Remembers which timestamp on the wire that of the script stands for. */
  private static void timestamp(SegmentSpec expected, SentPacket packet, Flow flow) {
    if (expected.options() == null) {
      return;
    }
    for (OptionSpec option : expected.options()) {
      if (option instanceof OptionSpec.Timestamps stamps && !stamps.anyValue()) {
        for (OptionSpec sent : SegmentOptions.read(packet.tcp(), new Flow(0, 0), false)) {
          if (sent instanceof OptionSpec.Timestamps real) {
            flow.sentTimestamp(stamps.value(), real.value());
          }
        }
      }
    }
  }

  private static String header(PacketSpec.IpSpec expected, SentSegment seen) {
    if (((seen.tos() ^ expected.tos()) & expected.tosMask()) != 0) {
      return different("type of service", expected.tos(), seen.tos() & expected.tosMask());
    }
    if (expected.anyEct() && (seen.tos() & ECN_MASK) % ECN_MASK == 0) {
      return different("ECN", "ect0 or ect1", seen.tos() & ECN_MASK);
    }
    if (expected.ttl() >= 0 && seen.ttl() != expected.ttl()) {
      return different("TTL", expected.ttl(), seen.ttl());
    }
    return seen.checksumsHold() ? null : "a checksum is wrong";
  }

  private static String segment(SegmentSpec expected, SentSegment seen) {
    if (seen.flags() != expected.flags()) {
      return different("flags", TcpFlags.format(expected.flags()), TcpFlags.format(seen.flags()));
    }
    boolean numbered = expected.numbering() != SegmentSpec.Numbering.IGNORED;
    if (numbered && seen.sequence() != expected.sequence()) {
      return unsigned("sequence number", expected.sequence(), seen.sequence());
    }
    if (seen.length() != expected.length()) {
      return different("length", expected.length(), seen.length());
    }
    if (seen.acknowledgment() != expected.acknowledgment()) {
      return unsigned("acknowledgment", expected.acknowledgment(), seen.acknowledgment());
    }
    if (expected.window() >= 0 && seen.window() != expected.window()) {
      return different("window", expected.window(), seen.window());
    }
    if (seen.urgentPointer() != expected.urgentPointer()) {
      return different("urgent pointer", expected.urgentPointer(), seen.urgentPointer());
    }
    return expected.options() == null || same(expected.options(), seen.options())
        ? null
        : different(
            "options",
            PacketText.options(expected.options()).strip(),
            PacketText.options(seen.options()).strip());
  }

  private static boolean same(List<OptionSpec> expected, List<OptionSpec> seen) {
    if (expected.size() != seen.size()) {
      return false;
    }
    for (int i = 0; i < expected.size(); i++) {
      boolean bothTimestamps =
          expected.get(i) instanceof OptionSpec.Timestamps
              && seen.get(i) instanceof OptionSpec.Timestamps;
      if (!bothTimestamps && !expected.get(i).equals(seen.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static String unsigned(String field, int expected, int seen) {
    return different(field, Integer.toUnsignedString(expected), Integer.toUnsignedString(seen));
  }

  private static String different(String field, Object expected, Object seen) {
    return field + ": expected " + expected + ", seen " + seen;
  }
}
