package io.actornet.emulator.packetdrill.script;

import io.actornet.emulator.packetdrill.script.PacketSpec.IpSpec;
import java.util.Map;

/** Parses what is said about an IP header, such as {@code [ect0]} or {@code (ttl 4)}. */
final class IpSpecParser {
  private static final int ECN_MASK = 0x03;
  private static final int DSCP_MASK = 0xfc;
  private static final int TOS_MASK = 0xff;
  private static final Map<String, Integer> ECN = Map.of("noecn", 0, "ect1", 1, "ect0", 2, "ce", 3);
  private static final Map<String, Integer> DSCP =
      Map.ofEntries(
          Map.entry("cs0", 0),
          Map.entry("cs1", 8),
          Map.entry("cs2", 16),
          Map.entry("cs3", 24),
          Map.entry("cs4", 32),
          Map.entry("cs5", 40),
          Map.entry("cs6", 48),
          Map.entry("cs7", 56),
          Map.entry("af11", 10),
          Map.entry("af12", 12),
          Map.entry("af13", 14),
          Map.entry("af21", 18),
          Map.entry("af22", 20),
          Map.entry("af23", 22),
          Map.entry("af31", 26),
          Map.entry("af32", 28),
          Map.entry("af33", 30),
          Map.entry("af41", 34),
          Map.entry("af42", 36),
          Map.entry("af43", 38),
          Map.entry("ef", 46),
          Map.entry("le", 1));

  private final Tokens tokens;
  private int mask;
  private int tos;
  private boolean anyEct;
  private int ttl = -1;

  IpSpecParser(Tokens tokens) {
    this.tokens = tokens;
  }

  /** What is said, in round or square brackets, or nothing. */
  IpSpec parse() {
    char closing;
    if (tokens.skip('[')) {
      closing = ']';
    } else if (tokens.skip('(')) {
      closing = ')';
    } else {
      return IpSpec.UNSAID;
    }
    do {
      part();
    } while (tokens.skip(','));
    tokens.expect(closing);
    return new IpSpec(mask, tos, anyEct, ttl);
  }

  private void part() {
    Token token = tokens.expect(Token.Kind.WORD, "ttl, tos, ecn or dscp");
    String word = token.text();
    switch (word) {
      case "ttl" -> ttl = (int) tokens.integer("a TTL", 0, 255);
      case "tos" -> {
        Token value = tokens.expect(Token.Kind.HEXADECIMAL, "0x and the octet");
        say(TOS_MASK, Integer.parseInt(value.text().substring(2), 16) & TOS_MASK);
      }
      case "ecn", "dscp" -> part();
      case "ect01" -> anyEct = true;
      default -> {
        if (ECN.containsKey(word)) {
          say(ECN_MASK, ECN.get(word));
        } else if (DSCP.containsKey(word)) {
          say(DSCP_MASK, DSCP.get(word) << 2);
        } else {
          throw ScriptException.expected("ttl, tos, ecn or dscp", token);
        }
      }
    }
  }

  private void say(int bits, int value) {
    mask |= bits;
    tos |= value;
  }
}
