package io.actornet.topology.value;

/**
 * An IPv4 prefix: a network address and the number of its leading bits that matter (RFC 4632).
 *
 * @param networkBits the address with every host bit zero
 * @param length 0 to 32
 */
public record Ipv4Prefix(int networkBits, int length) implements Comparable<Ipv4Prefix> {
  public Ipv4Prefix {
    if (length < 0 || length > 32) {
      throw new ValueFormatException("/" + length, "a prefix length from 0 to 32");
    }
    if ((networkBits & ~mask(length)) != 0) {
      throw new ValueFormatException(
          Ipv4Address.format(networkBits) + "/" + length,
          "host bits that are zero: "
              + Ipv4Address.format(networkBits & mask(length))
              + "/"
              + length);
    }
  }

  /** The prefix of the given length that holds an address. */
  public static Ipv4Prefix containing(Ipv4Address address, int length) {
    if (length < 0 || length > 32) {
      throw new ValueFormatException("/" + length, "a prefix length from 0 to 32");
    }
    return new Ipv4Prefix(address.bits() & mask(length), length);
  }

  /**
   * Parses {@code address/length}.
   *
   * @throws ValueFormatException if the text is malformed or has host bits set
   */
  public static Ipv4Prefix parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || text.length() - slash > 3 || text.length() - slash < 2) {
      throw new ValueFormatException(text, "an IPv4 prefix such as 10.0.0.0/24");
    }
    int length = 0;
    for (int i = slash + 1; i < text.length(); i++) {
      char digit = text.charAt(i);
      if (digit < '0' || digit > '9') {
        throw new ValueFormatException(text, "an IPv4 prefix such as 10.0.0.0/24");
      }
      length = length * 10 + (digit - '0');
    }
    return new Ipv4Prefix(Ipv4Address.parse(text.substring(0, slash)).bits(), length);
  }

  /** The netmask of a prefix length as 32 bits: 24 gives {@code 0xffffff00}. */
  public static int mask(int length) {
    return length == 0 ? 0 : -1 << (32 - length);
  }

  /** Whether an address (32 bits) lies in this prefix. */
  public boolean contains(int addressBits) {
    return (addressBits & mask(length)) == networkBits;
  }

  /** The all-ones address of this prefix (RFC 919), as 32 bits. */
  public int broadcastBits() {
    return networkBits | ~mask(length);
  }

  @Override
  public int compareTo(Ipv4Prefix other) {
    int byNetwork = Integer.compareUnsigned(networkBits, other.networkBits);
    return byNetwork != 0 ? byNetwork : Integer.compare(length, other.length);
  }

  @Override
  public String toString() {
    return Ipv4Address.format(networkBits) + "/" + length;
  }
}
