package io.actornet.protocol.wire;

/**
 * An IPv4 header (RFC 791 §3.1) and its payload, without any padding behind the total length.
 *
 * <pre>
 *   0        1      2              4               6                8
 *   +--------+------+--------------+---------------+----------------+
 *   | ver IHL| TOS  | total length | identification| flags, fragment|
 *   +--------+------+--------------+---------------+----------------+
 *   | TTL    | proto| checksum     | source                         |
 *   +--------+------+--------------+--------------------------------+
 *   | destination                  | options ...
 *   +------------------------------+--------------
 * </pre>
 */
public final class Ipv4View extends HeaderView {
  private static final int VERSION_IHL = 0;
  private static final int TOS = 1;
  private static final int TOTAL_LENGTH = 2;
  private static final int IDENTIFICATION = 4;
  private static final int FRAGMENT = 6;
  private static final int TTL = 8;
  private static final int PROTOCOL = 9;
  private static final int CHECKSUM = 10;
  private static final int SOURCE = 12;
  private static final int DESTINATION = 16;

  private static final int DONT_FRAGMENT = 0x4000;
  private static final int MORE_FRAGMENTS = 0x2000;
  private static final int FRAGMENT_OFFSET_MASK = 0x1fff;

  /** Points at a header and verifies its checksum; returns {@code null}, or what is wrong. */
  public Malformed wrap(byte[] bytes, int offset, int limit) {
    int available = limit - offset;
    Malformed malformed = checkHeader(bytes, offset, available);
    if (malformed != null) {
      return malformed;
    }
    int headerLength = headerLength(bytes, offset);
    int totalLength = Bytes.getUnsignedShort(bytes, offset + TOTAL_LENGTH);
    if (totalLength < headerLength || totalLength > available) {
      return Malformed.IPV4_TOTAL_LENGTH;
    }
    if (InternetChecksum.sum(bytes, offset, headerLength) != 0xffff) {
      return Malformed.IPV4_CHECKSUM;
    }
    point(bytes, offset, offset + totalLength);
    return null;
  }

  /**
   * Points at a header quoted by an ICMP error: the quote may end before the total length, and the
   * checksum is not verified, since routers on the way changed the header.
   */
  public Malformed wrapQuoted(byte[] bytes, int offset, int limit) {
    int available = limit - offset;
    Malformed malformed = checkHeader(bytes, offset, available);
    if (malformed != null) {
      return malformed;
    }
    int totalLength = Bytes.getUnsignedShort(bytes, offset + TOTAL_LENGTH);
    if (totalLength < headerLength(bytes, offset)) {
      return Malformed.IPV4_TOTAL_LENGTH;
    }
    point(bytes, offset, offset + Math.min(totalLength, available));
    return null;
  }

  private static Malformed checkHeader(byte[] bytes, int offset, int available) {
    if (available < FrameLayout.IPV4_LENGTH) {
      return Malformed.IPV4_TRUNCATED;
    }
    if (bytes[offset + VERSION_IHL] >>> 4 != 4) {
      return Malformed.IPV4_VERSION;
    }
    int headerLength = headerLength(bytes, offset);
    if (headerLength < FrameLayout.IPV4_LENGTH || headerLength > available) {
      return Malformed.IPV4_HEADER_LENGTH;
    }
    return null;
  }

  private static int headerLength(byte[] bytes, int offset) {
    return (bytes[offset + VERSION_IHL] & 0x0f) << 2;
  }

  /**
   * Points at a header about to be written, in a frame that ends the array, and sets version and
   * IHL. Options and every other field must be set.
   *
   * @param headerLength bytes of header with options: a multiple of 4 from 20 to 60
   */
  public Ipv4View at(byte[] bytes, int offset, int headerLength) {
    point(bytes, offset, bytes.length);
    Bytes.putByte(bytes, offset + VERSION_IHL, 0x40 | headerLength >>> 2);
    return this;
  }

  /** As {@link #at(byte[], int, int)} without options. */
  public Ipv4View at(byte[] bytes, int offset) {
    return at(bytes, offset, FrameLayout.IPV4_LENGTH);
  }

  /** Header length in bytes, options included: 20 to 60. */
  public int headerLength() {
    return headerLength(bytes, offset);
  }

  /** The type of service octet: DSCP and ECN. */
  public int tos() {
    return Bytes.getUnsignedByte(bytes, offset + TOS);
  }

  /** Differentiated services code point, 6 bits (RFC 2474). */
  public int dscp() {
    return tos() >>> 2;
  }

  /** Explicit congestion notification, 2 bits (RFC 3168): 0 not ECT, 1 ECT(1), 2 ECT(0), 3 CE. */
  public int ecn() {
    return tos() & 3;
  }

  /** Length of header and payload in bytes. */
  public int totalLength() {
    return Bytes.getUnsignedShort(bytes, offset + TOTAL_LENGTH);
  }

