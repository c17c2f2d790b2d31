package io.actornet.emulator.trunk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Sends what one lane has kept to the node that runs a lost part again, no more than a few
 * megabytes ahead of it: what it has not come to yet waits there in memory.
 */
final class KeptFeed {
  private static final long AHEAD_BYTES = 4 << 20;
  private static final int RECORDS_A_TURN = 64;

  private final TrunkLane lane;
  private final TrunkWriter writer;
  private final KeptLane.Item item = new KeptLane.Item();
  private final UnsafeBuffer promise = new UnsafeBuffer(new byte[PromiseMessage.LENGTH]);
  private UnsafeBuffer frames = new UnsafeBuffer(new byte[MessageHeader.LENGTH]);

  /** Promises that the receiver has not come to, and how far what is kept had been sent by then. */
  private final Deque<Step> ahead = new ArrayDeque<>();

  private long position;
  private long passed;
  private long promised = KeptLane.Item.NONE;
  private long sequence;
  private boolean complete;

  private record Step(long promise, long position) {}

  KeptFeed(TrunkLane lane, TrunkWriter writer) {
    this.lane = lane;
    this.writer = writer;
  }

  /** Whether the lane goes on by itself, as everything that it kept has been sent. */
  boolean isComplete() {
    return complete;
  }

  /**
   * Sends some of it.
   *
   * @param reachedNanos how far the receiver is
   * @return whether there was something to send
   * @throws IOException if not everything was kept
   */
  boolean feed(long reachedNanos) throws IOException {
    while (!ahead.isEmpty() && ahead.peek().promise() <= reachedNanos) {
      passed = ahead.remove().position();
    }
    boolean sent = false;
    for (int turn = 0; turn < RECORDS_A_TURN && !complete; turn++) {
      if (position - passed > AHEAD_BYTES && promised > reachedNanos) {
        return sent;
      }
      long next = lane.readKept(position, item);
      if (next >= 0) {
        position = next;
        send(item.promise);
      } else if (lane.lastPromise() > promised) {
        send(lane.lastPromise());
      } else {
        complete = lane.resume(writer, position, promised, sequence);
      }
      sent = true;
    }
    return sent;
  }

  private void send(long promise) {
    if (promise == KeptLane.Item.NONE) {
      sendFrames(item.frames());
    } else {
      sendPromise(promise);
    }
    sequence++;
  }

  private void sendPromise(long timeNanos) {
    promised = timeNanos;
    ahead.add(new Step(timeNanos, position));
    MessageHeader.write(promise, MessageHeader.PROMISE, lane.number(), writer.identity());
    MessageHeader.sequence(promise, sequence);
    PromiseMessage.write(promise, lane.number(), timeNanos);
    writer.sendNumbered(promise, PromiseMessage.LENGTH, () -> {});
  }

  private void sendFrames(ByteBuffer body) {
    int length = MessageHeader.LENGTH + body.remaining();
    if (length > frames.capacity()) {
      frames = new UnsafeBuffer(new byte[length]);
    }
    MessageHeader.write(frames, MessageHeader.FRAMES, lane.number(), writer.identity());
    MessageHeader.sequence(frames, sequence);
    frames.putBytes(MessageHeader.LENGTH, body, body.remaining());
    writer.sendNumbered(frames, length, () -> {});
  }
}
