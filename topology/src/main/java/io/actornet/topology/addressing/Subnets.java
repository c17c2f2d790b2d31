package io.actornet.topology.addressing;

import io.actornet.topology.value.Ipv4Address;

/** Arithmetic of prefixes: which addresses of one are for interfaces. */
final class Subnets {
  private Subnets() {}

  /**
   * Addresses that a prefix has for interfaces: all of a /31 (RFC 3021) or /32, else all but two.
   */
  static long capacity(int length) {
    return length >= 31 ? 1L << (32 - length) : (1L << (32 - length)) - 2;
  }

  /** The longest prefix up to /30 with room for so many interfaces; 0 when there is none. */
  static int lengthFor(long interfaces) {
    int length = 30;
    while (length > 0 && capacity(length) < interfaces) {
      length--;
    }
    return length;
  }

  /** The first address of a prefix that is for interfaces. */
  static int first(int networkBits, int length) {
    return length >= 31 ? networkBits : networkBits + 1;
  }

  /**
   * Whether an interface may have it: not 0/8, loopback, multicast or reserved (RFC 1122 3.2.1.3).
   */
  static boolean isUnicast(int bits) {
    int first = bits >>> 24;
    return first != 0 && first != 127 && first < 224;
  }

  /** Whether it is the first or last address of a prefix that has a broadcast address. */
  static boolean isNetworkOrBroadcast(Ipv4Address address, int length) {
    int hostBits = length >= 31 ? 0 : -1 >>> length;
    int host = address.bits() & hostBits;
    return hostBits != 0 && (host == 0 || host == hostBits);
  }
}
