package io.actornet.emulator.packetdrill.script;

import java.util.List;

/** The tokens of a script from some place on. */
final class Tokens {
  private final List<Token> tokens;
  private int at;

  Tokens(List<Token> tokens) {
    this.tokens = tokens;
  }

  Token peek() {
    return tokens.get(at);
  }

  /** The token so many behind the next one, or the end. */
  Token peek(int ahead) {
    return tokens.get(Math.min(at + ahead, tokens.size() - 1));
  }

  Token take() {
    Token token = tokens.get(at);
    if (at < tokens.size() - 1) {
      at++;
    }
    return token;
  }

  boolean skip(char sign) {
    boolean found = peek().is(sign);
    if (found) {
      take();
    }
    return found;
  }

  boolean skip(String word) {
    boolean found = peek().is(word);
    if (found) {
      take();
    }
    return found;
  }

  void expect(char sign) {
    if (!skip(sign)) {
      throw ScriptException.expected("'" + sign + "'", peek());
    }
  }

  Token expect(Token.Kind kind, String expected) {
    if (peek().kind() != kind) {
      throw ScriptException.expected(expected, peek());
    }
    return take();
  }

  /** A whole number in a range. */
  long integer(String meaning, long least, long greatest) {
    Token token = expect(Token.Kind.INTEGER, meaning);
    long value;
    try {
      value = Long.parseLong(token.text());
    } catch (NumberFormatException tooLong) {
      throw outOfRange(token, meaning, least, greatest);
    }
    if (value < least || value > greatest) {
      throw outOfRange(token, meaning, least, greatest);
    }
    return value;
  }

  private static ScriptException outOfRange(
      Token token, String meaning, long least, long greatest) {
    return ScriptException.expected(meaning + " from " + least + " to " + greatest, token);
  }
}
