package io.actornet.emulator.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The records of one partition on their way to a file, in time order. Used by one thread.
 *
 * <p>A record is written with {@link #reserve} and then plain puts into the buffer (little endian).
 */
public final class Spool {
  private final SpoolWriter writer;
  private final Path file;
  private final WritableByteChannel channel;
  private ByteBuffer current;
  private long lastTimeNanos = Long.MIN_VALUE;

  /** Known to the thread that writes only. */
  private boolean broken;

  Spool(SpoolWriter writer, Path file, WritableByteChannel channel, ByteBuffer first) {
    this.writer = writer;
    this.file = file;
    this.channel = channel;
    this.current = first;
  }

  /**
   * Returns the buffer to write the next record into.
   *
   * @param timeNanos time of the record; one that is below the previous ends the run as failed,
   *     since a merge would silently misplace it
   * @param bytes length of the record, 0 or more
   * @return a buffer with at least that many bytes remaining, or null when the record is lost
   *     because the disk is too slow in real time, or has failed
   */
  public ByteBuffer reserve(long timeNanos, int bytes) {
    if (timeNanos < lastTimeNanos) {
      writer.fail(
          new OutputException(
              "cannot write "
                  + file
                  + ": time went back from "
                  + lastTimeNanos
                  + " to "
                  + timeNanos
                  + " ns"));
    }
    if (writer.failed()) {
      return null;
    }
    if (current != null && current.remaining() < bytes) {
      handOver();
    }
    if (current == null) {
      current = writer.take(bytes);
      if (current == null) {
        return null;
      }
    }
    lastTimeNanos = timeNanos;
    return current;
  }

  /**
   * Writes what comes before the first record. To be called before the first record, on the thread
   * that opened the spool.
   *
   * @param header the bytes, of any length
   * @throws OutputException when they cannot be written
   */
  public void writeHeader(byte[] header) {
    ByteBuffer bytes = ByteBuffer.wrap(header);
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw OutputException.of("write", file, e);
    }
  }

  /** The file that is written. */
  public Path file() {
    return file;
  }

  /**
   * Bytes that are in the file.
   *
   * @throws OutputException when the file is gone
   */
  public long writtenBytes() {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw OutputException.of("read", file, e);
    }
  }

  void rewind() {
    lastTimeNanos = Long.MIN_VALUE;
  }

  void handOver() {
    if (current != null) {
      writer.put(new SpoolWriter.Chunk(current, this));
      current = null;
    }
  }

  /** Nothing more is written: the file ends within a record, perhaps. */
  void breakOff() {
    broken = true;
  }

  boolean isBroken() {
    return broken;
  }

  WritableByteChannel channel() {
    return channel;
  }
}
