package io.actornet.protocol.app.http;

import io.actornet.protocol.app.Options;
import java.util.Arrays;

/**
 * What a server has under a path: made-up text of a given length, the same on every machine.
 *
 * @param path such as {@code /index.html}
 * @param sizeBytes 0 or more
 * @param contentType such as {@code text/html}
 */
public record HttpDocument(String path, long sizeBytes, String contentType) {
  private static final String LINE =
      "<!-- The quick brown fox jumps over the lazy dog; and more -->\n";
  private static final int BLOCK_BYTES = 64 * 1024;
  private static final byte[] BLOCK = block();

  public HttpDocument {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException(
          "document: found '%s', expected a path that begins with /".formatted(path));
    }
    Options.check("size", sizeBytes, 0);
  }

  /** A document whose type is that of its path's ending. */
  public static HttpDocument of(String path, long sizeBytes) {
    return new HttpDocument(path, sizeBytes, contentType(path));
  }

  private static String contentType(String path) {
    return switch (path.substring(path.lastIndexOf('.') + 1)) {
      case "html", "htm" -> "text/html";
      case "txt" -> "text/plain";
      case "css" -> "text/css";
      case "js" -> "text/javascript";
      case "json" -> "application/json";
      case "png" -> "image/png";
      case "jpg", "jpeg" -> "image/jpeg";
      default -> path.endsWith("/") ? "text/html" : "application/octet-stream";
    };
  }

  private static byte[] block() {
    byte[] block = new byte[BLOCK_BYTES];
    for (int i = 0; i < BLOCK_BYTES; i++) {
      block[i] = (byte) LINE.charAt(i % LINE.length());
    }
    return block;
  }

  /** Puts the beginning of the content into an array; returns how many bytes went there. */
  int copyStart(byte[] into, int offset, int room) {
    int length = (int) Math.min(sizeBytes, Math.min(room, BLOCK_BYTES));
    System.arraycopy(BLOCK, 0, into, offset, length);
    return length;
  }

  /** The content from a position on: at most 64 KiB of it, in an array that nobody may change. */
  byte[] from(long position) {
    int start = (int) (position % BLOCK_BYTES);
    int length = (int) Math.min(sizeBytes - position, BLOCK_BYTES - start);
    return length == BLOCK_BYTES ? BLOCK : Arrays.copyOfRange(BLOCK, start, start + length);
  }
}
