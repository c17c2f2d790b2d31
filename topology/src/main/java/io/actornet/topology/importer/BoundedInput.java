package io.actornet.topology.importer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that fails after so many bytes and remembers how it ended. */
final class BoundedInput extends FilterInputStream {
  private long left;
  private boolean atEnd;
  private boolean tooLong;
  private int first = -1;

  BoundedInput(InputStream bytes, long limit) {
    super(bytes);
    left = limit;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    atEnd |= count < 0;
    if (first < 0 && count > 0) {
      first = bytes[offset] & 255;
    }
    left -= Math.max(0, count);
    if (left < 0) {
      tooLong = true;
      throw new IOException("too long");
    }
    return count;
  }

  /** Whether the reader has come to the end. */
  boolean isAtEnd() {
    return atEnd;
  }

  /** Whether there was more than the limit. */
  boolean isTooLong() {
    return tooLong;
  }

  /** Whether the first byte is one with which text begins, but no XML. */
  boolean beginsAsText() {
    return first > ' ' && first < 127 && first != '<';
  }
}
