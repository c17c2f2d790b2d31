package io.actornet.emulator.packetdrill.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Divides a script into tokens; leaves out comments and what is for other systems. */
final class Lexer {
  /** In the order of preference where two match the same length; the longest wins. */
  private enum Rule {
    SPACE("\\s+"),
    LINE_COMMENT("//[^\n]*"),
    BLOCK_COMMENT("/\\*.*?\\*/"),
    CONDITION("#ifdef\\s+\\w+"),
    CONDITION_END("#endif"),
    HASH_COMMENT("#(?!ifdef\\b|endif\\b)[^\n]*"),
    CODE("%\\{.*?\\}%"),
    COMMAND("`[^`]*`"),
    TEXT("\"[^\"]*\""),
    OPTION("--\\w+"),
    ADDRESS("\\d+\\.\\d+\\.\\d+\\.\\d+"),
    ELLIPSIS("\\.\\.\\."),
    HEXADECIMAL("0x[0-9a-fA-F]+"),
    DECIMAL("-?\\d*\\.\\d+"),
    INTEGER("-?\\d+"),
    WORD("\\w+"),
    SIGN("[^\\s]");

    final Pattern pattern;

    Rule(String expression) {
      pattern = Pattern.compile(expression, Pattern.DOTALL);
    }
  }

  private static final Pattern OPTION_VALUE =
      Pattern.compile("=(\"[^\"]*\"|`[^`]*`|[^\\s=]+=\"[^\"]*\"|[^\\s=]+=`[^`]*`|\\S+)");

  private final String text;
  private final Set<String> defined;

  /** What stands for words: a number, a word, text in quotation marks or a command. */
  private final Map<String, String> definitions;

  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line = 1;
  private int conditionLine;

  private Lexer(String text, Set<String> defined, Map<String, String> definitions) {
    this.text = text;
    this.defined = defined;
    this.definitions = new HashMap<>(definitions);
  }

  /**
   * The tokens of a script, the last of which is its end.
   *
   * @param defined the names for which {@code #ifdef} holds
   * @param definitions what stands for words; a script may add to it by {@code --define}
   */
  static List<Token> tokens(String text, Set<String> defined, Map<String, String> definitions) {
    return new Lexer(text, defined, definitions).run();
  }

  private List<Token> run() {
    while (at < text.length()) {
      next();
    }
    if (conditionLine != 0) {
      throw new ScriptException(conditionLine, "found #ifdef without #endif");
    }
    tokens.add(new Token(Token.Kind.END, "", line));
    return tokens;
  }

  private void next() {
    Rule best = null;
    int end = at;
    for (Rule rule : Rule.values()) {
      Matcher matcher = rule.pattern.matcher(text).region(at, text.length());
      if (matcher.lookingAt() && matcher.end() > end) {
        best = rule;
        end = matcher.end();
      }
    }
    String found = text.substring(at, end);
    take(best, found);
    line += (int) found.chars().filter(c -> c == '\n').count();
    at = Math.max(at, end);
    if (best == Rule.OPTION) {
      optionValue();
    } else if (best == Rule.CONDITION && !defined.contains(name(found))) {
      skipToEndOfCondition();
    }
  }

  private void take(Rule rule, String found) {
    switch (rule) {
      case SPACE, LINE_COMMENT, BLOCK_COMMENT, HASH_COMMENT -> {}
      case CONDITION -> beginCondition();
      case CONDITION_END -> endCondition();
      case CODE -> add(Token.Kind.CODE, found.substring(2, found.length() - 2));
      case COMMAND -> add(Token.Kind.COMMAND, inside(found));
      case TEXT -> add(Token.Kind.TEXT, inside(found));
      case OPTION -> add(Token.Kind.OPTION, found.substring(2));
      case ADDRESS -> add(Token.Kind.ADDRESS, found);
      case ELLIPSIS -> add(Token.Kind.ELLIPSIS, found);
      case HEXADECIMAL -> add(Token.Kind.HEXADECIMAL, found);
      case DECIMAL -> add(Token.Kind.DECIMAL, found);
      case INTEGER -> add(Token.Kind.INTEGER, found);
      case WORD -> word(found);
      case SIGN -> add(Token.Kind.SIGN, found);
    }
  }

  private void add(Token.Kind kind, String found) {
    tokens.add(new Token(kind, found, line));
  }

  private void word(String found) {
    String value = definitions.get(found);
    if (value == null) {
      add(Token.Kind.WORD, found);
    } else if (value.matches("\"[^\"]*\"")) {
      add(Token.Kind.TEXT, inside(value));
    } else if (value.matches("`[^`]*`")) {
      add(Token.Kind.COMMAND, inside(value));
    } else if (value.matches("0x[0-9a-fA-F]+")) {
      add(Token.Kind.HEXADECIMAL, value);
    } else {
      add(value.matches("-?\\d+") ? Token.Kind.INTEGER : Token.Kind.WORD, value);
    }
  }

  private static String inside(String quoted) {
    return quoted.substring(1, quoted.length() - 1);
  }

  private static String name(String condition) {
    return condition.substring("#ifdef".length()).strip();
  }

  /** What comes behind the equals sign of an option is taken as it is written. */
  private void optionValue() {
    Matcher matcher = OPTION_VALUE.matcher(text).region(at, text.length());
    if (matcher.lookingAt()) {
      String name = tokens.getLast().text();
      add(Token.Kind.TEXT, matcher.group(1));
      at = matcher.end();
      if (name.equals("define")) {
        int equals = matcher.group(1).indexOf('=');
        if (equals < 1) {
          throw new ScriptException(
              line, "--define: found '" + matcher.group(1) + "', expected NAME=VALUE");
        }
        definitions.put(
            matcher.group(1).substring(0, equals), matcher.group(1).substring(equals + 1));
      }
    }
  }

  private void beginCondition() {
    if (conditionLine != 0) {
      throw new ScriptException(line, "found #ifdef within that of line " + conditionLine);
    }
    conditionLine = line;
  }

  private void endCondition() {
    if (conditionLine == 0) {
      throw new ScriptException(line, "found #endif without #ifdef");
    }
    conditionLine = 0;
  }

  private void skipToEndOfCondition() {
    int end = text.indexOf("#endif", at);
    if (end < 0) {
      throw new ScriptException(conditionLine, "found #ifdef without #endif");
    }
    line += (int) text.substring(at, end).chars().filter(c -> c == '\n').count();
    at = end;
  }
}
