package io.actornet.emulator.output;

import java.util.Locale;

/** Emulated and wall-clock times in words. */
public final class TimeText {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private TimeText() {}

  /**
   * Seconds with all nine digits of the nanoseconds, for exact times.
   *
   * @param nanos 0 or more
   */
  public static String seconds(long nanos) {
    return String.format(
        Locale.ROOT, "%d.%09d s", nanos / NANOS_PER_SECOND, nanos % NANOS_PER_SECOND);
  }

  /**
   * A length of time with three significant digits, for people.
   *
   * @param nanos 0 or more
   * @return for example {@code 850 ns}, {@code 12.3 ms}, {@code 2.50 s}, {@code 3 min 20 s}
   */
  public static String brief(long nanos) {
    if (nanos < 1_000) {
      return nanos + " ns";
    }
    if (nanos < 999_500) {
      return digits(nanos / 1e3) + " µs";
    }
    if (nanos < 999_500_000) {
      return digits(nanos / 1e6) + " ms";
    }
    long seconds = Math.round((double) nanos / NANOS_PER_SECOND);
    if (seconds < 120) {
      return digits((double) nanos / NANOS_PER_SECOND) + " s";
    }
    if (seconds < 7200) {
      return seconds / 60 + " min " + seconds % 60 + " s";
    }
    return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
  }

  private static String digits(double value) {
    String format = value < 9.995 ? "%.2f" : value < 99.95 ? "%.1f" : "%.0f";
    return String.format(Locale.ROOT, format, value);
  }
}
