package io.actornet.protocol.wire;

/**
 * An Internet timestamp option (RFC 791 §3.1).
 *
 * <pre>
 *   0      1        2         3    3.5    4
 *   +------+--------+---------+----+------+---------------------------
 *   | type | length | pointer |over| flag | [address] timestamp, ...
 *   +------+--------+---------+----+------+---------------------------
 * </pre>
 */
public final class TimestampOptionView extends HeaderView {
  /** Flag: timestamps only. */
  public static final int TIMESTAMPS_ONLY = 0;

  /** Flag: each timestamp follows the address of the one who wrote it. */
  public static final int WITH_ADDRESSES = 1;

  /** Flag: the sender names the addresses that may write. */
  public static final int PRESPECIFIED = 3;

  private static final int LENGTH = 1;
  private static final int POINTER = 2;
  private static final int OVERFLOW_FLAG = 3;
  private static final int ENTRIES = 4;

  /** The pointer counts from 1, so that 5 is the first entry. */
  private static final int FIRST_POINTER = 5;

  private static final int HIGHEST_OVERFLOW = 15;

  /**
   * Points at an option whose length {@link OptionCursor} has found to fit. Returns the index of
   * the byte that cannot be, or {@code -1} when the option is sound.
   */
  int wrap(byte[] bytes, int offset, int length) {
    point(bytes, offset, offset + length);
    if (length < ENTRIES) {
      return offset + LENGTH;
    }
    int flag = flag();
    if (flag != TIMESTAMPS_ONLY && flag != WITH_ADDRESSES && flag != PRESPECIFIED) {
      return offset + OVERFLOW_FLAG;
    }
    if ((length - ENTRIES) % entryLength() != 0) {
      return offset + LENGTH;
    }
    int pointer = pointer();
    boolean aligned = (pointer - FIRST_POINTER) % entryLength() == 0;
    return pointer >= FIRST_POINTER && (aligned || pointer > length) ? -1 : offset + POINTER;
  }

  private int pointer() {
    return Bytes.getUnsignedByte(bytes, offset + POINTER);
  }

  private int entryLength() {
    return flag() == TIMESTAMPS_ONLY ? 4 : 8;
  }

  /** {@link #TIMESTAMPS_ONLY}, {@link #WITH_ADDRESSES} or {@link #PRESPECIFIED}. */
  public int flag() {
    return Bytes.getUnsignedByte(bytes, offset + OVERFLOW_FLAG) & 15;
  }

  /** How many hops could not write for want of room, 0 to 15. */
  public int overflow() {
    return Bytes.getUnsignedByte(bytes, offset + OVERFLOW_FLAG) >>> 4;
  }

  /** Number of entries the option has room for. */
  public int slots() {
    return (limit - offset - ENTRIES) / entryLength();
  }

  /** The entry the pointer is at; {@link #slots()} when the option is full. */
  public int position() {
    return Math.min((pointer() - FIRST_POINTER) / entryLength(), slots());
  }

  /** Address of an entry, from 0 to {@code slots() - 1}; 0 if entries have none. */
  public int address(int slot) {
    return flag() == TIMESTAMPS_ONLY ? 0 : Bytes.getInt(bytes, slotOffset(slot));
  }

  /** Timestamp of an entry, from 0 to {@code slots() - 1}: ms since midnight UT. */
  public int timestamp(int slot) {
    return Bytes.getInt(bytes, slotOffset(slot + 1) - 4);
  }

  /**
   * Does what a hop does: writes an entry if there is room and the option wants this hop, else
   * counts the overflow. Returns false when the overflow count itself overflows, which makes the
   * datagram one to discard. The header checksum does not follow.
   *
   * @param address the hop's own address
   * @param milliseconds since midnight UT
   */
  public boolean record(int address, int milliseconds) {
    int slot = position();
    if (slot == slots()) {
      return countOverflow();
    }
    if (flag() == PRESPECIFIED && address(slot) != address) {
      return true;
    }
    if (flag() == WITH_ADDRESSES) {
      Bytes.putInt(bytes, slotOffset(slot), address);
    }
    Bytes.putInt(bytes, slotOffset(slot + 1) - 4, milliseconds);
    Bytes.putByte(bytes, offset + POINTER, pointer() + entryLength());
    return true;
  }

  private boolean countOverflow() {
    if (flag() == PRESPECIFIED) {
      return true;
    }
    int overflow = overflow();
    if (overflow == HIGHEST_OVERFLOW) {
      return false;
    }
    Bytes.putByte(bytes, offset + OVERFLOW_FLAG, overflow + 1 << 4 | flag());
    return true;
  }

  private int slotOffset(int slot) {
    return offset + ENTRIES + entryLength() * slot;
  }
}
