package io.actornet.emulator.trunk;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * One loop's way onto a trunk: it collects frames in a batch of its own and sends full ones. Only
 * that loop's thread may use it.
 */
public final class TrunkLane {
  private final TrunkWriter writer;
  private final TrunkCounters counters;
  private final int batchBytes;
  private final Runnable meanwhile;
  private final UnsafeBuffer batch = new UnsafeBuffer();
  private final UnsafeBuffer promise = new UnsafeBuffer(new byte[PromiseMessage.LENGTH]);
  private final int number;
  private byte[] bytes;
  private int position = FramesMessage.FIRST_FRAME_OFFSET;
  private int frames;
  private long sequence;

  TrunkLane(TrunkWriter writer, int number, int batchBytes, Runnable meanwhile) {
    this.writer = writer;
    this.counters = writer.counters();
    this.number = number;
    this.batchBytes = batchBytes;
    this.meanwhile = meanwhile;
    MessageHeader.write(promise, MessageHeader.PROMISE, number, writer.identity());
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
    sendNumbered(batch, position);
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
    sendNumbered(promise, PromiseMessage.LENGTH);
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
    MessageHeader.write(buffer, MessageHeader.QUIET, number, writer.identity());
    QuietMessage.write(buffer, report);
    sendNumbered(buffer, length);
  }

  private void sendNumbered(UnsafeBuffer message, int length) {
    MessageHeader.sequence(message, sequence);
    writer.sendNumbered(message, length, meanwhile);
    sequence++;
  }

  /** A frame longer than a batch travels alone, in a batch that is as long as it needs to be. */
  private void ensureRoom(int frameBytes) {
    int needed = FramesMessage.FIRST_FRAME_OFFSET + frameBytes;
    if (needed > bytes.length) {
      if (needed > writer.maxMessageLength()) {
        throw new IllegalArgumentException(
            "a frame of "
                + (frameBytes - FramesMessage.FRAME_HEADER_LENGTH)
                + " bytes; a trunk with these terms carries messages of "
                + writer.maxMessageLength());
      }
      allocate(needed);
    }
  }

  private void allocate(int capacity) {
    bytes = new byte[capacity];
    batch.wrap(bytes);
    MessageHeader.write(batch, MessageHeader.FRAMES, number, writer.identity());
  }
}
