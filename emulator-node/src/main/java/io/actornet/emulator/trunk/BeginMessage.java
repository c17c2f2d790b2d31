package io.actornet.emulator.trunk;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * When a run in real time begins.
 *
 * <pre>
 * 32  long  the instant on the clock that the nodes share, in nanoseconds; {@link #READY} from a
 *           node that waits to be told
 * </pre>
 */
final class BeginMessage {
  static final int LENGTH = MessageHeader.LENGTH + 8;
  static final long READY = Long.MIN_VALUE;

  private static final int INSTANT_OFFSET = MessageHeader.LENGTH;

  private BeginMessage() {}

  static void write(MutableDirectBuffer buffer, TrunkIdentity identity, long instantNanos) {
    MessageHeader.write(buffer, MessageHeader.BEGIN, 0, identity);
    buffer.putLong(INSTANT_OFFSET, instantNanos, LITTLE_ENDIAN);
  }

  static long instantNanos(DirectBuffer buffer, int offset) {
    return buffer.getLong(offset + INSTANT_OFFSET, LITTLE_ENDIAN);
  }
}
