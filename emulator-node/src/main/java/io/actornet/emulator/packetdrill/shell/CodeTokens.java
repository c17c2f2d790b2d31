package io.actornet.emulator.packetdrill.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tokens of the code of a script. */
final class CodeTokens {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*?(\\n|#[^\\n]*|0x[0-9a-fA-F]+|\\d+(?:\\.\\d+)?|\\w+|\"[^\"]*\"|'[^']*'"
              + "|==|!=|<=|>=|//|[^\\s])");

  private record Piece(String text, int start, int end) {}

  private final String code;
  private final List<Piece> pieces = new ArrayList<>();
  private int at;

  CodeTokens(String code) {
    this.code = code;
    Matcher matcher = TOKEN.matcher(code);
    int from = 0;
    while (matcher.find(from)) {
      if (!matcher.group(1).startsWith("#")) {
        pieces.add(new Piece(matcher.group(1), matcher.start(1), matcher.end(1)));
      }
      from = matcher.end();
    }
  }

  boolean atEnd() {
    return at == pieces.size();
  }

  int position() {
    return at;
  }

  private String peek() {
    return atEnd() ? "" : pieces.get(at).text();
  }

  /** The token after the next one. */
  String peekAfter() {
    return at + 1 < pieces.size() ? pieces.get(at + 1).text() : "";
  }

  String take() {
    if (atEnd()) {
      throw new ShellException("found the end of the code, expected more");
    }
    return pieces.get(at++).text();
  }

  boolean skip(String token) {
    boolean found = peek().equals(token);
    if (found) {
      at++;
    }
    return found;
  }

  /** Skips one of these tokens and tells which; null if none is next. */
  String skipAny(List<String> tokens) {
    return tokens.contains(peek()) ? take() : null;
  }

  /** What was taken since a position, as it is written. */
  String textFrom(int position) {
    return code.substring(pieces.get(position).start(), pieces.get(at - 1).end());
  }

  /** Takes all up to the end of the line. */
  String restOfLine() {
    StringBuilder rest = new StringBuilder();
    while (!atEnd() && !peek().equals("\n")) {
      rest.append(rest.isEmpty() ? "" : " ").append(take());
    }
    return rest.toString();
  }
}
