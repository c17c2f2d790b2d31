package io.actornet.emulator.trunk;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * A probe of the other node's clock, and the echo of one.
 *
 * <pre>
 * 32  long  clock of the probe's sender when it sent it, in nanoseconds
 * 40  long  clock of the echo's sender when it answered; only in an echo
 * </pre>
 */
final class ClockMessage {
  static final int PROBE_LENGTH = MessageHeader.LENGTH + 8;
  static final int ECHO_LENGTH = MessageHeader.LENGTH + 16;

  private static final int SENT_OFFSET = MessageHeader.LENGTH;
  private static final int ECHOED_OFFSET = SENT_OFFSET + Long.BYTES;

  private ClockMessage() {}

  static void writeProbe(MutableDirectBuffer buffer, TrunkIdentity identity, long sentNanos) {
    MessageHeader.write(buffer, MessageHeader.PROBE, 0, identity);
    buffer.putLong(SENT_OFFSET, sentNanos, LITTLE_ENDIAN);
  }

  static void writeEcho(
      MutableDirectBuffer buffer, TrunkIdentity identity, long sentNanos, long echoedNanos) {
    MessageHeader.write(buffer, MessageHeader.ECHO, 0, identity);
    buffer.putLong(SENT_OFFSET, sentNanos, LITTLE_ENDIAN);
    buffer.putLong(ECHOED_OFFSET, echoedNanos, LITTLE_ENDIAN);
  }

  static long sentNanos(DirectBuffer buffer, int offset) {
    return buffer.getLong(offset + SENT_OFFSET, LITTLE_ENDIAN);
  }

  static long echoedNanos(DirectBuffer buffer, int offset) {
    return buffer.getLong(offset + ECHOED_OFFSET, LITTLE_ENDIAN);
  }
}
