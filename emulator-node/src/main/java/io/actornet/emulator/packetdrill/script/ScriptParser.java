package io.actornet.emulator.packetdrill.script;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a {@link Script} of its text. */
public final class ScriptParser {
  private static final int NANO_DIGITS = 9;

  private final Tokens tokens;
  private final ExpressionParser expressions;

  private ScriptParser(Tokens tokens) {
    this.tokens = tokens;
    expressions = new ExpressionParser(tokens);
  }

  /**
   * Parses a script.
   *
   * @param defined the names for which {@code #ifdef} holds
   * @param definitions what stands for words of the script
   * @throws ScriptException if it is not one
   */
  public static Script parse(String text, Set<String> defined, Map<String, String> definitions) {
    return new ScriptParser(new Tokens(Lexer.tokens(text, defined, definitions))).script();
  }

  private Script script() {
    Map<String, Script.Option> options = new LinkedHashMap<>();
    while (tokens.peek().kind() == Token.Kind.OPTION) {
      Script.Option option = option();
      options.put(option.name(), option);
    }
    Action.Command initial = command();
    List<ScriptEvent> events = new ArrayList<>();
    Action.Command cleanup = null;
    while (tokens.peek().kind() != Token.Kind.END) {
      cleanup = command();
      if (cleanup != null) {
        tokens.expect(Token.Kind.END, "nothing behind the command at the end");
        break;
      }
      events.add(event());
    }
    if (events.isEmpty()) {
      throw ScriptException.expected("an event", tokens.peek());
    }
    return new Script(options, initial, events, cleanup);
  }

  private Script.Option option() {
    Token name = tokens.take();
    boolean hasValue =
        tokens.peek().kind() == Token.Kind.TEXT && tokens.peek().line() == name.line();
    return new Script.Option(name.text(), hasValue ? tokens.take().text() : "", name.line());
  }

  private Action.Command command() {
    return tokens.peek().kind() == Token.Kind.COMMAND
        ? new Action.Command(tokens.take().text())
        : null;
  }

  private ScriptEvent event() {
    int line = tokens.peek().line();
    EventTime time = time();
    return new ScriptEvent(line, time, action());
  }

  private EventTime time() {
    if (tokens.skip('*')) {
      return new EventTime.Whenever();
    }
    boolean relative = tokens.skip('+');
    long from = nanos();
    if (!tokens.skip('~')) {
      return relative ? new EventTime.Relative(from) : new EventTime.Absolute(from);
    }
    if (relative) {
      tokens.expect('+');
      return new EventTime.RelativeRange(from, nanos());
    }
    return new EventTime.AbsoluteRange(from, nanos());
  }

  private long nanos() {
    Token token = tokens.take();
    if (token.kind() != Token.Kind.DECIMAL && token.kind() != Token.Kind.INTEGER) {
      throw ScriptException.expected("a time in seconds", token);
    }
    try {
      return new BigDecimal(token.text()).movePointRight(NANO_DIGITS).longValueExact();
    } catch (ArithmeticException tooFine) {
      throw ScriptException.expected("a time of whole nanoseconds", token);
    }
  }

  private Action action() {
    Token token = tokens.peek();
    if (tokens.skip('<')) {
      return new Action.Inbound(new PacketParser(tokens, true).parse());
    }
    if (tokens.skip('>')) {
      return new Action.Outbound(new PacketParser(tokens, false).parse());
    }
    return switch (token.kind()) {
      case COMMAND -> command();
      case CODE -> new Action.Code(tokens.take().text());
      case WORD, ELLIPSIS -> call();
      default ->
          throw ScriptException.expected("a packet, a call, a `command` or %{ code }%", token);
    };
  }

  private Action.SystemCall call() {
    Long end = null;
    if (tokens.peek().kind() == Token.Kind.ELLIPSIS) {
      tokens.take();
      end = nanos();
    }
    String name = tokens.expect(Token.Kind.WORD, "the name of a call").text();
    tokens.expect('(');
    List<Expression> arguments = expressions.list(')');
    tokens.expect('=');
    Expression result = expressions.expression();
    String errno = null;
    if (tokens.peek().kind() == Token.Kind.WORD) {
      errno = tokens.take().text();
    }
    note();
    return new Action.SystemCall(name, arguments, result, errno, end);
  }

  /** Words in brackets, for people. */
  private void note() {
    if (tokens.skip('(')) {
      while (!tokens.skip(')')) {
        Token token = tokens.take();
        if (token.kind() == Token.Kind.END) {
          throw ScriptException.expected("')'", token);
        }
      }
    }
  }
}
