package io.actornet.emulator.trunk;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * What every message on a trunk begins with. All numbers are little-endian.
 *
 * <pre>
 *  0       1       2               4                               8
 * +-------+-------+---------------+-------------------------------+
 * |version| type  |     lane      |            attempt            |
 * +-------+-------+---------------+-------------------------------+
 * |                            run id                             |
 * +---------------------------------------------------------------+
 * |                 sequence number within the lane               |
 * +-------------------------------+-------------------------------+
 * |           from node           |            to node            |
 * +-------------------------------+-------------------------------+
 * </pre>
 *
 * Run, attempt and nodes are in each message, so that one of an older attempt is never mistaken.
 * Sequence numbers show that the stream lost nothing when it was interrupted; messages that are not
 * numbered have {@link #UNNUMBERED}.
 */
final class MessageHeader {
  /** Of this layout and of all messages' layouts. */
  static final int VERSION = 1;

  static final int LENGTH = 32;
  static final long UNNUMBERED = -1;

  /** Lanes are numbered from 0 to one less than this. */
  static final int LANES = 1_024;

  static final int HELLO = 1;
  static final int FRAMES = 2;
  static final int PROMISE = 3;
  static final int PROBE = 4;
  static final int ECHO = 5;
  static final int END = 6;
  static final int QUIET = 7;
  static final int BEGIN = 8;

  private static final int VERSION_OFFSET = 0;
  private static final int TYPE_OFFSET = 1;
  private static final int LANE_OFFSET = 2;
  private static final int ATTEMPT_OFFSET = 4;
  private static final int RUN_ID_OFFSET = 8;
  private static final int SEQUENCE_OFFSET = 16;
  private static final int FROM_OFFSET = 24;
  private static final int TO_OFFSET = 28;

  private MessageHeader() {}

  /** Writes everything but the sequence number at the buffer's beginning. */
  static void write(MutableDirectBuffer buffer, int type, int lane, TrunkIdentity identity) {
    buffer.putByte(VERSION_OFFSET, (byte) VERSION);
    buffer.putByte(TYPE_OFFSET, (byte) type);
    buffer.putShort(LANE_OFFSET, (short) lane, LITTLE_ENDIAN);
    buffer.putInt(ATTEMPT_OFFSET, identity.attempt(), LITTLE_ENDIAN);
    buffer.putLong(RUN_ID_OFFSET, identity.runId(), LITTLE_ENDIAN);
    buffer.putLong(SEQUENCE_OFFSET, UNNUMBERED, LITTLE_ENDIAN);
    buffer.putInt(FROM_OFFSET, identity.fromNode(), LITTLE_ENDIAN);
    buffer.putInt(TO_OFFSET, identity.toNode(), LITTLE_ENDIAN);
  }

  /** Has a message belong to another trunk between the same nodes. */
  static void identify(MutableDirectBuffer buffer, TrunkIdentity identity) {
    buffer.putInt(ATTEMPT_OFFSET, identity.attempt(), LITTLE_ENDIAN);
    buffer.putLong(RUN_ID_OFFSET, identity.runId(), LITTLE_ENDIAN);
  }

  static void sequence(MutableDirectBuffer buffer, long sequence) {
    buffer.putLong(SEQUENCE_OFFSET, sequence, LITTLE_ENDIAN);
  }

  static int version(DirectBuffer buffer, int offset) {
    return buffer.getByte(offset + VERSION_OFFSET);
  }

  static int type(DirectBuffer buffer, int offset) {
    return buffer.getByte(offset + TYPE_OFFSET);
  }

  static int lane(DirectBuffer buffer, int offset) {
    return buffer.getShort(offset + LANE_OFFSET, LITTLE_ENDIAN);
  }

  static long sequence(DirectBuffer buffer, int offset) {
    return buffer.getLong(offset + SEQUENCE_OFFSET, LITTLE_ENDIAN);
  }

  /** Whether run, attempt and both nodes are those of {@code identity}. */
  static boolean isOf(TrunkIdentity identity, DirectBuffer buffer, int offset) {
    return buffer.getLong(offset + RUN_ID_OFFSET, LITTLE_ENDIAN) == identity.runId()
        && buffer.getInt(offset + ATTEMPT_OFFSET, LITTLE_ENDIAN) == identity.attempt()
        && buffer.getInt(offset + FROM_OFFSET, LITTLE_ENDIAN) == identity.fromNode()
        && buffer.getInt(offset + TO_OFFSET, LITTLE_ENDIAN) == identity.toNode();
  }
}
