package io.actornet.protocol.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The 64-bit mixing that digests and random draws are made of.
 *
 * <p>Not cryptographic: it tells runs apart and spreads counters. The constants are the fractional
 * bits of square roots, made odd.
 */
public final class Hash {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int HEADER_BYTES = 64;

  private static final long K0 = 0x6a09e667f3bcc909L;
  private static final long K1 = 0xbb67ae8584caa73bL;
  private static final long K2 = 0x3c6ef372fe94f82bL;
  private static final long K3 = 0xa54ff53a5f1d36f1L;
  private static final long K4 = 0x510e527fade682d1L;
  private static final long K5 = 0x9b05688c2b3e6c1fL;
  private static final long K6 = 0x1f83d9abfb41bd6bL;
  private static final long K7 = 0x5be0cd19137e2179L;

  private Hash() {}

  /** Spreads every bit of {@code value} over the result (the finaliser of splitmix64). */
  public static long spread(long value) {
    long z = value;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }

  /** Folds {@code value} into {@code hash}; the order of foldings matters. */
  public static long fold(long hash, long value) {
    return spread(hash * K0 + value);
  }

  /** Folds a text, the same on every machine. */
  public static long fold(long hash, String text) {
    long folded = hash;
    for (int i = 0; i < text.length(); i++) {
      folded = (folded ^ text.charAt(i)) * 0x100000001b3L;
    }
    return fold(folded, text.length());
  }

  /**
   * Folds a received frame: when it came, how long it is and its first 64 bytes, which hold the
   * headers. The products are independent of each other, so they overlap in the processor.
   */
  public static long foldFrame(long hash, long timeNanos, byte[] frame) {
    long sum = timeNanos * K0 + frame.length * K1;
    if (frame.length >= HEADER_BYTES) {
      sum += ((long) LONGS.get(frame, 0) ^ K2) * K3;
      sum += ((long) LONGS.get(frame, 8) ^ K3) * K4;
      sum += ((long) LONGS.get(frame, 16) ^ K4) * K5;
      sum += ((long) LONGS.get(frame, 24) ^ K5) * K6;
      sum += ((long) LONGS.get(frame, 32) ^ K6) * K7;
      sum += ((long) LONGS.get(frame, 40) ^ K7) * K2;
      sum += ((long) LONGS.get(frame, 48) ^ K0) * K5;
      sum += ((long) LONGS.get(frame, 56) ^ K1) * K6;
    } else {
      long folded = 0;
      for (int i = 0; i < frame.length; i++) {
        folded = (folded ^ frame[i] & 0xff) * 0x100000001b3L;
      }
      sum += folded * K2;
    }
    return Long.rotateLeft(hash ^ sum ^ sum >>> 32, 23) * K7;
  }
}
