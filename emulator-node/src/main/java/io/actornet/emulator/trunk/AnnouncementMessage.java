package io.actornet.emulator.trunk;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The end of a window of virtual time.
 *
 * <pre>
 * 32  long  number of the window
 * 40  long  the earliest time, in nanoseconds, of anything that the sender knows of
 * </pre>
 */
final class AnnouncementMessage {
  static final int LENGTH = MessageHeader.LENGTH + 16;

  private static final int WINDOW_OFFSET = MessageHeader.LENGTH;
  private static final int LEAST_OFFSET = WINDOW_OFFSET + Long.BYTES;

  private AnnouncementMessage() {}

  static void write(MutableDirectBuffer buffer, long window, long leastNanos) {
    buffer.putLong(WINDOW_OFFSET, window, LITTLE_ENDIAN);
    buffer.putLong(LEAST_OFFSET, leastNanos, LITTLE_ENDIAN);
  }

  static long window(DirectBuffer buffer, int offset) {
    return buffer.getLong(offset + WINDOW_OFFSET, LITTLE_ENDIAN);
  }

  static long leastNanos(DirectBuffer buffer, int offset) {
    return buffer.getLong(offset + LEAST_OFFSET, LITTLE_ENDIAN);
  }
}
