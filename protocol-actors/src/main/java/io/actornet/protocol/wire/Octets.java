package io.actornet.protocol.wire;

import java.util.Arrays;
import java.util.HexFormat;

/** Bytes as an immutable value: equal when their contents are. */
public final class Octets {
  /** No bytes. */
  public static final Octets EMPTY = new Octets(new byte[0]);

  private final byte[] bytes;

  private Octets(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A copy of all of {@code bytes}. */
  public static Octets of(byte... bytes) {
    return new Octets(bytes.clone());
  }

  /** A copy of {@code bytes[offset, offset + length)}. */
  public static Octets of(byte[] bytes, int offset, int length) {
    return new Octets(Arrays.copyOfRange(bytes, offset, offset + length));
  }

  /** Bytes from pairs of hexadecimal digits; spaces are passed over. */
  public static Octets ofHex(String digits) {
    return new Octets(HexFormat.of().parseHex(digits.replace(" ", "")));
  }

  /** Number of bytes. */
  public int length() {
    return bytes.length;
  }

  /** A copy of the bytes. */
  public byte[] toArray() {
    return bytes.clone();
  }

  /** Copies all bytes to {@code target} from {@code offset} on. */
  public void copyTo(byte[] target, int offset) {
    System.arraycopy(bytes, 0, target, offset, bytes.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Octets octets && Arrays.equals(bytes, octets.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
