package io.actornet.protocol.wire;

import java.util.Locale;

/**
 * Why bytes are not a sound header. Receivers count what they drop by this cause.
 *
 * <p>The order of the constants is that of the layers and carries no other meaning.
 */
public enum Malformed {
  /** Fewer than 14 bytes. */
  ETHERNET_TRUNCATED,
  /** Type 0x8100 and fewer than 18 bytes. */
  VLAN_TAG_TRUNCATED,
  /** Fewer than 28 bytes. */
  ARP_TRUNCATED,
  /** Address lengths other than 6 and 4 (RFC 826: {@code ar$hln}, {@code ar$pln}). */
  ARP_ADDRESS_LENGTH,
  /** Fewer than 20 bytes. */
  IPV4_TRUNCATED,
  /** A version other than 4. */
  IPV4_VERSION,
  /** An IHL below 5 words, or beyond the bytes that are there. */
  IPV4_HEADER_LENGTH,
  /** A total length below the header's, or beyond the bytes that are there. */
  IPV4_TOTAL_LENGTH,
  /** A header checksum that does not verify. */
  IPV4_CHECKSUM,
  /** An option whose length or pointer is impossible. */
  IPV4_OPTION,
  /** Fewer than 8 bytes, or fewer than 20 of a timestamp message. */
  ICMP_TRUNCATED,
  /** An error message that quotes less than an IPv4 header and 8 bytes (RFC 792). */
  ICMP_QUOTE,
  /** An ICMP checksum that does not verify. */
  ICMP_CHECKSUM,
  /** Fewer than 8 bytes. */
  UDP_TRUNCATED,
  /** A length below 8, or beyond the bytes that are there. */
  UDP_LENGTH,
  /** A UDP checksum that does not verify. */
  UDP_CHECKSUM,
  /** Fewer than 20 bytes. */
  TCP_TRUNCATED,
  /** A data offset below 5 words, or beyond the bytes that are there. */
  TCP_DATA_OFFSET,
  /** An option whose length is impossible (RFC 9293 MUST-7). */
  TCP_OPTION,
  /** A TCP checksum that does not verify. */
  TCP_CHECKSUM;

  private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The name used for counters and text, such as {@code ipv4-header-length}. */
  public String label() {
    return label;
  }
}
