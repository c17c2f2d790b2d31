package io.actornet.protocol.wire;

/**
 * A record route, loose source route or strict source route option (RFC 791 §3.1): addresses, and a
 * pointer to the slot that is next.
 *
 * <pre>
 *   0      1        2         3
 *   +------+--------+---------+-----------+-----------+----
 *   | type | length | pointer | address 0 | address 1 | ...
 *   +------+--------+---------+-----------+-----------+----
 * </pre>
 */
public final class RouteOptionView extends HeaderView {
  private static final int LENGTH = 1;
  private static final int POINTER = 2;
  private static final int ADDRESSES = 3;

  /** The pointer counts from 1, so that 4 is the first address. */
  private static final int FIRST_POINTER = 4;

  private static final int ADDRESS_LENGTH = 4;

  /**
   * Points at an option whose length {@link OptionCursor} has found to fit. Returns the index of
   * the byte that cannot be, or {@code -1} when the option is sound.
   */
  int wrap(byte[] bytes, int offset, int length) {
    point(bytes, offset, offset + length);
    if (length < ADDRESSES || (length - ADDRESSES) % ADDRESS_LENGTH != 0) {
      return offset + LENGTH;
    }
    int pointer = pointer();
    boolean aligned = (pointer - FIRST_POINTER) % ADDRESS_LENGTH == 0;
    return pointer >= FIRST_POINTER && (aligned || pointer > length) ? -1 : offset + POINTER;
  }

  /** The option's type: see {@link Ipv4OptionKind}. */
  public int kind() {
    return Bytes.getUnsignedByte(bytes, offset);
  }

  private int pointer() {
    return Bytes.getUnsignedByte(bytes, offset + POINTER);
  }

  /** Number of addresses the option has room for, 0 to 9. */
  public int slots() {
    return (limit - offset - ADDRESSES) / ADDRESS_LENGTH;
  }

  /** The slot the pointer is at; {@link #slots()} when the route is full or used up. */
  public int position() {
    return Math.min((pointer() - FIRST_POINTER) / ADDRESS_LENGTH, slots());
  }

  /** Whether the pointer is behind the last slot: a record is full, a source route used up. */
  public boolean exhausted() {
    return position() == slots();
  }

  /** The address in a slot from 0 to {@code slots() - 1}. */
  public int address(int slot) {
    return Bytes.getInt(bytes, slotOffset(slot));
  }

  /**
   * Writes an address at the pointer and moves the pointer on: how a router records its way, and
   * how a source-routed hop leaves its own address in place of the one it takes as the new
   * destination. Not for an {@link #exhausted} option. The header checksum does not follow.
   */
  public void record(int address) {
    Bytes.putInt(bytes, slotOffset(position()), address);
    Bytes.putByte(bytes, offset + POINTER, pointer() + ADDRESS_LENGTH);
  }

  private int slotOffset(int slot) {
    return offset + ADDRESSES + ADDRESS_LENGTH * slot;
  }
}
