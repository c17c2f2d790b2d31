package io.actornet.emulator.trunk;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.util.concurrent.atomic.LongAdder;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A loop's way onto a trunk in real time: like a {@link TrunkLane}, but it never waits. Only that
 * loop's thread may use it.
 */
final class RealTimeLane {
  private final Backlog backlog;
  private final TrunkIdentity identity;
  private final TrunkCounters counters;
  private final int number;
  private final int batchBytes;
  private final UnsafeBuffer batch = new UnsafeBuffer();
  private int position = FramesMessage.FIRST_FRAME_OFFSET;
  private int frames;
  private long sequence;

  private final LongAdder framesDropped = new LongAdder();

  RealTimeLane(
      Backlog backlog, TrunkIdentity identity, TrunkCounters counters, int number, int batchBytes) {
    this.backlog = backlog;
    this.identity = identity;
    this.counters = counters;
    this.number = number;
    this.batchBytes = batchBytes;
    allocate(batchBytes);
  }

  /** Adds a frame to the batch, by copying it; a full batch is sent first. */
  void add(int direction, long arrivalNanos, int epoch, byte[] frame) {
    int needed = FramesMessage.FRAME_HEADER_LENGTH + frame.length;
    if (needed > batchBytes - position) {
      flush();
      if (needed > batch.capacity() - position) {
        allocate(position + needed);
      }
    }
    FramesMessage.frame(batch, position, direction, arrivalNanos, epoch, frame.length);
    batch.putBytes(position + FramesMessage.FRAME_HEADER_LENGTH, frame);
    position += needed;
    frames++;
  }

  /** Sends what has been collected, or leaves it to wait; what is too much for that is dropped. */
  void flush() {
    if (frames == 0) {
      return;
    }
    batch.putInt(FramesMessage.COUNT_OFFSET, frames, LITTLE_ENDIAN);
    MessageHeader.sequence(batch, sequence);
    if (backlog.send(batch, position)) {
      sequence++;
      counters.add(TrunkCount.FRAMES_SENT, frames);
      counters.add(TrunkCount.BATCHES_SENT, 1);
    } else {
      framesDropped.add(frames);
      counters.add(TrunkCount.UNSENT, frames);
    }
    position = FramesMessage.FIRST_FRAME_OFFSET;
    frames = 0;
  }

  /** Frames that were dropped, as the receiver took nothing for too long. */
  long framesDropped() {
    return framesDropped.sum();
  }

  private void allocate(int capacity) {
    batch.wrap(new byte[capacity]);
    MessageHeader.write(batch, MessageHeader.FRAMES, number, identity);
  }
}
