package io.actornet.emulator.packetdrill.script;

import io.actornet.protocol.wire.IcmpType;
import java.util.List;

/** Parses an ICMP message behind its name. */
final class IcmpParser {
  private static final List<String> UNREACHABLE =
      List.of(
          "net_unreachable",
          "host_unreachable",
          "protocol_unreachable",
          "port_unreachable",
          "frag_needed",
          "source_route_failed",
          "net_unknown",
          "host_unknown",
          "source_host_isolated",
          "net_prohibited",
          "host_prohibited",
          "net_unreachable_for_tos",
          "host_unreachable_for_tos",
          "packet_filtered",
          "precedence_violation",
          "precedence_cutoff");
  private static final List<String> TIME_EXCEEDED =
      List.of("ttl_exceeded_in_transit", "frag_reass_exceeded");
  private static final long MAX_UNSIGNED = 0xffff_ffffL;

  private final Tokens tokens;

  IcmpParser(Tokens tokens) {
    this.tokens = tokens;
  }

  PacketSpec.Icmp parse() {
    Token name = tokens.expect(Token.Kind.WORD, "the type of an ICMP message");
    int type = type(name);
    int code = tokens.peek().kind() == Token.Kind.WORD && !isBehindCode() ? code(type) : 0;
    int mtu = tokens.skip("mtu") ? (int) tokens.integer("an MTU", 0, 0xffff) : 0;
    if (tokens.skip("id")) {
      throw ScriptException.expected("an ICMP error: echoes are not supported", name);
    }
    return new PacketSpec.Icmp(type, code, mtu, tokens.skip('[') ? quoted() : null);
  }

  private boolean isBehindCode() {
    return tokens.peek().is("mtu") || tokens.peek().is("id");
  }

  private static int type(Token name) {
    return switch (name.text()) {
      case "unreachable" -> IcmpType.DESTINATION_UNREACHABLE;
      case "time_exceeded" -> IcmpType.TIME_EXCEEDED;
      case "parameter_problem" -> IcmpType.PARAMETER_PROBLEM;
      case "source_quench" -> IcmpType.SOURCE_QUENCH;
      default -> {
        if (name.text().matches("type_\\d{1,3}")) {
          yield Integer.parseInt(name.text().substring("type_".length())) & 0xff;
        }
        throw ScriptException.expected(
            "unreachable, time_exceeded, parameter_problem, source_quench or type_N", name);
      }
    };
  }

  private int code(int type) {
    Token name = tokens.take();
    if (name.text().matches("code_\\d{1,3}")) {
      return Integer.parseInt(name.text().substring("code_".length())) & 0xff;
    }
    List<String> names =
        type == IcmpType.DESTINATION_UNREACHABLE
            ? UNREACHABLE
            : type == IcmpType.TIME_EXCEEDED ? TIME_EXCEEDED : List.of();
    int code = names.indexOf(name.text());
    if (code < 0) {
      throw ScriptException.expected(
          names.isEmpty() ? "code_N" : "one of " + String.join(", ", names), name);
    }
    return code;
  }

  private PacketSpec.Quoted quoted() {
    PacketSpec.Quoted quoted;
    if (tokens.skip("udp")) {
      quoted = new PacketSpec.Quoted(true, 0, length());
    } else {
      int sequence = (int) tokens.integer("a sequence number", 0, MAX_UNSIGNED);
      tokens.expect(':');
      tokens.integer("a sequence number", 0, MAX_UNSIGNED);
      quoted = new PacketSpec.Quoted(false, sequence, length());
    }
    tokens.expect(']');
    return quoted;
  }

  private int length() {
    tokens.expect('(');
    int length = (int) tokens.integer("a length", 0, 0xffff);
    tokens.expect(')');
    return length;
  }
}
