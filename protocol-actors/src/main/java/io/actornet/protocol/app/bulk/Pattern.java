package io.actornet.protocol.app.bulk;

/** The bytes that load consists of: a pattern that repeats, and nothing random. */
public final class Pattern {
  private static final int PERIOD = 251;

  private Pattern() {}

  /** That many bytes; a prime period shows displaced data in a capture. */
  public static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i % PERIOD);
    }
    return bytes;
  }
}
