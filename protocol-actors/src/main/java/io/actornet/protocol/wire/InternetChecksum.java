package io.actornet.protocol.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The Internet checksum (RFC 1071) and its incremental update (RFC 1624).
 *
 * <p>A <em>sum</em> here is a ones' complement sum of 16-bit words, not complemented, that may
 * exceed 16 bits; sums of parts are added with {@code +} (each part but the last of even length)
 * and closed by {@link #finish}. At most 32,767 folded sums may be added before that.
 */
public final class InternetChecksum {
  // Summing is indifferent to byte order (RFC 1071 §2(B)), so words are loaded as the CPU likes.
  private static final VarHandle NATIVE_LONG = nativeView(long[].class);
  private static final VarHandle NATIVE_INT = nativeView(int[].class);

  private static final boolean SWAP = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
  private static final long LOW_HALF = 0xffff_ffffL;

  private InternetChecksum() {}

  private static VarHandle nativeView(Class<?> arrayType) {
    return MethodHandles.byteArrayViewVarHandle(arrayType, ByteOrder.nativeOrder())
        .withInvokeExactBehavior();
  }

  /**
   * The sum of {@code bytes[offset, offset + length)}, folded to 16 bits; an odd last byte counts
   * as if followed by zero. It is 0 only when all bytes are.
   */
  public static int sum(byte[] bytes, int offset, int length) {
    int position = offset;
    int end = offset + length;
    long even = 0;
    long odd = 0;
    for (int pairsEnd = end - 15; position < pairsEnd; position += 16) {
      long first = (long) NATIVE_LONG.get(bytes, position);
      long second = (long) NATIVE_LONG.get(bytes, position + 8);
      even += (first & LOW_HALF) + (first >>> 32);
      odd += (second & LOW_HALF) + (second >>> 32);
    }
    long sum = even + odd;
    if (position + 8 <= end) {
      long word = (long) NATIVE_LONG.get(bytes, position);
      sum += (word & LOW_HALF) + (word >>> 32);
      position += 8;
    }
    if (position + 4 <= end) {
      sum += (int) NATIVE_INT.get(bytes, position) & LOW_HALF;
      position += 4;
    }
    int native16 = foldLong(sum);
    int folded = SWAP ? (native16 >>> 8 | (native16 & 0xff) << 8) : native16;
    return position == end ? folded : fold(folded + sumTail(bytes, position, end));
  }

  /** The sum of the last one to three bytes. */
  private static int sumTail(byte[] bytes, int from, int end) {
    if (end - from == 1) {
      return Bytes.getUnsignedByte(bytes, from) << 8;
    }
    int sum = Bytes.getUnsignedShort(bytes, from);
    return end - from == 3 ? sum + (Bytes.getUnsignedByte(bytes, from + 2) << 8) : sum;
  }

  /** The checksum of {@code bytes[offset, offset + length)}: the complement of its sum. */
  public static int checksum(byte[] bytes, int offset, int length) {
    return ~sum(bytes, offset, length) & 0xffff;
  }

  /**
   * The sum of the pseudo-header of UDP (RFC 768) and TCP (RFC 9293 §3.1).
   *
   * @param source source IPv4 address
   * @param destination destination IPv4 address
   * @param protocol {@link IpProtocol} number
   * @param length bytes of transport header and data
   */
  public static int pseudoHeaderSum(int source, int destination, int protocol, int length) {
    return (source >>> 16)
        + (source & 0xffff)
        + (destination >>> 16)
        + (destination & 0xffff)
        + protocol
        + length;
  }

  /** Brings a sum down to 16 bits by end-around carry. */
  public static int fold(int sum) {
    int once = (sum >>> 16) + (sum & 0xffff);
    return (once >>> 16) + (once & 0xffff);
  }

  /** The checksum that a sum gives: folded and complemented. */
  public static int finish(int sum) {
    return ~fold(sum) & 0xffff;
  }

  /**
   * The checksum after one 16-bit word of what it covers changed: {@code ~(~HC + ~m + m')},
   * equation 3 of RFC 1624, which unlike that of RFC 1141 gives what summing afresh would give
   * where the sum is a ones' complement zero.
   *
   * @param checksum the checksum before
   * @param before the word before, 16 bits
   * @param after the word after, 16 bits
   */
  public static int update(int checksum, int before, int after) {
    return finish((~checksum & 0xffff) + (~before & 0xffff) + after);
  }

  /** The checksum after a 32-bit number, at an even offset in what it covers, changed. */
  public static int updateInt(int checksum, int before, int after) {
    return finish(
        (~checksum & 0xffff)
            + (~before >>> 16)
            + (~before & 0xffff)
            + (after >>> 16)
            + (after & 0xffff));
  }

  private static int foldLong(long sum) {
    long to33Bits = (sum >>> 32) + (sum & LOW_HALF);
    long to18Bits = (to33Bits >>> 16) + (to33Bits & 0xffff);
    return fold((int) to18Bits);
  }
}
