package io.actornet.protocol.wire;

/**
 * A UDP header (RFC 768) and its payload.
 *
 * <pre>
 *   0             2                  4        6          8
 *   +-------------+------------------+--------+----------+--------
 *   | source port | destination port | length | checksum | payload
 *   +-------------+------------------+--------+----------+--------
 * </pre>
 */
public final class UdpView extends HeaderView {
  private static final int SOURCE_PORT = 0;
  private static final int DESTINATION_PORT = 2;
  private static final int LENGTH = 4;
  private static final int CHECKSUM = 6;

  /** Points at a header; returns {@code null}, or why it cannot be read. */
  public Malformed wrap(byte[] bytes, int offset, int limit) {
    int available = limit - offset;
    if (available < FrameLayout.UDP_LENGTH) {
      return Malformed.UDP_TRUNCATED;
    }
    int length = Bytes.getUnsignedShort(bytes, offset + LENGTH);
    if (length < FrameLayout.UDP_LENGTH || length > available) {
      return Malformed.UDP_LENGTH;
    }
    point(bytes, offset, offset + length);
    return null;
  }

  /** Points at a header about to be written, in a frame that ends the array. */
  public UdpView at(byte[] bytes, int offset) {
    point(bytes, offset, bytes.length);
    return this;
  }

  /** Source port, 0 to 65,535; 0 means none. */
  public int sourcePort() {
    return Bytes.getUnsignedShort(bytes, offset + SOURCE_PORT);
  }

  /** Destination port, 0 to 65,535. */
  public int destinationPort() {
    return Bytes.getUnsignedShort(bytes, offset + DESTINATION_PORT);
  }

  /** Length of header and payload in bytes. */
  public int length() {
    return Bytes.getUnsignedShort(bytes, offset + LENGTH);
  }

  /** The checksum as it stands; 0 means that the sender made none. */
  public int checksum() {
    return Bytes.getUnsignedShort(bytes, offset + CHECKSUM);
  }

  /** Index of the first payload byte. */
  public int payloadOffset() {
    return offset + FrameLayout.UDP_LENGTH;
  }

  /** Payload length in bytes. */
  public int payloadLength() {
    return limit - payloadOffset();
  }

  /** Whether the sender made no checksum, or the checksum verifies with these addresses. */
  public boolean checksumValid(int sourceIp, int destinationIp) {
    return checksum() == 0 || InternetChecksum.fold(sum(sourceIp, destinationIp)) == 0xffff;
  }

  /** Sets the source port. */
  public UdpView sourcePort(int port) {
    Bytes.putShort(bytes, offset + SOURCE_PORT, port);
    return this;
  }

  /** Sets the destination port. */
  public UdpView destinationPort(int port) {
    Bytes.putShort(bytes, offset + DESTINATION_PORT, port);
    return this;
  }

  /** Sets the length of header and payload, and with it the limit of this view. */
  public UdpView length(int length) {
    Bytes.putShort(bytes, offset + LENGTH, length);
    limit = offset + length;
    return this;
  }

  /**
   * Computes and sets the checksum; header and payload must be final. A checksum of 0 is sent as
   * 0xffff, since 0 means that there is none.
   */
  public UdpView fillChecksum(int sourceIp, int destinationIp) {
    Bytes.putShort(bytes, offset + CHECKSUM, 0);
    int checksum = InternetChecksum.finish(sum(sourceIp, destinationIp));
    Bytes.putShort(bytes, offset + CHECKSUM, checksum == 0 ? 0xffff : checksum);
    return this;
  }

  private int sum(int sourceIp, int destinationIp) {
    int length = limit - offset;
    return InternetChecksum.pseudoHeaderSum(sourceIp, destinationIp, IpProtocol.UDP, length)
        + InternetChecksum.sum(bytes, offset, length);
  }
}
