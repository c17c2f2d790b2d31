package io.actornet.emulator.trunk;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * A batch of frames.
 *
 * <pre>
 * 32  int  number of frames; then for each of them
 *      0  int    link direction, which tells the destination interface; −1: no frame, but news
 *      4  int    epoch: how often the link had been down when the frame was sent
 *      8  long   arrival time in nanoseconds; of news, the instant that it is about
 *     16  int    length of the frame
 *     20  bytes  the frame
 * </pre>
 */
final class FramesMessage {
  /** The direction of what is no frame, but an instant at which something went wrong. */
  static final int NEWS = -1;

  static final int COUNT_OFFSET = MessageHeader.LENGTH;
  static final int FIRST_FRAME_OFFSET = COUNT_OFFSET + Integer.BYTES;

  static final int DIRECTION_OFFSET = 0;
  static final int EPOCH_OFFSET = 4;
  static final int ARRIVAL_OFFSET = 8;
  static final int LENGTH_OFFSET = 16;
  static final int FRAME_HEADER_LENGTH = 20;

  private FramesMessage() {}

  /** Writes what comes before the bytes of a frame. */
  static void frame(
      MutableDirectBuffer buffer, int at, int direction, long arrivalNanos, int epoch, int length) {
    buffer.putInt(at + DIRECTION_OFFSET, direction, LITTLE_ENDIAN);
    buffer.putInt(at + EPOCH_OFFSET, epoch, LITTLE_ENDIAN);
    buffer.putLong(at + ARRIVAL_OFFSET, arrivalNanos, LITTLE_ENDIAN);
    buffer.putInt(at + LENGTH_OFFSET, length, LITTLE_ENDIAN);
  }

  /** Whether exactly the frames that are announced lie within the message. */
  static boolean isWellFormed(DirectBuffer buffer, int offset, int length) {
    if (length < FIRST_FRAME_OFFSET) {
      return false;
    }
    int left = buffer.getInt(offset + COUNT_OFFSET, LITTLE_ENDIAN);
    int position = FIRST_FRAME_OFFSET;
    while (left > 0 && length - position >= FRAME_HEADER_LENGTH) {
      int frameLength = buffer.getInt(offset + position + LENGTH_OFFSET, LITTLE_ENDIAN);
      position += FRAME_HEADER_LENGTH;
      if (frameLength < 0 || frameLength > length - position) {
        return false;
      }
      position += frameLength;
      left--;
    }
    return left == 0 && position == length;
  }

  static int count(DirectBuffer buffer, int offset) {
    return buffer.getInt(offset + COUNT_OFFSET, LITTLE_ENDIAN);
  }

  /** Hands each frame of a well-formed message to the listener, as an array of its own. */
  static void deliver(DirectBuffer buffer, int offset, int length, TrunkListener listener) {
    int position = offset + FIRST_FRAME_OFFSET;
    int end = offset + length;
    while (position < end) {
      int direction = buffer.getInt(position + DIRECTION_OFFSET, LITTLE_ENDIAN);
      int epoch = buffer.getInt(position + EPOCH_OFFSET, LITTLE_ENDIAN);
      long arrivalNanos = buffer.getLong(position + ARRIVAL_OFFSET, LITTLE_ENDIAN);
      byte[] frame = new byte[buffer.getInt(position + LENGTH_OFFSET, LITTLE_ENDIAN)];
      position += FRAME_HEADER_LENGTH;
      buffer.getBytes(position, frame);
      position += frame.length;
      if (direction == NEWS) {
        listener.onNews(arrivalNanos);
      } else {
        listener.onFrame(direction, arrivalNanos, epoch, frame);
      }
    }
  }
}
