package io.actornet.emulator.capture;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The file that gets the packets of all interfaces in their order: a new one, or the only spool
 * that there is, of which just what is out of order is written again.
 */
final class MergedFile implements Closeable {
  private static final int BUFFER_BYTES = 1 << 18;

  private final FileChannel channel;
  private final boolean holdsRecords;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);

  /** Where in the file the first byte of the buffer belongs. */
  private long position;

  private MergedFile(FileChannel channel, boolean holdsRecords, long position) {
    this.channel = channel;
    this.holdsRecords = holdsRecords;
    this.position = position;
  }

  /** A new file with a header. */
  static MergedFile create(Path path, byte[] header) throws IOException {
    MergedFile file =
        new MergedFile(
            FileChannel.open(
                path,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE),
            false,
            0);
    file.write(header, 0, header.length);
    return file;
  }

  /** A spool, whose records come after its header, perhaps in another order. */
  static MergedFile within(Path spool, long headerBytes) throws IOException {
    return new MergedFile(FileChannel.open(spool, StandardOpenOption.WRITE), true, headerBytes);
  }

  /** Whether the records that are still to come are in the file already. */
  boolean holdsRecords() {
    return holdsRecords;
  }

  /** Leaves so many bytes as they are. */
  void keep(long bytes) throws IOException {
    flush();
    position += bytes;
  }

  void write(byte[] bytes, int offset, int length) throws IOException {
    int written = 0;
    while (written < length) {
      if (!buffer.hasRemaining()) {
        flush();
      }
      int part = Math.min(buffer.remaining(), length - written);
      buffer.put(bytes, offset + written, part);
      written += part;
    }
  }

  /** Ends the file with what was written last: a record that was cut short comes off. */
  void end() throws IOException {
    flush();
    channel.truncate(position);
  }

  private void flush() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      position += channel.write(buffer, position);
    }
    buffer.clear();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
