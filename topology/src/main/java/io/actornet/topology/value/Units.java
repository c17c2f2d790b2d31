package io.actornet.topology.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;

/**
 * Quantities as users write them: a decimal number and a unit that is always required.
 *
 * <p>The words are those of {@code tc}: rates in bits per second ({@code 20mbit}), times ({@code
 * 8ms}), sizes in bytes ({@code 20kB}), shares in percent ({@code 0.5%}).
 */
public final class Units {
  private static final Map<String, BigDecimal> NANOS =
      Map.of(
          "ns", BigDecimal.ONE,
          "us", BigDecimal.valueOf(1_000),
          "ms", BigDecimal.valueOf(1_000_000),
          "s", BigDecimal.valueOf(1_000_000_000L),
          "min", BigDecimal.valueOf(60_000_000_000L),
          "h", BigDecimal.valueOf(3_600_000_000_000L));
  private static final Map<String, BigDecimal> BITS_PER_SECOND =
      Map.of(
          "bit", BigDecimal.ONE,
          "kbit", BigDecimal.valueOf(1_000),
          "mbit", BigDecimal.valueOf(1_000_000),
          "gbit", BigDecimal.valueOf(1_000_000_000L),
          "tbit", BigDecimal.valueOf(1_000_000_000_000L));
  private static final Map<String, BigDecimal> BYTES =
      Map.of(
          "b", BigDecimal.ONE,
          "kb", BigDecimal.valueOf(1_000),
          "mb", BigDecimal.valueOf(1_000_000),
          "gb", BigDecimal.valueOf(1_000_000_000L),
          "kib", BigDecimal.valueOf(1_024),
          "mib", BigDecimal.valueOf(1_048_576),
          "gib", BigDecimal.valueOf(1_073_741_824L));
  private static final Map<String, BigDecimal> SHARE = Map.of("%", new BigDecimal("0.01"));

  private static final int LONGEST_NUMBER = 24;

  private Units() {}

  /** Parses a time such as {@code 50us}, {@code 8ms}, {@code 1.5s}; nanoseconds, never negative. */
  public static long parseNanos(String text) {
    return parse(text, NANOS, "a time with its unit (ns, us, ms, s, min, h) such as 50ms")
        .longValue();
  }

  /** Parses a rate such as {@code 20mbit}, {@code 1gbit}; bits per second, never negative. */
  public static long parseBitsPerSecond(String text) {
    return parse(
            text,
            BITS_PER_SECOND,
            "a rate in bits per second with its unit (bit, kbit, mbit, gbit, tbit) such as 20mbit")
        .longValue();
  }

  /** Parses a size such as {@code 20kB}, {@code 1MiB}; bytes, never negative. */
  public static long parseBytes(String text) {
    return parse(text, BYTES, "a size with its unit (B, kB, MB, GB, KiB, MiB, GiB) such as 20kB")
        .longValue();
  }

  /** Parses a share such as {@code 0.5%}; 0 to 1. */
  public static double parseShare(String text) {
    String expected = "a percentage from 0% to 100% such as 0.5%";
    double share = parse(text, SHARE, expected).doubleValue();
    if (share > 1) {
      throw new ValueFormatException(text, expected);
    }
    return share;
  }

  /** Writes a time so that {@link #parseNanos} reads the same, in the largest unit that fits. */
  public static String formatNanos(long nanos) {
    return format(nanos, new String[] {"ns", "us", "ms", "s"});
  }

  /** Writes a rate so that {@link #parseBitsPerSecond} reads the same. */
  public static String formatBitsPerSecond(long bitsPerSecond) {
    return format(bitsPerSecond, new String[] {"bit", "kbit", "mbit", "gbit", "tbit"});
  }

  /** Writes a size so that {@link #parseBytes} reads the same. */
  public static String formatBytes(long bytes) {
    return format(bytes, new String[] {"B", "kB", "MB", "GB"});
  }

  /** Writes a share so that {@link #parseShare} reads the same. */
  public static String formatShare(double share) {
    BigDecimal percent = BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros();
    return percent.toPlainString() + "%";
  }

  private static String format(long value, String[] unitsByThousand) {
    long rest = value;
    int unit = 0;
    while (unit < unitsByThousand.length - 1 && rest != 0 && rest % 1_000 == 0) {
      rest /= 1_000;
      unit++;
    }
    return rest + unitsByThousand[unit];
  }

  private static String smallest(Map<String, BigDecimal> units) {
    return Collections.min(units.entrySet(), Map.Entry.comparingByValue()).getKey();
  }

  private static BigDecimal parse(String text, Map<String, BigDecimal> units, String expected) {
    int unitAt = 0;
    while (unitAt < text.length()
        && (Character.digit(text.charAt(unitAt), 10) >= 0 || text.charAt(unitAt) == '.')) {
      unitAt++;
    }
    BigDecimal factor = units.get(text.substring(unitAt).strip().toLowerCase(Locale.ROOT));
    if (factor == null || unitAt == 0 || unitAt > LONGEST_NUMBER) {
      throw new ValueFormatException(text, expected);
    }
    try {
      BigDecimal value = new BigDecimal(text.substring(0, unitAt)).multiply(factor);
      boolean integral = !units.equals(SHARE);
      if (integral && value.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
        throw new ValueFormatException(
            text, expected + ", at most " + Long.MAX_VALUE + smallest(units));
      }
      return integral ? value.setScale(0, RoundingMode.HALF_EVEN) : value;
    } catch (NumberFormatException notDecimal) {
      throw new ValueFormatException(text, expected);
    }
  }
}
