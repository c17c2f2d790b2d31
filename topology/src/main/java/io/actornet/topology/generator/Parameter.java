package io.actornet.topology.generator;

import io.actornet.topology.value.QueueLimit;
import io.actornet.topology.value.Units;
import io.actornet.topology.value.ValueFormatException;
import java.util.List;

/**
 * Something that can be set on a generator.
 *
 * @param name as users write it, such as {@code access-rate}
 * @param defaultText used when nothing is said; null when something must be said
 * @param meaning one phrase for the help
 */
public record Parameter(String name, Type type, String defaultText, String meaning) {
  /** The value of a {@link Share} of 100%. */
  static final double ONE = 1e9;

  /** What values a parameter takes. */
  public sealed interface Type {}

  /** A whole number. */
  public record Count(int min, int max) implements Type {}

  /** A time with its unit, above zero. */
  public record Time() implements Type {}

  /** A rate with its unit; {@code 0bit} or {@code unlimited} = frames take no time to send. */
  public record Rate() implements Type {}

  /** A percentage. */
  public record Share() implements Type {}

  /** What may wait, as links say it; 0 = no limit. */
  public record Limit() implements Type {}

  /** One of some words. */
  public record Choice(List<String> words) implements Type {}

  static Parameter count(String name, int min, int max, String defaultText, String meaning) {
    return new Parameter(name, new Count(min, max), defaultText, meaning);
  }

  /** A percentage, 0% to 100%. */
  static Parameter share(String name, String defaultText, String meaning) {
    return new Parameter(name, new Share(), defaultText, meaning);
  }

  /** What decides the draws of a generator. */
  static Parameter seed() {
    return count("seed", 0, Integer.MAX_VALUE, "1", "decides what is drawn");
  }

  /** Delay, rate and limit of one group of links: {@code delay}, or {@code access-delay}, …. */
  static List<Parameter> link(String group, String delay, String rate, int limit, String meaning) {
    String prefix = group.isEmpty() ? "" : group + "-";
    return List.of(
        new Parameter(prefix + "delay", new Time(), delay, "delay of " + meaning),
        new Parameter(prefix + "rate", new Rate(), rate, "rate of " + meaning),
        new Parameter(
            prefix + "limit",
            new Limit(),
            String.valueOf(limit),
            "packets, or bytes such as 64kB, that may wait at each end of "
                + meaning
                + ", 0 = no limit"));
  }

  /**
   * The value that a text stands for: a {@link Long}, that is a number, nanoseconds, bits per
   * second, billionths, or the place of a word in its list, or a {@link QueueLimit}.
   *
   * @throws ValueFormatException if the text is no such value
   */
  public Object parse(String text) {
    return switch (type) {
      case Count count -> parseCount(text, count);
      case Time _ -> parseTime(text);
      case Rate _ -> text.equals(QueueLimit.UNLIMITED) ? 0L : Units.parseBitsPerSecond(text);
      case Share _ -> StrictMath.round(Units.parseShare(text) * ONE);
      case Limit _ -> text.equals("0") ? QueueLimit.NONE : QueueLimit.parse(text);
      case Choice choice -> parseChoice(text, choice);
    };
  }

  private static long parseCount(String text, Count count) {
    boolean digits = !text.isEmpty() && text.length() <= 10;
    for (int i = 0; i < text.length(); i++) {
      digits &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    long value = digits ? Long.parseLong(text) : -1;
    if (value < count.min || value > count.max) {
      throw new ValueFormatException(text, "a whole number from " + count.min + " to " + count.max);
    }
    return value;
  }

  private static long parseTime(String text) {
    long nanos = Units.parseNanos(text);
    if (nanos < 1) {
      throw new ValueFormatException(text, "a time of 1ns or more");
    }
    return nanos;
  }

  private static long parseChoice(String text, Choice choice) {
    int place = choice.words.indexOf(text);
    if (place < 0) {
      throw new ValueFormatException(text, "one of " + String.join(", ", choice.words));
    }
    return place;
  }
}
