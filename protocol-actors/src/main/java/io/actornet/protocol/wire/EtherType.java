package io.actornet.protocol.wire;

/** Ethernet types (IANA "IEEE 802 Numbers"). */
public final class EtherType {
  /** The lowest type; what is below is the length field of an IEEE 802.3 frame. */
  public static final int LOWEST = 0x0600;

  /** IPv4 (RFC 894). */
  public static final int IPV4 = 0x0800;

  /** Address Resolution Protocol (RFC 826). */
  public static final int ARP = 0x0806;

  /** Reverse Address Resolution Protocol (RFC 903). */
  public static final int RARP = 0x8035;

  /** An 802.1Q tag follows. */
  public static final int VLAN = 0x8100;

  /** IPv6 (RFC 2464); named, not parsed. */
  public static final int IPV6 = 0x86dd;

  private EtherType() {}

  /** The usual name, or hexadecimal for a type without one here. */
  public static String format(int type) {
    return switch (type) {
      case IPV4 -> "IPv4";
      case ARP -> "ARP";
      case RARP -> "RARP";
      case VLAN -> "802.1Q";
      case IPV6 -> "IPv6";
      default -> "0x%04x".formatted(type);
    };
  }
}
