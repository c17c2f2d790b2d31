package io.actornet.emulator.packetdrill.script;

import java.util.ArrayList;
import java.util.List;

/** Parses arguments and results of calls. */
final class ExpressionParser {
  private static final int HEXADECIMAL = 16;

  private final Tokens tokens;

  ExpressionParser(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Expressions with commas between them, up to a closing sign. */
  List<Expression> list(char closing) {
    List<Expression> list = new ArrayList<>();
    while (!tokens.skip(closing)) {
      if (!list.isEmpty()) {
        tokens.expect(',');
      }
      list.add(expression());
    }
    return list;
  }

  Expression expression() {
    Expression left = simple();
    return tokens.skip('|') ? new Expression.Or(left, expression()) : left;
  }

  private Expression simple() {
    Token token = tokens.take();
    return switch (token.kind()) {
      case INTEGER -> new Expression.Numeral(number(token, token.text(), 10));
      case HEXADECIMAL ->
          new Expression.Numeral(number(token, token.text().substring(2), HEXADECIMAL));
      case TEXT -> text(token.text());
      case ELLIPSIS -> new Expression.Anything();
      case WORD -> nameOrFunction(token.text());
      case SIGN ->
          switch (token.text()) {
            case "[" -> new Expression.Array(list(']'));
            case "{" -> structure();
            default -> throw ScriptException.expected("an argument", token);
          };
      case DECIMAL, ADDRESS, COMMAND, CODE, OPTION, END ->
          throw ScriptException.expected("an argument", token);
    };
  }

  private static long number(Token token, String digits, int radix) {
    try {
      return radix == HEXADECIMAL
          ? Long.parseUnsignedLong(digits, radix)
          : Long.parseLong(digits, radix);
    } catch (NumberFormatException tooLong) {
      throw ScriptException.expected("a number of 64 bits", token);
    }
  }

  /** Text that more follows is told by its beginning only. */
  private Expression text(String text) {
    if (tokens.peek().kind() == Token.Kind.ELLIPSIS) {
      tokens.take();
    }
    return new Expression.Text(text);
  }

  private Expression nameOrFunction(String name) {
    return tokens.skip('(') ? new Expression.Function(name, list(')')) : new Expression.Name(name);
  }

  private Expression structure() {
    List<Expression.Member> members = new ArrayList<>();
    while (!tokens.skip('}')) {
      if (!members.isEmpty()) {
        tokens.expect(',');
      }
      members.add(member());
    }
    return new Expression.Structure(members);
  }

  /** A name may have brackets that repeat a length, such as {@code msg_iov(1)=[…]}. */
  private Expression.Member member() {
    Expression first = expression();
    if (!tokens.skip('=')) {
      return new Expression.Member("", first);
    }
    String name =
        switch (first) {
          case Expression.Name(String plain) -> plain;
          case Expression.Function(String plain, List<Expression> _) -> plain;
          default -> throw ScriptException.expected("the name of a member", tokens.peek());
        };
    return new Expression.Member(name, expression());
  }
}
