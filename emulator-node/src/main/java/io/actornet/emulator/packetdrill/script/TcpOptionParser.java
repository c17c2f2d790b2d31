package io.actornet.emulator.packetdrill.script;

import io.actornet.protocol.wire.TcpOptionKind;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Parses the TCP options of a segment, behind their opening bracket. */
final class TcpOptionParser {
  private static final long MAX_UNSIGNED = 0xffff_ffffL;
  private static final int FAST_OPEN_MAGIC = 0xf989;

  private final Tokens tokens;

  TcpOptionParser(Tokens tokens) {
    this.tokens = tokens;
  }

  /** The options up to the closing bracket; null for any. */
  List<OptionSpec> options() {
    if (tokens.peek().kind() == Token.Kind.ELLIPSIS) {
      tokens.take();
      tokens.expect('>');
      return null;
    }
    List<OptionSpec> options = new ArrayList<>();
    do {
      options.add(option());
    } while (tokens.skip(','));
    tokens.expect('>');
    return options;
  }

  private OptionSpec option() {
    Token token = tokens.expect(Token.Kind.WORD, "a TCP option");
    return switch (token.text()) {
      case "nop" -> fixed(TcpOptionKind.NO_OPERATION);
      case "eol" -> fixed(TcpOptionKind.END);
      case "mss" -> {
        int size = (int) tokens.integer("an MSS", 0, 0xffff);
        yield fixed(TcpOptionKind.MAXIMUM_SEGMENT_SIZE, 4, size >> 8, size);
      }
      case "wscale" ->
          fixed(TcpOptionKind.WINDOW_SCALE, 3, (int) tokens.integer("a shift", 0, 255));
      case "sackOK" -> fixed(TcpOptionKind.SACK_PERMITTED, 2);
      case "sack" -> sack();
      case "TS" -> timestamps();
      case "FO" -> withData(TcpOptionKind.FAST_OPEN, cookie());
      case "FOEXP" -> experimentalFastOpen();
      case "EXP", "exp" -> {
        tokens.expect('-');
        if (!tokens.skip("FO")) {
          throw ScriptException.expected("FO, the only experimental option", tokens.peek());
        }
        yield experimentalFastOpen();
      }
      case "md5" -> md5();
      default ->
          throw ScriptException.expected(
              "a TCP option: nop, eol, mss, wscale, sackOK, " + "sack, TS, FO or md5", token);
    };
  }

  private static OptionSpec fixed(int... bytes) {
    List<Byte> list = new ArrayList<>();
    for (int each : bytes) {
      list.add((byte) each);
    }
    return new OptionSpec.Fixed(list);
  }

  private static OptionSpec withData(int kind, byte[] data) {
    int[] bytes = new int[data.length + 2];
    bytes[0] = kind;
    bytes[1] = bytes.length;
    for (int i = 0; i < data.length; i++) {
      bytes[i + 2] = data[i];
    }
    return fixed(bytes);
  }

  private OptionSpec sack() {
    List<OptionSpec.Block> blocks = new ArrayList<>();
    while (tokens.peek().kind() == Token.Kind.INTEGER) {
      int left = (int) tokens.integer("a sequence number", 0, MAX_UNSIGNED);
      tokens.expect(':');
      blocks.add(
          new OptionSpec.Block(left, (int) tokens.integer("a sequence number", 0, MAX_UNSIGNED)));
    }
    return new OptionSpec.Sack(blocks);
  }

  private OptionSpec timestamps() {
    word("val");
    boolean any = tokens.peek().kind() == Token.Kind.ELLIPSIS;
    int value = 0;
    if (any) {
      tokens.take();
    } else {
      value = (int) tokens.integer("a timestamp", 0, MAX_UNSIGNED);
    }
    word("ecr");
    int echo = (int) tokens.integer("a timestamp", 0, MAX_UNSIGNED);
    return new OptionSpec.Timestamps(value, any, echo, tokens.skip('!'));
  }

  private void word(String word) {
    if (!tokens.skip(word)) {
      throw ScriptException.expected(word, tokens.peek());
    }
  }

  private OptionSpec experimentalFastOpen() {
    byte[] cookie = cookie();
    byte[] data = new byte[cookie.length + 2];
    data[0] = (byte) (FAST_OPEN_MAGIC >> 8);
    data[1] = (byte) FAST_OPEN_MAGIC;
    System.arraycopy(cookie, 0, data, 2, cookie.length);
    return withData(TcpOptionKind.EXPERIMENT_2, data);
  }

  private OptionSpec md5() {
    if (tokens.peek().is("valid")) {
      throw ScriptException.expected(
          "the 32 digits of a digest: signatures (RFC 2385) are not computed", tokens.peek());
    }
    return withData(TcpOptionKind.MD5_SIGNATURE, cookie());
  }

  /** Hexadecimal digits; none is an empty cookie. */
  private byte[] cookie() {
    Token token = tokens.peek();
    if (token.kind() != Token.Kind.WORD && token.kind() != Token.Kind.INTEGER) {
      return new byte[0];
    }
    tokens.take();
    try {
      return HexFormat.of().parseHex(token.text());
    } catch (IllegalArgumentException bad) {
      throw ScriptException.expected("an even number of hexadecimal digits", token);
    }
  }
}
