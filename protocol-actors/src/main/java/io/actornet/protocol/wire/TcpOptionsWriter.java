package io.actornet.protocol.wire;

/**
 * Writes TCP options one after the other, without allocation, as a list aligned the usual way. The
 * lengths are constants, so that a sender knows its header's before it allocates the frame.
 */
public final class TcpOptionsWriter {
  /** Bytes of {@link #maximumSegmentSize}. */
  public static final int MAXIMUM_SEGMENT_SIZE_LENGTH = 4;

  /** Bytes of {@link #windowScale} with the NOP that aligns it. */
  public static final int WINDOW_SCALE_LENGTH = 4;

  /** Bytes of {@link #sackPermitted} with the NOPs that align it. */
  public static final int SACK_PERMITTED_LENGTH = 4;

  /** Bytes of {@link #timestamps} with the NOPs that align it. */
  public static final int TIMESTAMPS_LENGTH = 12;

  /** Most bytes of options that a header has room for. */
  public static final int MAXIMUM_LENGTH = 40;

  private static final int NOP_NOP = 0x0101_0000;

  private byte[] bytes;
  private int start;
  private int position;

  /** Points at where the first option goes: {@link TcpView#optionsOffset()}. */
  public TcpOptionsWriter at(byte[] bytes, int offset) {
    this.bytes = bytes;
    this.start = offset;
    this.position = offset;
    return this;
  }

  /** Bytes written so far. */
  public int length() {
    return position - start;
  }

  /** Bytes that {@link #sackBlock} needs for a number of blocks, with the NOPs that align them. */
  public static int sackLength(int blocks) {
    return blocks == 0 ? 0 : 4 + 8 * blocks;
  }

  /** MSS in bytes, 0 to 65,535. */
  public TcpOptionsWriter maximumSegmentSize(int mss) {
    return word(TcpOptionKind.MAXIMUM_SEGMENT_SIZE << 24 | 4 << 16 | mss);
  }

  /** NOP and a window scale of 0 to 14. */
  public TcpOptionsWriter windowScale(int shift) {
    return word(
        TcpOptionKind.NO_OPERATION << 24 | TcpOptionKind.WINDOW_SCALE << 16 | 3 << 8 | shift);
  }

  /** NOP, NOP and SACK permitted. */
  public TcpOptionsWriter sackPermitted() {
    return word(NOP_NOP | TcpOptionKind.SACK_PERMITTED << 8 | 2);
  }

  /** NOP, NOP and timestamps. */
  public TcpOptionsWriter timestamps(int value, int echoReply) {
    return word(NOP_NOP | TcpOptionKind.TIMESTAMPS << 8 | 10).word(value).word(echoReply);
  }

  /** SACK permitted, two bytes. */
  public TcpOptionsWriter bareSackPermitted() {
    Bytes.putByte(bytes, position, TcpOptionKind.SACK_PERMITTED);
    Bytes.putByte(bytes, position + 1, 2);
    position += 2;
    return this;
  }

  /** Timestamps, ten bytes. */
  public TcpOptionsWriter bareTimestamps(int value, int echoReply) {
    Bytes.putByte(bytes, position, TcpOptionKind.TIMESTAMPS);
    Bytes.putByte(bytes, position + 1, 10);
    position += 2;
    return word(value).word(echoReply);
  }

  /** User timeout in seconds, 1 to 32,767 (RFC 5482 §3). */
  public TcpOptionsWriter userTimeout(int seconds) {
    return word(TcpOptionKind.USER_TIMEOUT << 24 | 4 << 16 | seconds);
  }

  /** NOP, NOP and the head of a SACK option; as many {@link #sackBlock} calls must follow. */
  public TcpOptionsWriter sack(int blocks) {
    return word(NOP_NOP | TcpOptionKind.SACK << 8 | 2 + 8 * blocks);
  }

  /** One block of the SACK option begun before. */
  public TcpOptionsWriter sackBlock(int left, int right) {
    return word(left).word(right);
  }

  /** Any option: kind, length and data; not aligned. */
  public TcpOptionsWriter option(int kind, byte[] data) {
    Bytes.putByte(bytes, position, kind);
    Bytes.putByte(bytes, position + 1, 2 + data.length);
    System.arraycopy(data, 0, bytes, position + 2, data.length);
    position += 2 + data.length;
    return this;
  }

  /** One NOP. */
  public TcpOptionsWriter noOperation() {
    Bytes.putByte(bytes, position++, TcpOptionKind.NO_OPERATION);
    return this;
  }

  /** Fills up to a multiple of four bytes with zeros: the end of the list (RFC 9293 MUST-69). */
  public TcpOptionsWriter pad() {
    while (length() % 4 != 0) {
      Bytes.putByte(bytes, position++, TcpOptionKind.END);
    }
    return this;
  }

  private TcpOptionsWriter word(int word) {
    Bytes.putInt(bytes, position, word);
    position += 4;
    return this;
  }
}
