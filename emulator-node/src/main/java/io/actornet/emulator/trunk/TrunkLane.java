package io.actornet.emulator.trunk;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One loop's way onto a trunk: it collects frames in a batch of its own and sends full ones. Only
 * that loop's thread may use it.
 */
public final class TrunkLane {
  private static final byte[] NOTHING = {};

  private final TrunkCounters counters;
  private final int mostBytes;
  private final int batchBytes;
  private final Runnable meanwhile;
  private final UnsafeBuffer batch = new UnsafeBuffer();
  private final UnsafeBuffer head = new UnsafeBuffer(new byte[MessageHeader.LENGTH]);
  private final UnsafeBuffer promise = new UnsafeBuffer(new byte[PromiseMessage.LENGTH]);
  private final int number;

  /** What it has sent; null where that is not kept. */
  private final KeptLane kept;

  /** Held while it is decided which way a message goes. */
  private final Object turn = new Object();

  /** Null while the other node is being replaced: what is kept is all that it gets then. */
  private TrunkWriter writer;

  private byte[] bytes;
  private int position = FramesMessage.FIRST_FRAME_OFFSET;
  private int frames;
  private long sequence;

  TrunkLane(TrunkWriter writer, int number, int batchBytes, KeptLane kept, Runnable meanwhile) {
    this.writer = writer;
    this.kept = kept;
    mostBytes = writer.maxMessageLength();
    counters = writer.counters();
    this.number = number;
    this.batchBytes = batchBytes;
    this.meanwhile = meanwhile;
    MessageHeader.write(promise, MessageHeader.PROMISE, number, writer.identity());
    MessageHeader.write(head, MessageHeader.FRAMES, number, writer.identity());
    allocate(batchBytes);
  }

  /**
   * Adds a frame to the batch, by copying it; a full batch is sent first.
   *
   * @param direction the link direction on which it travels
   * @param arrivalNanos when it reaches the far interface
   * @param epoch how often the link had been down when it was sent
   * @param length of the frame, which begins at the array's beginning
   * @throws TrunkLostException if a full batch cannot be sent
   */
  public void add(int direction, long arrivalNanos, int epoch, byte[] frame, int length) {
    int needed = FramesMessage.FRAME_HEADER_LENGTH + length;
    if (needed > batchBytes - position) {
      flush();
      ensureRoom(needed);
    }
    FramesMessage.frame(batch, position, direction, arrivalNanos, epoch, length);
    System.arraycopy(frame, 0, bytes, position + FramesMessage.FRAME_HEADER_LENGTH, length);
    position += needed;
    frames++;
  }

  /** Adds to the batch that something went wrong at an instant. */
  public void news(long timeNanos) {
    add(FramesMessage.NEWS, timeNanos, 0, NOTHING, 0);
  }

  /**
   * Sends what has been collected.
   *
   * @throws TrunkLostException if the receiver takes nothing for too long
   */
  public void flush() {
    if (frames == 0) {
      return;
    }
    batch.putInt(FramesMessage.COUNT_OFFSET, frames, LITTLE_ENDIAN);
    TrunkWriter to;
    synchronized (turn) {
      if (kept != null) {
        kept.frames(batch, position);
      }
      to = next(batch);
    }
    send(to, batch, position);
    counters.add(TrunkCount.FRAMES_SENT, frames);
    counters.add(TrunkCount.BATCHES_SENT, 1);
    position = FramesMessage.FIRST_FRAME_OFFSET;
    frames = 0;
  }

  /**
   * Sends what has been collected and then a promise, so that all frames arrive before it does.
   *
   * @param partition that does nothing before {@code timeNanos}
   * @throws TrunkLostException if the receiver takes nothing for too long
   */
  public void promise(long partition, long timeNanos) {
    flush();
    PromiseMessage.write(promise, partition, timeNanos);
    TrunkWriter to;
    synchronized (turn) {
      if (kept != null) {
        kept.promise(timeNanos);
      }
      to = next(promise);
    }
    send(to, promise, PromiseMessage.LENGTH);
  }

  /**
   * Sends what has been collected and then a report.
   *
   * @throws TrunkLostException if the receiver takes nothing for too long
   */
  public void quiet(QuietReport report) {
    flush();
    int length = QuietMessage.length(report.nodes());
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[length]);
    TrunkWriter to;
    synchronized (turn) {
      if (writer != null) {
        MessageHeader.write(buffer, MessageHeader.QUIET, number, writer.identity());
      }
      to = next(buffer);
    }
    QuietMessage.write(buffer, report);
    send(to, buffer, length);
  }

  /** Addresses a message; null if nobody is to get it now. */
  private TrunkWriter next(UnsafeBuffer message) {
    if (writer != null) {
      MessageHeader.identify(message, writer.identity());
      MessageHeader.sequence(message, sequence++);
    }
    return writer;
  }

  private void send(TrunkWriter to, UnsafeBuffer message, int length) {
    if (to != null) {
      to.sendNumbered(message, length, meanwhile);
    }
  }

  /** From now on messages are only kept: the other node is gone. */
  void interrupt() {
    synchronized (turn) {
      writer = null;
    }
  }

  /** Reads of what is kept; where the next record begins, or −1 if there is none. */
  long readKept(long from, KeptLane.Item to) throws IOException {
    synchronized (turn) {
      kept.requireAll();
      return from == kept.end() ? -1 : kept.read(from, to);
    }
  }

  /** The promise after which nothing was sent. */
  long lastPromise() {
    synchronized (turn) {
      return kept.lastPromise();
    }
  }

  /**
   * From now on messages go to another node in place of the one that is gone, if that has got all
   * that is kept.
   *
   * @param from how far what is kept has been sent there
   * @param lastPromise that has been sent there
   * @param nextSequence number of the next message
   */
  boolean resume(TrunkWriter to, long from, long lastPromise, long nextSequence) {
    synchronized (turn) {
      boolean complete =
          kept == null || kept.isAll() && from == kept.end() && kept.lastPromise() <= lastPromise;
      if (complete) {
        writer = to;
        sequence = nextSequence;
      }
      return complete;
    }
  }

  int number() {
    return number;
  }

  /** A frame longer than a batch travels alone, in a batch that is as long as it needs to be. */
  private void ensureRoom(int frameBytes) {
    int needed = FramesMessage.FIRST_FRAME_OFFSET + frameBytes;
    if (needed > bytes.length) {
      if (needed > mostBytes) {
        throw new IllegalArgumentException(
            "a frame of "
                + (frameBytes - FramesMessage.FRAME_HEADER_LENGTH)
                + " bytes; a trunk with these terms carries messages of "
                + mostBytes);
      }
      allocate(needed);
    }
  }

  private void allocate(int capacity) {
    bytes = new byte[capacity];
    batch.wrap(bytes);
    batch.putBytes(0, head, 0, MessageHeader.LENGTH);
  }
}
