package io.actornet.topology.value;

/**
 * A 48-bit IEEE 802 MAC address.
 *
 * @param bits the address as a big-endian integer in the low 48 bits
 */
public record MacAddress(long bits) implements Comparable<MacAddress> {
  /** ff:ff:ff:ff:ff:ff. */
  public static final long BROADCAST = 0xffff_ffff_ffffL;

  private static final String EXPECTED = "a MAC address such as 02:00:00:00:00:01";

  public MacAddress {
    if (bits >>> 48 != 0) {
      throw new ValueFormatException(Long.toHexString(bits), "a MAC address of 48 bits");
    }
  }

  /**
   * Parses six hexadecimal octets joined by colons or by hyphens.
   *
   * @throws ValueFormatException if the text is anything else
   */
  public static MacAddress parse(String text) {
    if (text.length() != 17) {
      throw new ValueFormatException(text, EXPECTED);
    }
    char separator = text.charAt(2);
    if (separator != ':' && separator != '-') {
      throw new ValueFormatException(text, EXPECTED);
    }
    long bits = 0;
    for (int octet = 0; octet < 6; octet++) {
      int high = Character.digit(text.charAt(octet * 3), 16);
      int low = Character.digit(text.charAt(octet * 3 + 1), 16);
      boolean separated = octet == 5 || text.charAt(octet * 3 + 2) == separator;
      if (high < 0 || low < 0 || !separated) {
        throw new ValueFormatException(text, EXPECTED);
      }
      bits = bits << 8 | high << 4 | low;
    }
    return new MacAddress(bits);
  }

  /** Whether the group bit is set: multicast and broadcast. */
  public static boolean isGroup(long bits) {
    return (bits & 0x0100_0000_0000L) != 0;
  }

  /** The usual colon-separated form of {@code bits}. */
  public static String format(long bits) {
    StringBuilder text = new StringBuilder(17);
    for (int shift = 40; shift >= 0; shift -= 8) {
      int octet = (int) (bits >>> shift) & 255;
      text.append(Character.forDigit(octet >>> 4, 16)).append(Character.forDigit(octet & 15, 16));
      if (shift > 0) {
        text.append(':');
      }
    }
    return text.toString();
  }

  @Override
  public int compareTo(MacAddress other) {
    return Long.compare(bits, other.bits);
  }

  @Override
  public String toString() {
    return format(bits);
  }
}
