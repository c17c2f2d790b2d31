package io.actornet.emulator.packetdrill.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the statements between {@code %{} and {@code }%}: assertions, assignments and {@code print}
 * on numbers, as Python has them. What is assigned stays for the statements that come later.
 */
public final class Evaluator {
  private static final List<String> ASSIGNMENTS = List.of("=", "+=", "-=", "*=");

  private final Map<String, Double> variables = new HashMap<>();

  /** Sets a variable. */
  public void set(String name, double value) {
    variables.put(name, value);
  }

  /** Sets a variable; what is beyond 53 bits is lost. */
  public void set(String name, long value) {
    variables.put(name, (double) value);
  }

  /**
   * Runs statements, one a line or with semicolons between them.
   *
   * @throws ShellException if an assertion does not hold, or something else is found
   */
  public void run(String code) {
    CodeTokens tokens = new CodeTokens(code);
    while (!tokens.atEnd()) {
      if (tokens.skip("\n") || tokens.skip(";")) {
        continue;
      }
      statement(tokens);
    }
  }

  private void statement(CodeTokens tokens) {
    int start = tokens.position();
    if (tokens.skip("assert")) {
      double value = expression(tokens);
      String asserted = tokens.textFrom(start);
      String message = "";
      if (tokens.skip(",")) {
        message = ": " + tokens.restOfStatement();
      }
      if (value == 0) {
        throw new ShellException("'" + asserted + "' does not hold" + values(asserted) + message);
      }
    } else if (tokens.skip("print")) {
      tokens.restOfStatement();
    } else if (tokens.skip("pass")) {
      tokens.skip("\n");
    } else if (ASSIGNMENTS.contains(tokens.peekAfter())) {
      String name = tokens.take();
      String operator = tokens.take();
      double value = expression(tokens);
      variables.put(name, operator.equals("=") ? value : changed(name, operator, value));
    } else {
      throw new ShellException("found '" + tokens.restOfLine() + "', expected assert …");
    }
  }

  private double changed(String name, String operator, double by) {
    double before = value(name);
    return switch (operator) {
      case "+=" -> before + by;
      case "-=" -> before - by;
      default -> before * by;
    };
  }

  private double value(String name) {
    Double value = variables.get(name);
    if (value == null) {
      throw new ShellException("the unknown name '" + name + "'");
    }
    return value;
  }

  /** The values of the variables that a text names. */
  private String values(String text) {
    StringBuilder values = new StringBuilder();
    for (String name : text.split("\\W+", -1)) {
      if (name.startsWith("tcpi_") && variables.containsKey(name)) {
        values.append(values.isEmpty() ? " (" : ", ").append(name).append(" is ");
        values.append(number(variables.get(name)));
      }
    }
    return values.isEmpty() ? "" : values.append(')').toString();
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private double expression(CodeTokens tokens) {
    double left = conjunction(tokens);
    while (tokens.skip("or")) {
      double right = conjunction(tokens);
      left = left != 0 ? left : right;
    }
    return left;
  }

  private double conjunction(CodeTokens tokens) {
    double left = negation(tokens);
    while (tokens.skip("and")) {
      double right = negation(tokens);
      left = left == 0 ? left : right;
    }
    return left;
  }

  private double negation(CodeTokens tokens) {
    return tokens.skip("not") ? truth(negation(tokens) == 0) : comparison(tokens);
  }

  private static double truth(boolean holds) {
    return holds ? 1 : 0;
  }

  /** Comparisons may be chained: {@code 1 < x <= 3}. */
  private double comparison(CodeTokens tokens) {
    double left = sum(tokens);
    boolean holds = true;
    boolean compared = false;
    while (true) {
      String operator = tokens.skipAny(List.of("==", "!=", "<=", ">=", "<", ">"));
      if (operator == null) {
        return compared ? truth(holds) : left;
      }
      double right = sum(tokens);
      compared = true;
      holds &=
          switch (operator) {
            case "==" -> left == right;
            case "!=" -> left != right;
            case "<=" -> left <= right;
            case ">=" -> left >= right;
            case "<" -> left < right;
            default -> left > right;
          };
      left = right;
    }
  }

  private double sum(CodeTokens tokens) {
    double left = product(tokens);
    while (true) {
      String operator = tokens.skipAny(List.of("+", "-", "|", "&"));
      if (operator == null) {
        return left;
      }
      double right = product(tokens);
      left =
          switch (operator) {
            case "+" -> left + right;
            case "-" -> left - right;
            case "|" -> (long) left | (long) right;
            default -> (long) left & (long) right;
          };
    }
  }

  private double product(CodeTokens tokens) {
    double left = factor(tokens);
    while (true) {
      String operator = tokens.skipAny(List.of("*", "//", "/", "%"));
      if (operator == null) {
        return left;
      }
      double right = factor(tokens);
      if (right == 0 && !operator.equals("*")) {
        throw new ShellException("a division by zero");
      }
      left =
          switch (operator) {
            case "*" -> left * right;
            case "/" -> left / right;
            case "//" -> Math.floor(left / right);
            default -> left - right * Math.floor(left / right);
          };
    }
  }

  private double factor(CodeTokens tokens) {
    if (tokens.skip("-")) {
      return -factor(tokens);
    }
    if (tokens.skip("(")) {
      double value = expression(tokens);
      close(tokens);
      return value;
    }
    String word = tokens.take();
    if (!word.isEmpty() && Character.isDigit(word.charAt(0))) {
      return number(word);
    }
    if (tokens.skip("(")) {
      return function(word, tokens);
    }
    return switch (word) {
      case "True" -> 1;
      case "False" -> 0;
      default -> value(word);
    };
  }

  private static double number(String word) {
    try {
      return word.startsWith("0x")
          ? Long.parseLong(word.substring(2), 16)
          : Double.parseDouble(word);
    } catch (NumberFormatException bad) {
      throw new ShellException("found '" + word + "', expected a number");
    }
  }

  private double function(String name, CodeTokens tokens) {
    double first = expression(tokens);
    double value =
        switch (name) {
          case "abs" -> Math.abs(first);
          case "int" -> (long) first;
          case "min" -> Math.min(first, second(tokens));
          case "max" -> Math.max(first, second(tokens));
          default -> throw new ShellException("the unknown function '" + name + "'");
        };
    close(tokens);
    return value;
  }

  private double second(CodeTokens tokens) {
    if (!tokens.skip(",")) {
      throw new ShellException("found '" + tokens.restOfLine() + "', expected ','");
    }
    return expression(tokens);
  }

  private static void close(CodeTokens tokens) {
    if (!tokens.skip(")")) {
      throw new ShellException("found '" + tokens.restOfLine() + "', expected ')'");
    }
  }
}
