package io.actornet.topology.importer;

import io.actornet.topology.value.ValueFormatException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time as Shadow writes it: {@code 50 ms}, {@code 2 seconds}; a number alone is milliseconds. */
final class DurationText {
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,15}(?:\\.\\d{1,15})?(?:e-?\\d{1,2})?) ?([a-zμµ]{0,12})");
  private static final long MILLISECOND = 1_000_000;
  private static final long SECOND = 1_000_000_000;
  private static final Map<String, Long> NANOS =
      Map.ofEntries(
          Map.entry("", MILLISECOND),
          Map.entry("ns", 1L),
          Map.entry("nanosecond", 1L),
          Map.entry("us", 1_000L),
          Map.entry("μs", 1_000L),
          Map.entry("µs", 1_000L),
          Map.entry("microsecond", 1_000L),
          Map.entry("ms", MILLISECOND),
          Map.entry("millisecond", MILLISECOND),
          Map.entry("s", SECOND),
          Map.entry("sec", SECOND),
          Map.entry("second", SECOND),
          Map.entry("m", 60 * SECOND),
          Map.entry("min", 60 * SECOND),
          Map.entry("minute", 60 * SECOND),
          Map.entry("h", 3_600 * SECOND),
          Map.entry("hr", 3_600 * SECOND),
          Map.entry("hour", 3_600 * SECOND));

  private DurationText() {}

  /**
   * Nanoseconds, 0 or more.
   *
   * @throws ValueFormatException if the text is no time, or one of more than a day
   */
  static long nanos(String text) {
    Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (form.matches()) {
      String unit = form.group(2);
      Long factor = NANOS.get(unit);
      if (factor == null && unit.endsWith("s")) {
        factor = NANOS.get(unit.substring(0, unit.length() - 1));
      }
      double nanos =
          factor == null
              ? -1
              : new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(factor)).doubleValue();
      if (nanos >= 0 && nanos <= 86_400.0 * SECOND) {
        return StrictMath.round(nanos);
      }
    }
    throw new ValueFormatException(text, "a time with its unit such as 50 ms, up to a day");
  }

  /** Whether a time stands there without its unit. */
  static boolean isBare(String text) {
    return !text.isEmpty() && Character.isDigit(text.charAt(text.length() - 1));
  }
}
