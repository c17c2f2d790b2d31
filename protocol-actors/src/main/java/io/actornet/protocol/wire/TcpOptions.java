package io.actornet.protocol.wire;

/**
 * The options of a TCP header that a connection acts on, parsed without allocation and kept apart
 * from the frame. {@link OptionCursor} shows every option, {@link TcpOption} as records.
 *
 * <p>A known option whose length is not the one its RFC gives is passed over, as an unknown one is
 * (RFC 9293 MUST-6). When an option appears twice, the later one counts.
 */
public final class TcpOptions {
  /** What numeric getters return for an option that is not there. */
  public static final int ABSENT = -1;

  /** Most SACK blocks that fit in a header. */
  public static final int MAXIMUM_SACK_BLOCKS = 4;

  /** NOP, NOP, kind 8, length 10: how nearly every segment with timestamps begins its options. */
  private static final int ALIGNED_TIMESTAMPS = 0x0101_080a;

  private static final int ALIGNED_TIMESTAMPS_LENGTH = 12;

  private final OptionCursor cursor = new OptionCursor();
  private final int[] sackLeft = new int[MAXIMUM_SACK_BLOCKS];
  private final int[] sackRight = new int[MAXIMUM_SACK_BLOCKS];

  private int maximumSegmentSize;
  private int windowScale;
  private boolean sackPermitted;
  private int sackBlocks;
  private boolean timestamps;
  private int timestampValue;
  private int timestampEchoReply;
  private int userTimeout;
  private int fastOpenOffset;
  private int fastOpenLength;

  /** Options of a header that has none. */
  public TcpOptions() {
    clear();
  }

  /** Forgets everything: the state of a header without options. */
  public void clear() {
    maximumSegmentSize = ABSENT;
    windowScale = ABSENT;
    sackPermitted = false;
    sackBlocks = 0;
    timestamps = false;
    timestampValue = 0;
    timestampEchoReply = 0;
    userTimeout = ABSENT;
    fastOpenOffset = ABSENT;
    fastOpenLength = ABSENT;
  }

  /** Parses the options of a header; see {@link #parse(byte[], int, int)}. */
  public Malformed parse(TcpView tcp) {
    return parse(tcp.bytes, tcp.optionsOffset(), tcp.optionsLength());
  }

  /**
   * Parses {@code bytes[offset, offset + length)}. Returns {@code null}, or {@link
   * Malformed#TCP_OPTION} when the list breaks off at a length that cannot be; what stood before it
   * is kept (RFC 9293 MUST-7 leaves the reaction to the receiver).
   */
  public Malformed parse(byte[] bytes, int offset, int length) {
    clear();
    if (length == ALIGNED_TIMESTAMPS_LENGTH && Bytes.getInt(bytes, offset) == ALIGNED_TIMESTAMPS) {
      setTimestamps(bytes, offset + 4);
      return null;
    }
    cursor.wrap(bytes, offset, length);
    while (cursor.next()) {
      parseOption(bytes, cursor.dataOffset(), cursor.dataLength());
    }
    return cursor.malformed() ? Malformed.TCP_OPTION : null;
  }

  private void parseOption(byte[] bytes, int data, int dataLength) {
    switch (cursor.kind()) {
      case TcpOptionKind.MAXIMUM_SEGMENT_SIZE -> {
        if (dataLength == 2) {
          maximumSegmentSize = Bytes.getUnsignedShort(bytes, data);
        }
      }
      case TcpOptionKind.WINDOW_SCALE -> {
        if (dataLength == 1) {
          windowScale = Bytes.getUnsignedByte(bytes, data);
        }
      }
      case TcpOptionKind.SACK_PERMITTED -> sackPermitted |= dataLength == 0;
      case TcpOptionKind.SACK -> setSackBlocks(bytes, data, dataLength);
      case TcpOptionKind.TIMESTAMPS -> {
        if (dataLength == 8) {
          setTimestamps(bytes, data);
        }
      }
      case TcpOptionKind.USER_TIMEOUT -> {
        if (dataLength == 2) {
          userTimeout = Bytes.getUnsignedShort(bytes, data);
        }
      }
      case TcpOptionKind.FAST_OPEN -> {
        fastOpenOffset = data;
        fastOpenLength = dataLength;
      }
      default -> {}
    }
  }

  private void setTimestamps(byte[] bytes, int data) {
    timestamps = true;
    timestampValue = Bytes.getInt(bytes, data);
    timestampEchoReply = Bytes.getInt(bytes, data + 4);
  }

  private void setSackBlocks(byte[] bytes, int data, int dataLength) {
    if (dataLength == 0 || dataLength % 8 != 0) {
      return;
    }
    sackBlocks = Math.min(dataLength / 8, MAXIMUM_SACK_BLOCKS);
    for (int block = 0; block < sackBlocks; block++) {
      sackLeft[block] = Bytes.getInt(bytes, data + 8 * block);
      sackRight[block] = Bytes.getInt(bytes, data + 8 * block + 4);
    }
  }

  /** MSS in bytes, 0 to 65,535, or {@link #ABSENT}. */
  public int maximumSegmentSize() {
    return maximumSegmentSize;
  }

  /** The shift count as sent, 0 to 255 (above 14 it counts as 14, RFC 7323 §2.3); or absent. */
  public int windowScale() {
    return windowScale;
  }

  /** Whether SACK is permitted. */
  public boolean sackPermitted() {
    return sackPermitted;
  }

  /** Number of SACK blocks, 0 to 4, in the order sent: the most recent first. */
  public int sackBlocks() {
    return sackBlocks;
  }

  /** Left edge of a block: the first sequence number received. */
  public int sackLeft(int block) {
    return sackLeft[block];
  }

  /** Right edge of a block: the sequence number after the last received. */
  public int sackRight(int block) {
    return sackRight[block];
  }

  /** Whether the timestamps option is there. */
  public boolean timestamps() {
    return timestamps;
  }

  /** TSval; 0 when absent. */
  public int timestampValue() {
    return timestampValue;
  }

  /** TSecr; 0 when absent. */
  public int timestampEchoReply() {
    return timestampEchoReply;
  }

  /** Granularity bit (1: minutes, 0: seconds) and 15 bits of user timeout; or {@link #ABSENT}. */
  public int userTimeout() {
    return userTimeout;
  }

  /** Bytes of the fast open cookie, 0 for a cookie request, or {@link #ABSENT}. */
  public int fastOpenLength() {
    return fastOpenLength;
  }

  /** Index of the fast open cookie in the array parsed, or {@link #ABSENT}. */
  public int fastOpenOffset() {
    return fastOpenOffset;
  }
}
