package io.actornet.emulator.trunk;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The orderly end of a trunk.
 *
 * <pre>
 * 32  long  how many numbered messages were sent on all lanes together
 * </pre>
 */
final class EndMessage {
  static final int LENGTH = MessageHeader.LENGTH + 8;

  private static final int MESSAGES_OFFSET = MessageHeader.LENGTH;

  private EndMessage() {}

  static void write(MutableDirectBuffer buffer, TrunkIdentity identity, long messages) {
    MessageHeader.write(buffer, MessageHeader.END, 0, identity);
    buffer.putLong(MESSAGES_OFFSET, messages, LITTLE_ENDIAN);
  }

  static long messages(DirectBuffer buffer, int offset) {
    return buffer.getLong(offset + MESSAGES_OFFSET, LITTLE_ENDIAN);
  }
}
