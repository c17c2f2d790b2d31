package io.actornet.emulator.trunk;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * That a partition does nothing before an instant, and has sent all that it did before.
 *
 * <pre>
 * 32  long  number of the partition
 * 40  long  the instant, in emulated nanoseconds
 * </pre>
 */
final class PromiseMessage {
  static final int LENGTH = MessageHeader.LENGTH + 16;

  private static final int PARTITION_OFFSET = MessageHeader.LENGTH;
  private static final int TIME_OFFSET = PARTITION_OFFSET + Long.BYTES;

  private PromiseMessage() {}

  static void write(MutableDirectBuffer buffer, long partition, long timeNanos) {
    buffer.putLong(PARTITION_OFFSET, partition, LITTLE_ENDIAN);
    buffer.putLong(TIME_OFFSET, timeNanos, LITTLE_ENDIAN);
  }

  static long partition(DirectBuffer buffer, int offset) {
    return buffer.getLong(offset + PARTITION_OFFSET, LITTLE_ENDIAN);
  }

  static long timeNanos(DirectBuffer buffer, int offset) {
    return buffer.getLong(offset + TIME_OFFSET, LITTLE_ENDIAN);
  }
}
