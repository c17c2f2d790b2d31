package io.actornet.protocol.wire;

/**
 * Walks the options of an IPv4 (RFC 791 §3.1) or TCP (RFC 9293 §3.2) header, which share one form:
 * kind 0 ends the list, kind 1 is one byte, every other is kind, length, data.
 *
 * <p>Every option is shown, known or not. The walk ends at kind 0, at the end of the bytes, or at
 * an option that cannot be: a length below 2 or beyond the bytes; then {@link #malformed()} is true
 * and {@link #offset()} is where that option begins.
 */
public final class OptionCursor {
  /** End of option list. */
  public static final int END = 0;

  /** No operation: padding between options. */
  public static final int NO_OPERATION = 1;

  private byte[] bytes;
  private int offset;
  private int length;
  private int limit;
  private boolean malformed;

  /** Points before the first option in {@code bytes[offset, offset + length)}. */
  public OptionCursor wrap(byte[] bytes, int offset, int length) {
    this.bytes = bytes;
    this.offset = offset;
    this.length = 0;
    this.limit = offset + length;
    this.malformed = false;
    return this;
  }

  /** Moves to the next option; false when there is none. */
  public boolean next() {
    if (malformed) {
      return false;
    }
    offset += length;
    length = 0;
    if (offset >= limit || bytes[offset] == END) {
      limit = offset;
      return false;
    }
    if (bytes[offset] == NO_OPERATION) {
      length = 1;
      return true;
    }
    int announced = offset + 1 < limit ? Bytes.getUnsignedByte(bytes, offset + 1) : 0;
    if (announced < 2 || announced > limit - offset) {
      malformed = true;
      return false;
    }
    length = announced;
    return true;
  }

  /** Kind of the current option. */
  public int kind() {
    return Bytes.getUnsignedByte(bytes, offset);
  }

  /** Index of the current option's kind. */
  public int offset() {
    return offset;
  }

  /** Bytes of the current option: 1 for {@link #NO_OPERATION}, else 2 or more. */
  public int length() {
    return length;
  }

  /** Index of the current option's data, behind kind and length. */
  public int dataOffset() {
    return offset + 2;
  }

  /** Bytes of the current option's data; 0 for {@link #NO_OPERATION}. */
  public int dataLength() {
    return Math.max(0, length - 2);
  }

  /** Whether the walk ended at an option whose length cannot be. */
  public boolean malformed() {
    return malformed;
  }
}
