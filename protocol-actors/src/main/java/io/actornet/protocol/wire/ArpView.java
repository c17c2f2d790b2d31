package io.actornet.protocol.wire;

/**
 * An ARP or RARP packet for 6-byte hardware and 4-byte protocol addresses (RFC 826, RFC 903).
 *
 * <pre>
 *   0        2        4   5   6          8           14         18          24         28
 *   +--------+--------+---+---+----------+-----------+----------+-----------+----------+
 *   | ar$hrd | ar$pro |hln|pln| operation| sender MAC| sender IP| target MAC| target IP|
 *   +--------+--------+---+---+----------+-----------+----------+-----------+----------+
 * </pre>
 */
public final class ArpView extends HeaderView {
  /** {@code ar$hrd} of Ethernet. */
  public static final int HARDWARE_ETHERNET = 1;

  private static final int HARDWARE_TYPE = 0;
  private static final int PROTOCOL_TYPE = 2;
  private static final int ADDRESS_LENGTHS = 4;
  private static final int OPERATION = 6;
  private static final int SENDER_MAC = 8;
  private static final int SENDER_IP = 14;
  private static final int TARGET_MAC = 18;
  private static final int TARGET_IP = 24;

  /** {@code ar$hln} 6 and {@code ar$pln} 4 as one number. */
  private static final int LENGTHS_6_AND_4 = 0x0604;

  /** Points at a packet; returns {@code null}, or why it cannot be read. */
  public Malformed wrap(byte[] bytes, int offset, int limit) {
    if (limit - offset < FrameLayout.ARP_LENGTH) {
      return Malformed.ARP_TRUNCATED;
    }
    if (Bytes.getUnsignedShort(bytes, offset + ADDRESS_LENGTHS) != LENGTHS_6_AND_4) {
      return Malformed.ARP_ADDRESS_LENGTH;
    }
    point(bytes, offset, offset + FrameLayout.ARP_LENGTH);
    return null;
  }

  /** Points at a packet about to be written and sets its types and lengths: Ethernet and IPv4. */
  public ArpView at(byte[] bytes, int offset) {
    point(bytes, offset, offset + FrameLayout.ARP_LENGTH);
    Bytes.putShort(bytes, offset + HARDWARE_TYPE, HARDWARE_ETHERNET);
    Bytes.putShort(bytes, offset + PROTOCOL_TYPE, EtherType.IPV4);
    Bytes.putShort(bytes, offset + ADDRESS_LENGTHS, LENGTHS_6_AND_4);
    return this;
  }

  /** {@code ar$hrd}: {@link #HARDWARE_ETHERNET} or another. */
  public int hardwareType() {
    return Bytes.getUnsignedShort(bytes, offset + HARDWARE_TYPE);
  }

  /** {@code ar$pro}: {@link EtherType#IPV4} or another. */
  public int protocolType() {
    return Bytes.getUnsignedShort(bytes, offset + PROTOCOL_TYPE);
  }

  /** {@code ar$op}: see {@link ArpOperation}. */
  public int operation() {
    return Bytes.getUnsignedShort(bytes, offset + OPERATION);
  }

  /** {@code ar$sha}, 48 bits. */
  public long senderMac() {
    return Bytes.getMac(bytes, offset + SENDER_MAC);
  }

  /** {@code ar$spa}. */
  public int senderIp() {
    return Bytes.getInt(bytes, offset + SENDER_IP);
  }

  /** {@code ar$tha}, 48 bits. */
  public long targetMac() {
    return Bytes.getMac(bytes, offset + TARGET_MAC);
  }

  /** {@code ar$tpa}. */
  public int targetIp() {
    return Bytes.getInt(bytes, offset + TARGET_IP);
  }

  /** Sets {@code ar$op}. */
  public ArpView operation(int operation) {
    Bytes.putShort(bytes, offset + OPERATION, operation);
    return this;
  }

  /** Sets {@code ar$sha} and {@code ar$spa}. */
  public ArpView sender(long mac, int ip) {
    Bytes.putMac(bytes, offset + SENDER_MAC, mac);
    Bytes.putInt(bytes, offset + SENDER_IP, ip);
    return this;
  }

  /** Sets {@code ar$tha} and {@code ar$tpa}. */
  public ArpView target(long mac, int ip) {
    Bytes.putMac(bytes, offset + TARGET_MAC, mac);
    Bytes.putInt(bytes, offset + TARGET_IP, ip);
    return this;
  }
}
