package io.actornet.emulator.trunk;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * That no partition of a node has anything to do before an instant, unless it hears of other nodes.
 *
 * <pre>
 * 32  long  number of the report, which grows
 * 40  long  the instant, in emulated nanoseconds
 * 48  int   how many nodes there are; then, for each by number:
 *     long  frames sent to it so far
 *     long  frames received from it so far
 * </pre>
 */
final class QuietMessage {
  private static final int NUMBER_OFFSET = MessageHeader.LENGTH;
  private static final int TIME_OFFSET = NUMBER_OFFSET + Long.BYTES;
  private static final int NODES_OFFSET = TIME_OFFSET + Long.BYTES;
  private static final int FIRST_NODE_OFFSET = NODES_OFFSET + Integer.BYTES;
  private static final int NODE_LENGTH = 2 * Long.BYTES;

  private QuietMessage() {}

  static int length(int nodes) {
    return FIRST_NODE_OFFSET + nodes * NODE_LENGTH;
  }

  static void write(MutableDirectBuffer buffer, QuietReport report) {
    buffer.putLong(NUMBER_OFFSET, report.number(), LITTLE_ENDIAN);
    buffer.putLong(TIME_OFFSET, report.leastNanos(), LITTLE_ENDIAN);
    buffer.putInt(NODES_OFFSET, report.nodes(), LITTLE_ENDIAN);
    int at = FIRST_NODE_OFFSET;
    for (int node = 0; node < report.nodes(); node++) {
      buffer.putLong(at, report.sent()[node], LITTLE_ENDIAN);
      buffer.putLong(at + Long.BYTES, report.received()[node], LITTLE_ENDIAN);
      at += NODE_LENGTH;
    }
  }

  static boolean isWellFormed(DirectBuffer buffer, int offset, int length) {
    if (length < FIRST_NODE_OFFSET) {
      return false;
    }
    int nodes = buffer.getInt(offset + NODES_OFFSET, LITTLE_ENDIAN);
    int rest = length - FIRST_NODE_OFFSET;
    return rest % NODE_LENGTH == 0 && nodes == rest / NODE_LENGTH;
  }

  static QuietReport read(DirectBuffer buffer, int offset) {
    int nodes = buffer.getInt(offset + NODES_OFFSET, LITTLE_ENDIAN);
    long[] sent = new long[nodes];
    long[] received = new long[nodes];
    int at = offset + FIRST_NODE_OFFSET;
    for (int node = 0; node < nodes; node++) {
      sent[node] = buffer.getLong(at, LITTLE_ENDIAN);
      received[node] = buffer.getLong(at + Long.BYTES, LITTLE_ENDIAN);
      at += NODE_LENGTH;
    }
    return new QuietReport(
        buffer.getLong(offset + NUMBER_OFFSET, LITTLE_ENDIAN),
        buffer.getLong(offset + TIME_OFFSET, LITTLE_ENDIAN),
        sent,
        received);
  }
}
