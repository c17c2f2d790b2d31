package io.actornet.emulator.packetdrill.script;

import io.actornet.emulator.packetdrill.script.PacketSpec.IpSpec;
import io.actornet.protocol.wire.TcpFlags;
import java.util.List;

/** Parses a packet behind the sign that says which way it goes. */
final class PacketParser {
  private static final long MAX_UNSIGNED = 0xffff_ffffL;
  private static final int MAX_PORT = 0xffff;

  private final Tokens tokens;
  private final boolean inbound;

  PacketParser(Tokens tokens, boolean inbound) {
    this.tokens = tokens;
    this.inbound = inbound;
  }

  PacketSpec parse() {
    IpSpec ip = new IpSpecParser(tokens).parse();
    Token token = tokens.peek();
    if (token.is("icmp")) {
      tokens.take();
      return new PacketSpec(ip, null, new IcmpParser(tokens).parse());
    }
    if (token.is("udp")) {
      tokens.take();
      PacketSpec.Ports ports = ports();
      tokens.expect('(');
      int length = (int) tokens.integer("a length", 0, 65_507);
      tokens.expect(')');
      return new PacketSpec(ip, ports, new PacketSpec.Datagram(length));
    }
    if (token.is("ipv4") || token.is("ipv6") || token.is("gre") || token.is("mpls")) {
      throw ScriptException.expected("a TCP, UDP or ICMP packet: tunnels are not supported", token);
    }
    PacketSpec.Ports ports = ports();
    return new PacketSpec(ip, ports, segment());
  }

  private PacketSpec.Ports ports() {
    if (tokens.peek().kind() != Token.Kind.INTEGER || !tokens.peek(1).is('>')) {
      return null;
    }
    int source = (int) tokens.integer("a port", 0, MAX_PORT);
    tokens.expect('>');
    return new PacketSpec.Ports(source, (int) tokens.integer("a port", 0, MAX_PORT));
  }

  private SegmentSpec segment() {
    int flags = flags();
    SegmentSpec.Numbering numbering = SegmentSpec.Numbering.RELATIVE;
    int sequence = 0;
    int length;
    Token first = tokens.peek();
    if (first.kind() == Token.Kind.ELLIPSIS) {
      tokens.take();
      numbering = SegmentSpec.Numbering.IGNORED;
      length = length();
    } else {
      sequence = (int) tokens.integer("a sequence number", 0, MAX_UNSIGNED);
      tokens.expect(':');
      int end = (int) tokens.integer("a sequence number", 0, MAX_UNSIGNED);
      length = length();
      if (sequence + length != end) {
        throw new ScriptException(
            first.line(),
            "found a segment that ends at "
                + Integer.toUnsignedString(end)
                + ", expected "
                + Integer.toUnsignedString(sequence + length));
      }
      if (tokens.skip('!')) {
        numbering = SegmentSpec.Numbering.ABSOLUTE;
      }
    }
    int acknowledgment =
        tokens.skip("ack") ? (int) tokens.integer("an acknowledgment number", 0, MAX_UNSIGNED) : 0;
    int window = -1;
    if (tokens.skip("win")) {
      window = (int) tokens.integer("a window", 0, 0xffff);
    } else if (inbound) {
      throw ScriptException.expected("win and a window, which inbound segments have", first);
    }
    int urgent = tokens.skip("urg") ? (int) tokens.integer("an urgent pointer", 0, 0xffff) : 0;
    List<OptionSpec> options = tokens.skip('<') ? new TcpOptionParser(tokens).options() : List.of();
    if (options == null && inbound) {
      throw ScriptException.expected("the options of an inbound segment", first);
    }
    return new SegmentSpec(
        flags, numbering, sequence, length, acknowledgment, window, urgent, options, tunnel());
  }

  private int length() {
    tokens.expect('(');
    int length = (int) tokens.integer("a length", 0, 0xffff);
    tokens.expect(')');
    return length;
  }

  /** Letters, a point for ACK, or a dash for none. */
  private int flags() {
    Token token = tokens.peek();
    if (tokens.skip('-')) {
      return 0;
    }
    int flags = 0;
    boolean said = false;
    if (token.kind() == Token.Kind.WORD) {
      for (char letter : tokens.take().text().toCharArray()) {
        flags |= flag(letter, token);
      }
      said = true;
    }
    if (tokens.skip('.')) {
      flags |= TcpFlags.ACK;
      if (tokens.peek().kind() == Token.Kind.WORD) {
        for (char letter : tokens.take().text().toCharArray()) {
          flags |= flag(letter, token);
        }
      }
      said = true;
    }
    if (!said) {
      throw ScriptException.expected("a packet: flags such as S., icmp or udp", token);
    }
    return flags;
  }

  private static int flag(char letter, Token token) {
    return switch (letter) {
      case 'F' -> TcpFlags.FIN;
      case 'S' -> TcpFlags.SYN;
      case 'R' -> TcpFlags.RST;
      case 'P' -> TcpFlags.PSH;
      case 'U' -> TcpFlags.URG;
      case 'E' -> TcpFlags.ECE;
      case 'W' -> TcpFlags.CWR;
      case 'A' -> TcpFlags.AE;
      default -> throw ScriptException.expected("TCP flags of F, S, R, P, U, E, W, A", token);
    };
  }

  /** Such as {@code /udp(9811 > 1)}. */
  private PacketSpec.Ports tunnel() {
    if (!tokens.peek().is('/') || !tokens.peek(1).is("udp")) {
      return null;
    }
    throw ScriptException.expected(
        "no UDP datagram around a segment: TCP over UDP is not supported", tokens.peek(1));
  }
}
