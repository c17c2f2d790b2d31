package io.actornet.protocol.ip;

/** What an IPv4 address may be used for (RFC 1122 §3.2.1.3, RFC 6890); addresses are 32 bits. */
public final class Ipv4Addresses {
  /** 255.255.255.255: every host on the link (RFC 919). */
  public static final int LIMITED_BROADCAST = 0xffff_ffff;

  private Ipv4Addresses() {}

  /** Whether it names a group of hosts: 224.0.0.0/4 (RFC 1112). */
  public static boolean isMulticast(int address) {
    return address >>> 28 == 0xe;
  }

  /** Whether it must not appear on a link: 127.0.0.0/8. */
  public static boolean isLoopback(int address) {
    return address >>> 24 == 127;
  }

  /**
   * Whether a host on a link may have it: not in 0.0.0.0/8, 127.0.0.0/8, 224.0.0.0/4 or
   * 240.0.0.0/4. Whether it is the broadcast address of a subnet only those on the subnet know.
   */
  public static boolean mayBeHost(int address) {
    int firstOctet = address >>> 24;
    return firstOctet != 0 && firstOctet != 127 && firstOctet < 224;
  }
}
