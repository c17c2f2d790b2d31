package io.actornet.emulator.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * The thread that writes the spools of a run, and the chunks they share.
 *
 * <p>There are {@code spareChunks} chunks more than spools; when all are full, {@link Overflow}
 * decides. The first error of the disk is reported, and no record is taken from then on. A spool
 * that failed is not written any further, the others get what is on its way: chunks always come
 * back, so that no loop ever waits for a disk that will not answer.
 */
public final class SpoolWriter implements AutoCloseable {
  /** Bytes of a chunk: large enough that queue and system call are lost in the noise. */
  public static final int CHUNK_BYTES = 256 * 1024;

  /** Spare chunks of a writer: 4 MiB on their way to the disk. */
  public static final int SPARE_CHUNKS = 16;

  /** Opens the file behind a spool. Tests replace it by one that fails. */
  @FunctionalInterface
  interface Opener {
    WritableByteChannel open(Path file) throws IOException;
  }

  /** A buffer on its way from a loop to a file; a chunk without a spool ends the thread. */
  record Chunk(ByteBuffer bytes, Spool spool) {}

  private final Overflow overflow;
  private final Consumer<OutputException> onFailure;
  private final Opener opener;
  private final int chunkBytes;
  private final BlockingQueue<ByteBuffer> free = new LinkedBlockingQueue<>();
  private final BlockingQueue<Chunk> full = new LinkedBlockingQueue<>();
  private final List<Spool> spools = new ArrayList<>();
  private final Thread thread;
  private volatile OutputException failure;
  private boolean closed;

  /**
   * Starts a writer.
   *
   * @param overflow what loops do when the disk cannot keep up
   * @param onFailure told once when the disk fails, on any thread; should stop the run, and may
   *     make room for what is still to be written
   */
  public SpoolWriter(Overflow overflow, Consumer<OutputException> onFailure) {
    this(
        overflow,
        onFailure,
        CHUNK_BYTES,
        SPARE_CHUNKS,
        file -> FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
  }

  /** A writer that writes nothing, for rehearsals; the files of its spools are never made. */
  public static SpoolWriter discarding(Overflow overflow) {
    return new SpoolWriter(
        overflow,
        failure -> {},
        CHUNK_BYTES,
        SPARE_CHUNKS,
        _ -> Channels.newChannel(OutputStream.nullOutputStream()));
  }

  SpoolWriter(
      Overflow overflow,
      Consumer<OutputException> onFailure,
      int chunkBytes,
      int spareChunks,
      Opener opener) {
    this.overflow = overflow;
    this.onFailure = onFailure;
    this.chunkBytes = chunkBytes;
    this.opener = opener;
    for (int i = 0; i < spareChunks; i++) {
      free.add(newBuffer(chunkBytes));
    }
    this.thread = Thread.ofPlatform().daemon().name("actornet-spool").start(this::drain);
  }

  /**
   * Opens a spool for one partition. To be called before the loops start.
   *
   * @param file the file to create; must not exist
   * @return the spool, to be used by one thread
   * @throws OutputException when the file cannot be created
   */
  public Spool open(Path file) {
    try {
      Spool spool = new Spool(this, file, opener.open(file), newBuffer(chunkBytes));
      spools.add(spool);
      return spool;
    } catch (IOException e) {
      throw OutputException.of("write", file, e);
    }
  }

  /** Time begins again in every spool, for another rehearsal. To be called between runs. */
  public void rewind() {
    spools.forEach(Spool::rewind);
  }

  /**
   * Writes what is left and closes the files. To be called when the loops have ended; calling it
   * again does nothing.
   *
   * @throws OutputException when anything could not be written, now or during the run
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    for (Spool spool : spools) {
      spool.handOver();
    }
    put(new Chunk(null, null));
    joinThread();
    for (Spool spool : spools) {
      try {
        spool.channel().close();
      } catch (IOException e) {
        fail(OutputException.of("write", spool.file(), e));
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** Records the first failure and reports it. */
  void fail(OutputException cause) {
    synchronized (this) {
      if (failure != null) {
        return;
      }
      failure = cause;
    }
    onFailure.accept(cause);
  }

  boolean failed() {
    return failure != null;
  }

  /** Queues a full chunk. Never waits: the queue is bounded by the number of chunks there are. */
  void put(Chunk chunk) {
    full.add(chunk);
  }

  /**
   * Returns an empty buffer of at least that size, or null when the record is to be lost. A record
   * larger than a chunk gets a buffer of its own, in the place of a chunk until it is written.
   */
  ByteBuffer take(int bytes) {
    ByteBuffer buffer = overflow == Overflow.DROP ? free.poll() : takeFree();
    return buffer == null || bytes <= chunkBytes ? buffer : newBuffer(bytes);
  }

  private ByteBuffer takeFree() {
    boolean interrupted = false;
    ByteBuffer buffer;
    while (true) {
      try {
        buffer = free.take();
        break;
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    restore(interrupted);
    return buffer;
  }

  private static void restore(boolean interrupted) {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static ByteBuffer newBuffer(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void joinThread() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    restore(interrupted);
  }

  private void drain() {
    while (true) {
      Chunk chunk;
      try {
        chunk = full.take();
      } catch (InterruptedException _) {
        continue; // the thread is this class's own; only close() ends it
      }
      if (chunk.spool() == null) {
        return;
      }
      if (!chunk.spool().isBroken()) {
        write(chunk);
      }
      recycle(chunk.bytes().clear());
    }
  }

  /** A loop may be waiting for this buffer, so that it must come back whatever fails. */
  private void recycle(ByteBuffer bytes) {
    ByteBuffer next = bytes;
    if (bytes.capacity() > chunkBytes) {
      try {
        next = newBuffer(chunkBytes);
      } catch (OutOfMemoryError e) {
        fail(new OutputException("cannot go on writing: " + e));
      }
    }
    free.add(next);
  }

  private void write(Chunk chunk) {
    ByteBuffer bytes = chunk.bytes().flip();
    try {
      while (bytes.hasRemaining()) {
        chunk.spool().channel().write(bytes);
      }
    } catch (IOException e) {
      chunk.spool().breakOff();
      fail(OutputException.of("write", chunk.spool().file(), e));
    } catch (RuntimeException | Error e) {
      chunk.spool().breakOff();
      fail(new OutputException("cannot write " + chunk.spool().file() + ": " + e));
    }
  }
}
