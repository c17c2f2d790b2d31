package io.actornet.protocol.wire;

/**
 * A TCP header (RFC 9293 §3.1) and its data.
 *
 * <pre>
 *   0              2                  4                 8
 *   +--------------+------------------+-----------------+----------------
 *   | source port  | destination port | sequence number | acknowledgment
 *   +--------------+------------------+-----------------+----------------
 *   12             14                 16                18
 *   +--------------+------------------+-----------------+----------------+---------
 *   | offset, flags| window           | checksum        | urgent pointer | options
 *   +--------------+------------------+-----------------+----------------+---------
 * </pre>
 */
public final class TcpView extends HeaderView {
  private static final int SOURCE_PORT = 0;
  private static final int DESTINATION_PORT = 2;
  private static final int SEQUENCE = 4;
  private static final int ACKNOWLEDGMENT = 8;
  private static final int DATA_OFFSET_FLAGS = 12;
  private static final int WINDOW = 14;
  private static final int CHECKSUM = 16;
  private static final int URGENT_POINTER = 18;

  private static final int FLAGS_MASK = 0x1ff;

  /** Points at a header; returns {@code null}, or why it cannot be read. */
  public Malformed wrap(byte[] bytes, int offset, int limit) {
    int available = limit - offset;
    if (available < FrameLayout.TCP_LENGTH) {
      return Malformed.TCP_TRUNCATED;
    }
    int dataOffset = dataOffset(bytes, offset);
    if (dataOffset < FrameLayout.TCP_LENGTH || dataOffset > available) {
      return Malformed.TCP_DATA_OFFSET;
    }
    point(bytes, offset, limit);
    return null;
  }

  /**
   * Points at a header about to be written, in a frame that ends the array, and clears its flags
   * and reserved bits.
   *
   * @param dataOffset bytes of header with options: a multiple of 4 from 20 to 60
   */
  public TcpView at(byte[] bytes, int offset, int dataOffset) {
    point(bytes, offset, bytes.length);
    Bytes.putShort(bytes, offset + DATA_OFFSET_FLAGS, dataOffset << 10);
    return this;
  }

  /** As {@link #at(byte[], int, int)} without options. */
  public TcpView at(byte[] bytes, int offset) {
    return at(bytes, offset, FrameLayout.TCP_LENGTH);
  }

  private static int dataOffset(byte[] bytes, int offset) {
    return Bytes.getUnsignedByte(bytes, offset + DATA_OFFSET_FLAGS) >>> 4 << 2;
  }

  /** Source port, 0 to 65,535. */
  public int sourcePort() {
    return Bytes.getUnsignedShort(bytes, offset + SOURCE_PORT);
  }

  /** Destination port, 0 to 65,535. */
  public int destinationPort() {
    return Bytes.getUnsignedShort(bytes, offset + DESTINATION_PORT);
  }

  /** SEG.SEQ, to be compared modulo 2^32. */
  public int sequence() {
    return Bytes.getInt(bytes, offset + SEQUENCE);
  }

  /** SEG.ACK, significant when {@link TcpFlags#ACK} is set. */
  public int acknowledgment() {
    return Bytes.getInt(bytes, offset + ACKNOWLEDGMENT);
  }

  /** Header length in bytes, options included: the field times 4, 20 to 60. */
  public int dataOffset() {
    return dataOffset(bytes, offset);
  }

  /** The control bits, 9 of them: see {@link TcpFlags}. */
  public int flags() {
    return Bytes.getUnsignedShort(bytes, offset + DATA_OFFSET_FLAGS) & FLAGS_MASK;
  }

  /** Whether any of the flags in {@code mask} is set. */
  public boolean has(int mask) {
    return (flags() & mask) != 0;
  }

  /** The window field, 0 to 65,535, not scaled. */
  public int window() {
    return Bytes.getUnsignedShort(bytes, offset + WINDOW);
  }

  /** The checksum as it stands. */
  public int checksum() {
    return Bytes.getUnsignedShort(bytes, offset + CHECKSUM);
  }

  /** The urgent pointer, significant when {@link TcpFlags#URG} is set. */
  public int urgentPointer() {
    return Bytes.getUnsignedShort(bytes, offset + URGENT_POINTER);
  }

  /** Index of the first option byte. */
  public int optionsOffset() {
    return offset + FrameLayout.TCP_LENGTH;
  }

  /** Bytes of options and their padding: 0 to 40. */
  public int optionsLength() {
    return dataOffset() - FrameLayout.TCP_LENGTH;
  }

  /** Index of the first data byte. */
  public int payloadOffset() {
    return offset + dataOffset();
  }

  /** Data length in bytes. SYN and FIN are not counted. */
  public int payloadLength() {
    return limit - payloadOffset();
  }

  /** SEG.LEN: the sequence numbers this segment occupies, SYN and FIN included. */
  public int segmentLength() {
    int flags = flags();
    return payloadLength() + (flags & TcpFlags.FIN) + (flags >>> 1 & 1);
  }

  /** Whether the checksum verifies with these addresses. */
  public boolean checksumValid(int sourceIp, int destinationIp) {
    return InternetChecksum.fold(sum(sourceIp, destinationIp)) == 0xffff;
  }

  /** Sets the source port. */
  public TcpView sourcePort(int port) {
    Bytes.putShort(bytes, offset + SOURCE_PORT, port);
    return this;
  }

  /** Sets the destination port. */
  public TcpView destinationPort(int port) {
    Bytes.putShort(bytes, offset + DESTINATION_PORT, port);
    return this;
  }

  /** Sets SEG.SEQ. */
  public TcpView sequence(int sequence) {
    Bytes.putInt(bytes, offset + SEQUENCE, sequence);
    return this;
  }

  /** Sets SEG.ACK. The flag is separate. */
  public TcpView acknowledgment(int acknowledgment) {
    Bytes.putInt(bytes, offset + ACKNOWLEDGMENT, acknowledgment);
    return this;
  }

  /** Sets the control bits, 9 of them; data offset and reserved bits stay. */
  public TcpView flags(int flags) {
    int rest = Bytes.getUnsignedShort(bytes, offset + DATA_OFFSET_FLAGS) & ~FLAGS_MASK;
    Bytes.putShort(bytes, offset + DATA_OFFSET_FLAGS, rest | flags);
    return this;
  }

  /** Sets the window field, already scaled down. */
  public TcpView window(int window) {
    Bytes.putShort(bytes, offset + WINDOW, window);
    return this;
  }

  /** Sets the urgent pointer. */
  public TcpView urgentPointer(int pointer) {
    Bytes.putShort(bytes, offset + URGENT_POINTER, pointer);
    return this;
  }

  /** Computes and sets the checksum; header, options and data must be final. */
  public TcpView fillChecksum(int sourceIp, int destinationIp) {
    Bytes.putShort(bytes, offset + CHECKSUM, 0);
    int checksum = InternetChecksum.finish(sum(sourceIp, destinationIp));
    Bytes.putShort(bytes, offset + CHECKSUM, checksum);
    return this;
  }

  private int sum(int sourceIp, int destinationIp) {
    int length = limit - offset;
    return InternetChecksum.pseudoHeaderSum(sourceIp, destinationIp, IpProtocol.TCP, length)
        + InternetChecksum.sum(bytes, offset, length);
  }
}