  /** Identification, 16 bits: what fragments of one datagram share. */
  public int identification() {
    return Bytes.getUnsignedShort(bytes, offset + IDENTIFICATION);
  }

  /** The DF flag. */
  public boolean dontFragment() {
    return (Bytes.getUnsignedShort(bytes, offset + FRAGMENT) & DONT_FRAGMENT) != 0;
  }

  /** The MF flag. */
  public boolean moreFragments() {
    return (Bytes.getUnsignedShort(bytes, offset + FRAGMENT) & MORE_FRAGMENTS) != 0;
  }

  /** Where the payload belongs in the original datagram's, in bytes: the field times 8. */
  public int fragmentOffset() {
    return (Bytes.getUnsignedShort(bytes, offset + FRAGMENT) & FRAGMENT_OFFSET_MASK) << 3;
  }

  /** Whether this is one fragment of several: MF set, or an offset above 0. */
  public boolean isFragment() {
    int fragment = Bytes.getUnsignedShort(bytes, offset + FRAGMENT);
    return (fragment & (MORE_FRAGMENTS | FRAGMENT_OFFSET_MASK)) != 0;
  }

  /** Time to live, 0 to 255 hops. */
  public int ttl() {
    return Bytes.getUnsignedByte(bytes, offset + TTL);
  }

  /** Protocol of the payload: see {@link IpProtocol}. */
  public int protocol() {
    return Bytes.getUnsignedByte(bytes, offset + PROTOCOL);
  }

  /** The header checksum as it stands. */
  public int headerChecksum() {
    return Bytes.getUnsignedShort(bytes, offset + CHECKSUM);
  }

  /** Source address. */
  public int source() {
    return Bytes.getInt(bytes, offset + SOURCE);
  }

  /** Destination address. */
  public int destination() {
    return Bytes.getInt(bytes, offset + DESTINATION);
  }

  /** Index of the first option byte. */
  public int optionsOffset() {
    return offset + FrameLayout.IPV4_LENGTH;
  }

  /** Bytes of options: 0 to 40. */
  public int optionsLength() {
    return headerLength() - FrameLayout.IPV4_LENGTH;
  }

  /** Index of the first payload byte. */
  public int payloadOffset() {
    return offset + headerLength();
  }

  /** Payload length in bytes; of a quoted header, as much of it as the quote holds. */
  public int payloadLength() {
    return limit - payloadOffset();
  }

  /** Sets the type of service octet. */
  public Ipv4View tos(int tos) {
    Bytes.putByte(bytes, offset + TOS, tos);
    return this;
  }

  /** Sets the length of header and payload, and with it the limit of this view. */
  public Ipv4View totalLength(int length) {
    Bytes.putShort(bytes, offset + TOTAL_LENGTH, length);
    limit = offset + length;
    return this;
  }

  /** Sets the identification. */
  public Ipv4View identification(int identification) {
    Bytes.putShort(bytes, offset + IDENTIFICATION, identification);
    return this;
  }

  /**
   * Sets the flags and the fragment offset.
   *
   * @param fragmentOffset in bytes: a multiple of 8 up to 65,528
   */
  public Ipv4View fragment(boolean dontFragment, boolean moreFragments, int fragmentOffset) {
    int flags = (dontFragment ? DONT_FRAGMENT : 0) | (moreFragments ? MORE_FRAGMENTS : 0);
    Bytes.putShort(bytes, offset + FRAGMENT, flags | fragmentOffset >>> 3);
    return this;
  }

  /** Sets the time to live. The checksum does not follow; {@link #decrementTtl} is for routers. */
  public Ipv4View ttl(int ttl) {
    Bytes.putByte(bytes, offset + TTL, ttl);
    return this;
  }

  /** Sets the protocol of the payload. */
  public Ipv4View protocol(int protocol) {
    Bytes.putByte(bytes, offset + PROTOCOL, protocol);
    return this;
  }

  /** Sets the source address. */
  public Ipv4View source(int address) {
    Bytes.putInt(bytes, offset + SOURCE, address);
    return this;
  }

  /** Sets the destination address. */
  public Ipv4View destination(int address) {
    Bytes.putInt(bytes, offset + DESTINATION, address);
    return this;
  }

  /** Computes and sets the header checksum; every other header byte must be final. */
  public Ipv4View fillChecksum() {
    Bytes.putShort(bytes, offset + CHECKSUM, 0);
    Bytes.putShort(
        bytes, offset + CHECKSUM, InternetChecksum.checksum(bytes, offset, headerLength()));
    return this;
  }

  /**
   * Takes 1 from a TTL above 0 and updates the checksum incrementally (RFC 1624): TTL, protocol and
   * checksum are one 4-byte load and store.
   */
  public void decrementTtl() {
    int word = Bytes.getInt(bytes, offset + TTL);
    int before = word >>> 16;
    int after = before - 0x100;
    int checksum = InternetChecksum.update(word & 0xffff, before, after);
    Bytes.putInt(bytes, offset + TTL, after << 16 | checksum);
  }
}
