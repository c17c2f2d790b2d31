package io.actornet.emulator.packetdrill.packet;

import io.actornet.emulator.packetdrill.script.OptionSpec;
import io.actornet.emulator.packetdrill.script.PacketSpec;
import io.actornet.emulator.packetdrill.script.SegmentSpec;
import io.actornet.protocol.wire.TcpFlags;
import io.actornet.protocol.wire.TcpOptionKind;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Writes packets as scripts do. */
public final class PacketText {
  private static final String[] ECN = {"", "[ect1] ", "[ect0] ", "[ce] "};

  private PacketText() {}

  /** A packet of a script. */
  public static String of(PacketSpec packet) {
    return switch (packet.transport()) {
      case SegmentSpec segment -> ip(packet.ip().tos(), packet.ip().ttl()) + segment(segment);
      case PacketSpec.Datagram(int length) -> "udp (" + length + ")";
      case PacketSpec.Icmp icmp -> "icmp type_" + icmp.type() + " code_" + icmp.code();
    };
  }

  /** What is said of the IP header, a TTL of -1 being unsaid. */
  static String ip(int tos, int ttl) {
    return ECN[tos & 3] + (ttl < 0 ? "" : "(ttl " + ttl + ") ");
  }

  /** A segment. */
  static String segment(SegmentSpec segment) {
    StringBuilder text = new StringBuilder(flags(segment.flags())).append(' ');
    if (segment.numbering() == SegmentSpec.Numbering.IGNORED) {
      text.append("...");
    } else {
      text.append(Integer.toUnsignedString(segment.sequence()))
          .append(':')
          .append(Integer.toUnsignedString(segment.sequence() + segment.length()));
    }
    text.append('(').append(segment.length()).append(')');
    if ((segment.flags() & TcpFlags.ACK) != 0 || segment.acknowledgment() != 0) {
      text.append(" ack ").append(Integer.toUnsignedString(segment.acknowledgment()));
    }
    if (segment.window() >= 0) {
      text.append(" win ").append(segment.window());
    }
    if ((segment.flags() & TcpFlags.URG) != 0 || segment.urgentPointer() != 0) {
      text.append(" urg ").append(segment.urgentPointer());
    }
    if (segment.options() == null) {
      text.append(" <...>");
    } else if (!segment.options().isEmpty()) {
      text.append(options(segment.options()));
    }
    return text.toString();
  }

  private static String flags(int flags) {
    StringBuilder text = new StringBuilder();
    String letters = "FSRP.UEWA";
    for (int bit : new int[] {0, 1, 2, 3, 5, 6, 7, 8, 4}) {
      if ((flags & 1 << bit) != 0) {
        text.append(letters.charAt(bit));
      }
    }
    return text.isEmpty() ? "-" : text.toString();
  }

  /** Options in their brackets. */
  static String options(List<OptionSpec> options) {
    return options.stream().map(PacketText::option).collect(Collectors.joining(",", " <", ">"));
  }

  private static String option(OptionSpec option) {
    return switch (option) {
      case OptionSpec.Sack(List<OptionSpec.Block> blocks) ->
          blocks.stream()
              .map(
                  block ->
                      Integer.toUnsignedString(block.left())
                          + ":"
                          + Integer.toUnsignedString(block.right()))
              .collect(Collectors.joining(" ", "sack ", ""));
      case OptionSpec.Timestamps stamps ->
          "TS val "
              + (stamps.anyValue() ? "..." : Integer.toUnsignedString(stamps.value()))
              + " ecr "
              + Integer.toUnsignedString(stamps.echo());
      case OptionSpec.Fixed(List<Byte> bytes) -> fixed(bytes);
    };
  }

  private static String fixed(List<Byte> bytes) {
    byte[] data = new byte[Math.max(0, bytes.size() - 2)];
    for (int i = 0; i < data.length; i++) {
      data[i] = bytes.get(i + 2);
    }
    String digits = HexFormat.of().formatHex(data);
    int kind = bytes.getFirst() & 0xff;
    return switch (kind) {
      case TcpOptionKind.NO_OPERATION -> "nop";
      case TcpOptionKind.END -> "eol";
      case TcpOptionKind.SACK_PERMITTED -> "sackOK";
      case TcpOptionKind.MAXIMUM_SEGMENT_SIZE ->
          "mss " + (digits.isEmpty() ? "" : Integer.parseInt(digits, 16));
      case TcpOptionKind.WINDOW_SCALE ->
          "wscale " + (digits.isEmpty() ? "" : Integer.parseInt(digits, 16));
      case TcpOptionKind.FAST_OPEN -> "FO " + digits;
      default -> "option " + kind + (digits.isEmpty() ? "" : " " + digits);
    };
  }
}
