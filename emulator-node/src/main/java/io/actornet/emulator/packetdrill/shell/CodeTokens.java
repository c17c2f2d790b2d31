package io.actornet.emulator.packetdrill.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tokens of the code of a script. */
final class CodeTokens {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*?(\\\\\\s*\\n|\\n|#[^\\n]*|0x[0-9a-fA-F]+|\\d+(?:\\.\\d+)?|\\w+|\"[^\"]*\"|'[^']*'"
              + "|==|!=|<=|>=|//|\\+=|-=|\\*=|[^\\s])");

  private record Piece(String text, int start, int end) {}

  private final String code;
  private final List<Piece> pieces = new ArrayList<>();
  private int at;

  CodeTokens(String code) {
    this.code = code;
    Matcher matcher = TOKEN.matcher(code);
    int from = 0;
    while (matcher.find(from)) {
      String found = matcher.group(1);
      boolean continued = found.startsWith("\\") && found.endsWith("\n");
      if (!found.startsWith("#") && !continued) {
        pieces.add(new Piece(found, matcher.start(1), matcher.end(1)));
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

  /** Takes all up to the end of the statement: of the line, or a semicolon. */
  String restOfStatement() {
    StringBuilder rest = new StringBuilder();
    int depth = 0;
    while (!atEnd() && (depth > 0 || !peek().equals("\n") && !peek().equals(";"))) {
      depth += peek().equals("(") ? 1 : peek().equals(")") ? -1 : 0;
      rest.append(rest.isEmpty() ? "" : " ").append(take());
    }
    return rest.toString();
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
