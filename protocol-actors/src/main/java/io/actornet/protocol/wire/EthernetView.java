package io.actornet.protocol.wire;

/**
 * An Ethernet II header with or without one 802.1Q tag (IEEE 802.3 §3, 802.1Q §9).
 *
 * <pre>
 *   0            6            12    14
 *   +------------+------------+-----+---------
 *   | destination| source     | type| payload        untagged
 *   +------------+------------+-----+----+-----+---------
 *   | destination| source     | 8100| TCI| type| payload
 *   +------------+------------+-----+----+-----+---------
 * </pre>
 */
public final class EthernetView extends HeaderView {
  /** What {@link #vlan()} returns for a frame without a tag. */
  public static final int UNTAGGED = -1;

  private static final int DESTINATION = 0;
  private static final int SOURCE = 6;
  private static final int TYPE = 12;
  private static final int TAG_CONTROL = 14;

  private int payloadOffset;

  /** Points at a header; returns {@code null}, or why it cannot be read. */
  public Malformed wrap(byte[] bytes, int offset, int limit) {
    int available = limit - offset;
    if (available < FrameLayout.ETHERNET_LENGTH) {
      return Malformed.ETHERNET_TRUNCATED;
    }
    int headerLength = FrameLayout.ETHERNET_LENGTH;
    if (Bytes.getUnsignedShort(bytes, offset + TYPE) == EtherType.VLAN) {
      headerLength += FrameLayout.VLAN_TAG_LENGTH;
      if (available < headerLength) {
        return Malformed.VLAN_TAG_TRUNCATED;
      }
    }
    point(bytes, offset, limit);
    payloadOffset = offset + headerLength;
    return null;
  }

  /** Points at an untagged header that is about to be written, in a frame that ends the array. */
  public EthernetView at(byte[] bytes, int offset) {
    point(bytes, offset, bytes.length);
    payloadOffset = offset + FrameLayout.ETHERNET_LENGTH;
    return this;
  }

  /** The destination MAC address, 48 bits. */
  public long destination() {
    return Bytes.getMac(bytes, offset + DESTINATION);
  }

  /** The source MAC address, 48 bits. */
  public long source() {
    return Bytes.getMac(bytes, offset + SOURCE);
  }

  /**
   * The type of the payload, behind the tag if there is one ({@link EtherType}). A value below
   * 0x600 is the length field of an IEEE 802.3 frame.
   */
  public int etherType() {
    return Bytes.getUnsignedShort(bytes, payloadOffset - 2);
  }

  /** The tag control information (priority 3 bits, DEI 1, VLAN id 12), or {@link #UNTAGGED}. */
  public int vlan() {
    return tagged() ? Bytes.getUnsignedShort(bytes, offset + TAG_CONTROL) : UNTAGGED;
  }

  /** Index of the first payload byte. */
  public int payloadOffset() {
    return payloadOffset;
  }

  /** Payload length in bytes, including any padding. */
  public int payloadLength() {
    return limit - payloadOffset;
  }

  /** Sets the destination MAC address. */
  public EthernetView destination(long mac) {
    Bytes.putMac(bytes, offset + DESTINATION, mac);
    return this;
  }

  /** Sets the source MAC address. */
  public EthernetView source(long mac) {
    Bytes.putMac(bytes, offset + SOURCE, mac);
    return this;
  }

  /** Sets both addresses in place, as a router does: one 8-byte and one 4-byte store. */
  public EthernetView rewrite(long destination, long source) {
    Bytes.putLong(bytes, offset, destination << 16 | source >>> 32);
    Bytes.putInt(bytes, offset + 8, (int) source);
    return this;
  }

  /** Sets the type of the payload, behind the tag if there is one. */
  public EthernetView etherType(int type) {
    Bytes.putShort(bytes, payloadOffset - 2, type);
    return this;
  }

  /**
   * Sets the tag control information of a header being written. An untagged header becomes a tagged
   * one, 4 bytes longer: its type and payload must be written afterwards.
   */
  public EthernetView vlan(int tagControl) {
    payloadOffset = offset + FrameLayout.ETHERNET_LENGTH + FrameLayout.VLAN_TAG_LENGTH;
    Bytes.putShort(bytes, offset + TYPE, EtherType.VLAN);
    Bytes.putShort(bytes, offset + TAG_CONTROL, tagControl);
    return this;
  }

  private boolean tagged() {
    return payloadOffset - offset != FrameLayout.ETHERNET_LENGTH;
  }
}
