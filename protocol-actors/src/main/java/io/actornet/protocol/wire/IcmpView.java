package io.actornet.protocol.wire;

/**
 * An ICMPv4 message (RFC 792): 8 bytes of header, whose last four depend on the type, and a
 * payload.
 *
 * <pre>
 *   0      1      2          4                               8
 *   +------+------+----------+---------------+---------------+---------------------
 *   | type | code | checksum | identifier    | sequence      | data                 echo
 *   |      |      |          | unused        | next-hop MTU  | IP header + 8 bytes  unreachable
 *   |      |      |          | gateway address               | IP header + 8 bytes  redirect
 *   |      |      |          | ptr | unused                  | IP header + 8 bytes  parameter
 *   |      |      |          | identifier    | sequence      | 3 timestamps         timestamp
 *   +------+------+----------+---------------+---------------+---------------------
 * </pre>
 */
public final class IcmpView extends HeaderView {
  /** Length of a timestamp message in bytes. */
  public static final int TIMESTAMP_LENGTH = 20;

  private static final int TYPE = 0;
  private static final int CODE = 1;
  private static final int CHECKSUM = 2;
  private static final int REST = 4;
  private static final int IDENTIFIER = 4;
  private static final int SEQUENCE = 6;
  private static final int NEXT_HOP_MTU = 6;
  private static final int ORIGINATE = 8;
  private static final int RECEIVE = 12;
  private static final int TRANSMIT = 16;

  /** Points at a message; returns {@code null}, or why it cannot be read. */
  public Malformed wrap(byte[] bytes, int offset, int limit) {
    int available = limit - offset;
    if (available < FrameLayout.ICMP_LENGTH) {
      return Malformed.ICMP_TRUNCATED;
    }
    if (available < TIMESTAMP_LENGTH && isTimestamp(bytes[offset + TYPE])) {
      return Malformed.ICMP_TRUNCATED;
    }
    point(bytes, offset, limit);
    return null;
  }

  private static boolean isTimestamp(int type) {
    return type == IcmpType.TIMESTAMP_REQUEST || type == IcmpType.TIMESTAMP_REPLY;
  }

  /** Points at a message about to be written, in a frame that ends the array. */
  public IcmpView at(byte[] bytes, int offset) {
    point(bytes, offset, bytes.length);
    return this;
  }

  /** The message type: see {@link IcmpType}. */
  public int type() {
    return Bytes.getUnsignedByte(bytes, offset + TYPE);
  }

  /** The code within the type: see {@link IcmpCode}. */
  public int code() {
    return Bytes.getUnsignedByte(bytes, offset + CODE);
  }

  /** The checksum as it stands. */
  public int checksum() {
    return Bytes.getUnsignedShort(bytes, offset + CHECKSUM);
  }

  /** Bytes 4 to 7, whatever the type makes of them. */
  public int restOfHeader() {
    return Bytes.getInt(bytes, offset + REST);
  }

  /** Identifier of an echo or timestamp message. */
  public int identifier() {
    return Bytes.getUnsignedShort(bytes, offset + IDENTIFIER);
  }

  /** Sequence number of an echo or timestamp message. */
  public int sequence() {
    return Bytes.getUnsignedShort(bytes, offset + SEQUENCE);
  }

  /** Next-hop MTU of "fragmentation needed" in bytes (RFC 1191 §4); 0 from old routers. */
  public int nextHopMtu() {
    return Bytes.getUnsignedShort(bytes, offset + NEXT_HOP_MTU);
  }

  /** Gateway address of a redirect. */
  public int gateway() {
    return restOfHeader();
  }

  /** Pointer of a parameter problem: the byte of the quoted datagram that is wrong. */
  public int pointer() {
    return Bytes.getUnsignedByte(bytes, offset + REST);
  }

  /** Originate timestamp of a timestamp message, ms since midnight UT; 0 of any other. */
  public int originateTimestamp() {
    return timestamp(ORIGINATE);
  }

  /** Receive timestamp of a timestamp message, ms since midnight UT; 0 of any other. */
  public int receiveTimestamp() {
    return timestamp(RECEIVE);
  }

  /** Transmit timestamp of a timestamp message, ms since midnight UT; 0 of any other. */
  public int transmitTimestamp() {
    return timestamp(TRANSMIT);
  }

  private int timestamp(int at) {
    return isTimestamp(bytes[offset + TYPE]) ? Bytes.getInt(bytes, offset + at) : 0;
  }

  /** Index of the first byte behind the 8-byte header: echo data, or the quoted datagram. */
  public int payloadOffset() {
    return offset + FrameLayout.ICMP_LENGTH;
  }

  /** Bytes behind the 8-byte header. */
  public int payloadLength() {
    return limit - payloadOffset();
  }

  /** Whether the checksum verifies. */
  public boolean checksumValid() {
    return InternetChecksum.sum(bytes, offset, limit - offset) == 0xffff;
  }

  /** Sets type and code. */
  public IcmpView type(int type, int code) {
    Bytes.putByte(bytes, offset + TYPE, type);
    Bytes.putByte(bytes, offset + CODE, code);
    return this;
  }

  /** Sets bytes 4 to 7: 0 where unused, a gateway address, or pointer in the first byte. */
  public IcmpView restOfHeader(int value) {
    Bytes.putInt(bytes, offset + REST, value);
    return this;
  }

  /** Sets identifier and sequence number of an echo or timestamp message. */
  public IcmpView echo(int identifier, int sequence) {
    Bytes.putShort(bytes, offset + IDENTIFIER, identifier);
    Bytes.putShort(bytes, offset + SEQUENCE, sequence);
    return this;
  }

  /** Sets the next-hop MTU in bytes and clears the unused field before it. */
  public IcmpView nextHopMtu(int mtu) {
    return restOfHeader(mtu);
  }

  /** Sets the gateway address of a redirect. */
  public IcmpView gateway(int address) {
    return restOfHeader(address);
  }

  /** Sets the pointer of a parameter problem and clears the unused field behind it. */
  public IcmpView pointer(int pointer) {
    return restOfHeader(pointer << 24);
  }

  /** Sets the three timestamps of a timestamp message, ms since midnight UT. */
  public IcmpView timestamps(int originate, int receive, int transmit) {
    Bytes.putInt(bytes, offset + ORIGINATE, originate);
    Bytes.putInt(bytes, offset + RECEIVE, receive);
    Bytes.putInt(bytes, offset + TRANSMIT, transmit);
    return this;
  }

  /** Computes and sets the checksum; header and payload must be final. */
  public IcmpView fillChecksum() {
    Bytes.putShort(bytes, offset + CHECKSUM, 0);
    int checksum = InternetChecksum.checksum(bytes, offset, limit - offset);
    Bytes.putShort(bytes, offset + CHECKSUM, checksum);
    return this;
  }

  /**
   * Turns an echo request into its reply in place: the type becomes {@link IcmpType#ECHO_REPLY} and
   * the checksum follows incrementally. Addresses are the IPv4 header's and stay.
   */
  public IcmpView toEchoReply() {
    int before = Bytes.getUnsignedShort(bytes, offset + TYPE);
    int after = before & 0xff;
    Bytes.putShort(bytes, offset + TYPE, after);
    Bytes.putShort(bytes, offset + CHECKSUM, InternetChecksum.update(checksum(), before, after));
    return this;
  }
}
