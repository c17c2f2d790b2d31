package io.actornet.emulator.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Reads several spools at once, one instant after the other.
 *
 * <p>Each spool is in time order; within an instant its records come in the order of its loop,
 * which depends on the partitioning. So all records of an instant are gathered and the {@link
 * Instant} orders them by its own key. Memory is bounded by the records of the fullest instant.
 */
public final class SpoolMerge {
  private static final int READ_BYTES = 256 * 1024;

  /** How records lie in a spool. Offsets are absolute in the buffer, which is little endian. */
  public interface Format {
    /** Bytes before the length field is complete, from a record's start. */
    int prefixBytes();

    /** Length in bytes of the whole record at an offset, of which the prefix is there. */
    int length(ByteBuffer bytes, int at);

    /** Time in nanoseconds of the whole record at an offset. */
    long timeNanos(ByteBuffer bytes, int at);
  }

  /** Takes the records of one instant. */
  @FunctionalInterface
  public interface Instant {
    /**
     * Takes them.
     *
     * @param timeNanos their time
     * @param records holds all of them; valid during the call only
     * @param offsets where each starts, in the order of the spools and, within one, of its loop
     * @param count how many offsets are valid
     */
    void records(long timeNanos, ByteBuffer records, int[] offsets, int count) throws IOException;
  }

  private final Format format;
  private final LongConsumer progress;
  private ByteBuffer gathered = allocate(READ_BYTES);
  private int[] offsets = new int[64];
  private int count;

  /**
   * Makes a merge.
   *
   * @param format of all spools
   * @param progress told the bytes read so far, now and then
   */
  public SpoolMerge(Format format, LongConsumer progress) {
    this.format = format;
    this.progress = progress;
  }

  /** A spool to read, and how many bytes of it precede the first record. */
  public record Source(Path file, long headerBytes) {}

  /**
   * Merges. A record that is cut short at the end of a spool, as a killed run leaves it, is left
   * out.
   *
   * @param sources the spools
   * @param instant takes the records
   * @throws IOException when a spool cannot be read, or whatever the taker throws
   */
  public void merge(List<Source> sources, Instant instant) throws IOException {
    List<Cursor> cursors = new ArrayList<>();
    try {
      for (Source source : sources) {
        cursors.add(new Cursor(source));
      }
      for (Cursor cursor : cursors) {
        cursor.advance();
      }
      mergeOpen(cursors, instant);
    } finally {
      for (Cursor cursor : cursors) {
        cursor.channel.close();
      }
    }
  }

  private void mergeOpen(List<Cursor> cursors, Instant instant) throws IOException {
    long read = 0;
    long told = 0;
    while (true) {
      long time = Long.MAX_VALUE;
      boolean more = false;
      for (Cursor cursor : cursors) {
        if (!cursor.ended) {
          more = true;
          time = Math.min(time, cursor.timeNanos);
        }
      }
      if (!more) {
        progress.accept(read);
        return;
      }
      gathered.clear();
      count = 0;
      for (Cursor cursor : cursors) {
        while (!cursor.ended && cursor.timeNanos == time) {
          gather(cursor);
          cursor.advance();
        }
      }
      read += gathered.position();
      instant.records(time, gathered, offsets, count);
      if (read - told > 16 * READ_BYTES) {
        told = read;
        progress.accept(read);
      }
    }
  }

  private void gather(Cursor cursor) {
    if (gathered.remaining() < cursor.length) {
      int needed = Math.addExact(gathered.position(), cursor.length);
      ByteBuffer larger = allocate(Math.max(needed, gathered.capacity() * 2));
      gathered = larger.put(gathered.flip());
    }
    if (count == offsets.length) {
      offsets = Arrays.copyOf(offsets, count * 2);
    }
    offsets[count++] = gathered.position();
    gathered.put(gathered.position(), cursor.bytes, cursor.start, cursor.length);
    gathered.position(gathered.position() + cursor.length);
  }

  private static ByteBuffer allocate(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The next record of one spool. */
  private final class Cursor {
    private final FileChannel channel;
    private ByteBuffer bytes = allocate(READ_BYTES).limit(0);
    private int start;
    private int length;
    private long timeNanos;
    private boolean ended;

    Cursor(Source source) throws IOException {
      channel = FileChannel.open(source.file());
      channel.position(source.headerBytes());
    }

    void advance() throws IOException {
      start += length;
      length = 0;
      if (!available(format.prefixBytes())) {
        ended = true;
        return;
      }
      int next = format.length(bytes, start);
      if (next < format.prefixBytes() || !available(next)) {
        ended = true;
        return;
      }
      length = next;
      timeNanos = format.timeNanos(bytes, start);
    }

    private boolean available(int wanted) throws IOException {
      if (bytes.limit() - start >= wanted) {
        return true;
      }
      bytes.position(start);
      if (bytes.capacity() < wanted) {
        bytes = allocate(wanted).put(bytes);
      } else {
        bytes.compact();
      }
      start = 0;
      while (bytes.position() < wanted && channel.read(bytes) >= 0) {
        // a file may give less than asked for
      }
      bytes.flip();
      return bytes.limit() >= wanted;
    }
  }
}
