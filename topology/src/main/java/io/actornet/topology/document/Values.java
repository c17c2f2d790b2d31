package io.actornet.topology.document;

import io.actornet.topology.value.ValueFormatException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Parsers of the plain values that documents hold. */
public final class Values {
  private Values() {}

  /** Any text. */
  public static String text(String text) {
    return text;
  }

  /** {@code true} or {@code false}. */
  public static Boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new ValueFormatException(text, "true or false");
    };
  }

  /** A whole number, both bounds allowed. */
  public static Function<String, Integer> integer(int smallest, int largest) {
    return text -> Math.toIntExact(whole(text, smallest, largest));
  }

  /** A whole number of 64 bits, both bounds allowed. */
  public static Function<String, Long> whole(long smallest, long largest) {
    return text -> whole(text, smallest, largest);
  }

  /** A decimal number, both bounds allowed. */
  public static Function<String, Double> decimal(double smallest, double largest) {
    return text -> {
      boolean plain =
          text.length() <= 30 && text.matches("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?");
      double value = plain ? Double.parseDouble(text) : Double.NaN;
      if (!(value >= smallest && value <= largest)) {
        throw new ValueFormatException(
            text, "a number from " + plain(smallest) + " to " + plain(largest));
      }
      return value;
    };
  }

  /** Without an exponent, which few read. */
  private static String plain(double bound) {
    return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
  }

  /** One of an enum's constants, written in lower case with hyphens. */
  public static <E extends Enum<E>> Function<String, E> choice(Class<E> type) {
    return text -> {
      for (E constant : type.getEnumConstants()) {
        if (word(constant).equals(text)) {
          return constant;
        }
      }
      throw new ValueFormatException(
          text,
          "one of: "
              + Arrays.stream(type.getEnumConstants())
                  .map(Values::word)
                  .collect(Collectors.joining(", ")));
    };
  }

  /** How an enum's constant is written in documents. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static long whole(String text, long smallest, long largest) {
    try {
      long value = Long.parseLong(text);
      if (value >= smallest && value <= largest) {
        return value;
      }
    } catch (NumberFormatException notWhole) {
      // Refused below, as a number out of range is.
    }
    boolean any = smallest == Long.MIN_VALUE && largest == Long.MAX_VALUE;
    throw new ValueFormatException(
        text, "a whole number " + (any ? "of 64 bits" : "from " + smallest + " to " + largest));
  }
}
