package io.actornet.topology.value;

/**
 * An IPv4 address (RFC 791), held as 32 bits in network order.
 *
 * @param bits the address as a big-endian integer: 10.0.0.1 is {@code 0x0a000001}
 */
public record Ipv4Address(int bits) implements IpAddress, Comparable<Ipv4Address> {
  private static final String EXPECTED = "an IPv4 address such as 10.0.0.1";

  /**
   * Parses four decimal octets, each 0 to 255 without leading zeros.
   *
   * @throws ValueFormatException if the text is anything else
   */
  public static Ipv4Address parse(String text) {
    int bits = 0;
    int octets = 0;
    int position = 0;
    while (octets < 4) {
      int start = position;
      int octet = 0;
      while (position < text.length()
          && text.charAt(position) >= '0'
          && text.charAt(position) <= '9') {
        octet = octet * 10 + (text.charAt(position) - '0');
        position++;
        if (position - start > 3) {
          throw new ValueFormatException(text, EXPECTED);
        }
      }
      int digits = position - start;
      if (digits == 0 || octet > 255 || (digits > 1 && text.charAt(start) == '0')) {
        throw new ValueFormatException(text, EXPECTED);
      }
      bits = bits << 8 | octet;
      octets++;
      if (octets < 4) {
        if (position >= text.length() || text.charAt(position) != '.') {
          throw new ValueFormatException(text, EXPECTED);
        }
        position++;
      }
    }
    if (position != text.length()) {
      throw new ValueFormatException(text, EXPECTED);
    }
    return new Ipv4Address(bits);
  }

  /** The dotted-decimal form of {@code bits}. */
  public static String format(int bits) {
    return (bits >>> 24)
        + "."
        + (bits >>> 16 & 255)
        + "."
        + (bits >>> 8 & 255)
        + "."
        + (bits & 255);
  }

  @Override
  public int compareTo(Ipv4Address other) {
    return Integer.compareUnsigned(bits, other.bits);
  }

  @Override
  public String toString() {
    return format(bits);
  }
}
