package io.actornet.emulator.experiment;

import io.actornet.topology.value.ValueFormatException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comparison with a whole number, as {@code >= 1}.
 *
 * @param operator how
 * @param bound with what
 */
public record Comparison(Operator operator, long bound) {
  private static final Pattern FORM = Pattern.compile("(==|!=|<=|>=|<|>)\\s*(-?[0-9]{1,18})");

  /** How two numbers are compared. */
  public enum Operator {
    /** Equal. */
    EQUAL("=="),
    /** Not equal. */
    DIFFERENT("!="),
    /** Less. */
    LESS("<"),
    /** Less or equal. */
    AT_MOST("<="),
    /** Greater. */
    MORE(">"),
    /** Greater or equal. */
    AT_LEAST(">=");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    private static Operator of(String sign) {
      for (Operator operator : values()) {
        if (operator.sign.equals(sign)) {
          return operator;
        }
      }
      throw new IllegalArgumentException(sign);
    }
  }

  /**
   * Parses one.
   *
   * @throws ValueFormatException if it is none
   */
  public static Comparison parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new ValueFormatException(
          text, "an operator (==, !=, <, <=, >, >=) and a whole number, such as \">= 1\"");
    }
    return new Comparison(Operator.of(matcher.group(1)), Long.parseLong(matcher.group(2)));
  }

  /** Whether a number is as expected. */
  public boolean holds(long actual) {
    return switch (operator) {
      case EQUAL -> actual == bound;
      case DIFFERENT -> actual != bound;
      case LESS -> actual < bound;
      case AT_MOST -> actual <= bound;
      case MORE -> actual > bound;
      case AT_LEAST -> actual >= bound;
    };
  }

  @Override
  public String toString() {
    return operator.sign + " " + bound;
  }
}
