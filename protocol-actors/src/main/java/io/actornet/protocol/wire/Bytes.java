package io.actornet.protocol.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Big-endian access to a byte array: the one place that knows how a number lies on the wire. */
final class Bytes {
  private static final VarHandle SHORT = view(short[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle LONG = view(long[].class);

  private Bytes() {}

  private static VarHandle view(Class<?> arrayType) {
    return MethodHandles.byteArrayViewVarHandle(arrayType, ByteOrder.BIG_ENDIAN)
        .withInvokeExactBehavior();
  }

  static int getUnsignedByte(byte[] bytes, int offset) {
    return bytes[offset] & 0xff;
  }

  static int getUnsignedShort(byte[] bytes, int offset) {
    return (short) SHORT.get(bytes, offset) & 0xffff;
  }

  static int getInt(byte[] bytes, int offset) {
    return (int) INT.get(bytes, offset);
  }

  /** Six bytes as the low 48 bits of a long. */
  static long getMac(byte[] bytes, int offset) {
    return (long) getUnsignedShort(bytes, offset) << 32 | getInt(bytes, offset + 2) & 0xffff_ffffL;
  }

  static void putByte(byte[] bytes, int offset, int value) {
    bytes[offset] = (byte) value;
  }

  static void putShort(byte[] bytes, int offset, int value) {
    SHORT.set(bytes, offset, (short) value);
  }

  static void putInt(byte[] bytes, int offset, int value) {
    INT.set(bytes, offset, value);
  }

  static void putLong(byte[] bytes, int offset, long value) {
    LONG.set(bytes, offset, value);
  }

  /** The low 48 bits of a long as six bytes. */
  static void putMac(byte[] bytes, int offset, long mac) {
    putShort(bytes, offset, (int) (mac >>> 32));
    putInt(bytes, offset + 2, (int) mac);
  }
}
