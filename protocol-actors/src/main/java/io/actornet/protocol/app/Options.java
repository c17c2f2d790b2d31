package io.actornet.protocol.app;

/** Checks of the options that applications are made with. */
public final class Options {
  private static final int LARGEST_PORT = 65_535;

  private Options() {}

  /**
   * Checks a number.
   *
   * @param name of the option, as users write it
   * @throws IllegalArgumentException if it is outside the range
   */
  public static void check(String name, long value, long smallest, long largest) {
    if (value < smallest || value > largest) {
      throw new IllegalArgumentException(
          largest == Long.MAX_VALUE
              ? "%s: found %d, expected %d or more".formatted(name, value, smallest)
              : "%s: found %d, expected %d to %d".formatted(name, value, smallest, largest));
    }
  }

  /** Checks a number without an upper bound. */
  public static void check(String name, long value, long smallest) {
    check(name, value, smallest, Long.MAX_VALUE);
  }

  /** Checks a port to listen on or to send to: 1 to 65535. */
  public static void checkPort(int port) {
    check("port", port, 1, LARGEST_PORT);
  }
}
