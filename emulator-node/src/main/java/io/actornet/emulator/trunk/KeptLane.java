package io.actornet.emulator.trunk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.DirectBuffer;

/**
 * All that one lane has sent: the newest in memory, the rest in a file. Of promises that follow
 * each other the last one is kept, as it says more than those before. Its lane guards it.
 *
 * <pre>
 * 0  int    length of what follows; −1 for a promise
 * 4  bytes  a message of frames without its header; or long, the promised instant
 * </pre>
 */
final class KeptLane {
  private static final int TAIL_BYTES = 32 << 10;
  private static final int PROMISE = -1;

  private final KeptFrames all;
  private final Path file;
  private final ByteBuffer length =
      ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private ByteBuffer tail = ByteBuffer.allocate(TAIL_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private FileChannel channel;
  private long inFile;

  /** The last promise, unless frames came after it. */
  private long promised = Item.NONE;

  KeptLane(KeptFrames all, Path file) {
    this.all = all;
    this.file = file;
  }

  /** What was sent at once: frames, or a promise. */
  static final class Item {
    /** No promise. */
    static final long NONE = Long.MIN_VALUE;

    private ByteBuffer bytes = ByteBuffer.allocate(TAIL_BYTES).order(ByteOrder.LITTLE_ENDIAN);

    /** The instant of a promise; {@link #NONE} for frames. */
    long promise = NONE;

    /** Frames, from the beginning to the limit. */
    ByteBuffer frames() {
      return bytes;
    }

    private void size(int length) {
      if (length > bytes.capacity()) {
        bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
      }
      bytes.clear().limit(length);
    }
  }

  /** Whether everything has been kept. */
  boolean isAll() {
    return all.gap() == null;
  }

  /**
   * Asserts that everything has been kept.
   *
   * @throws IOException if not, with the reason
   */
  void requireAll() throws IOException {
    String gap = all.gap();
    if (gap != null) {
      throw new IOException(gap);
    }
  }

  /** Keeps a message of frames. */
  void frames(DirectBuffer message, int messageLength) {
    if (!isAll()) {
      return;
    }
    if (promised != Item.NONE) {
      makeRoom(Integer.BYTES + Long.BYTES);
      tail.putInt(PROMISE).putLong(promised);
      promised = Item.NONE;
    }
    int body = messageLength - MessageHeader.LENGTH;
    makeRoom(Integer.BYTES + body);
    tail.putInt(body);
    message.getBytes(MessageHeader.LENGTH, tail, body);
  }

  /** Keeps a promise. */
  void promise(long timeNanos) {
    promised = timeNanos;
  }

  /** The last promise, if no frames came after it; {@link Item#NONE} otherwise. */
  long lastPromise() {
    return promised;
  }

  /** Where what is kept ends, but for the last promise. */
  long end() {
    return inFile + tail.position();
  }

  private void makeRoom(int needed) {
    if (needed <= tail.remaining()) {
      return;
    }
    try {
      if (all.take(tail.position())) {
        if (channel == null) {
          channel =
              FileChannel.open(
                  all.directory().resolve(file.getFileName()),
                  StandardOpenOption.CREATE_NEW,
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE);
        }
        tail.flip();
        while (tail.hasRemaining()) {
          inFile += channel.write(tail);
        }
      }
    } catch (IOException failed) {
      all.giveUp(file + " cannot be written: " + failed.getMessage());
    }
    tail.clear();
    if (needed > tail.capacity()) {
      tail = ByteBuffer.allocate(needed).order(ByteOrder.LITTLE_ENDIAN);
    }
  }

  /**
   * Reads a record.
   *
   * @param position where it begins, before the {@link #end()}
   * @return where the next one begins
   * @throws IOException if it cannot be read
   */
  long read(long position, Item to) throws IOException {
    read(position, length.clear());
    int body = length.getInt(0);
    to.size(body == PROMISE ? Long.BYTES : body);
    read(position + Integer.BYTES, to.bytes);
    to.bytes.flip();
    to.promise = body == PROMISE ? to.bytes.getLong(0) : Item.NONE;
    return position + Integer.BYTES + to.bytes.limit();
  }

  private void read(long position, ByteBuffer to) throws IOException {
    long at = position;
    while (to.hasRemaining()) {
      if (at >= inFile) {
        int from = (int) (at - inFile);
        to.put(tail.array(), from, to.remaining());
      } else {
        int read = channel.read(to, at);
        if (read < 0) {
          throw new IOException(file + " ends too early");
        }
        at += read;
      }
    }
  }

  void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException failed) {
      all.giveUp(file + " cannot be closed: " + failed.getMessage());
    }
  }
}
