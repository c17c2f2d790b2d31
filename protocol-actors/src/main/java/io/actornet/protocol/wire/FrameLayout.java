package io.actornet.protocol.wire;

/**
 * Where the headers of an untagged Ethernet II frame with an optionless IPv4 header lie, in bytes.
 */
public final class FrameLayout {
  /**
   * Length of an Ethernet II header without an 802.1Q tag; also where the IPv4 or ARP header is.
   */
  public static final int ETHERNET_LENGTH = 14;

  /** Length of an 802.1Q tag (type 0x8100 and tag control information). */
  public static final int VLAN_TAG_LENGTH = 4;

  /** Offset of the IPv4 header in an untagged frame. */
  public static final int IPV4_OFFSET = ETHERNET_LENGTH;

  /** Offset of the ARP or RARP packet in an untagged frame. */
  public static final int ARP_OFFSET = ETHERNET_LENGTH;

  /** Length of an ARP or RARP packet for Ethernet and IPv4 (RFC 826). */
  public static final int ARP_LENGTH = 28;

  /** Length of an IPv4 header without options (RFC 791 §3.1). */
  public static final int IPV4_LENGTH = 20;

  /** Longest IPv4 header: 15 words. */
  public static final int IPV4_MAXIMUM_HEADER_LENGTH = 60;

  /** Offset of the transport header when IPv4 has no options: the headroom senders leave. */
  public static final int TRANSPORT_OFFSET = IPV4_OFFSET + IPV4_LENGTH;

  /** Length of an ICMP header including its four bytes that depend on the type (RFC 792). */
  public static final int ICMP_LENGTH = 8;

  /** Length of a UDP header (RFC 768). */
  public static final int UDP_LENGTH = 8;

  /** Length of a TCP header without options (RFC 9293 §3.1). */
  public static final int TCP_LENGTH = 20;

  /** Longest TCP header: 15 words. */
  public static final int TCP_MAXIMUM_HEADER_LENGTH = 60;

  private FrameLayout() {}
}
