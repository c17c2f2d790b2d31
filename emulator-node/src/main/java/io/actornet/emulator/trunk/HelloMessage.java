package io.actornet.emulator.trunk;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The first message of a trunk: which experiment and program its sender runs.
 *
 * <pre>
 * 32  long   hash of the experiment's text
 * 40  int    length of the program's version in bytes
 * 44  bytes  the version, US-ASCII
 * </pre>
 */
final class HelloMessage {
  static final int MOST_VERSION_BYTES = 64;
  static final int LONGEST = MessageHeader.LENGTH + 12 + MOST_VERSION_BYTES;

  private static final int EXPERIMENT_OFFSET = MessageHeader.LENGTH;
  private static final int VERSION_LENGTH_OFFSET = EXPERIMENT_OFFSET + Long.BYTES;
  private static final int VERSION_OFFSET = VERSION_LENGTH_OFFSET + Integer.BYTES;

  private HelloMessage() {}

  /** Writes one and returns its length. */
  static int write(MutableDirectBuffer buffer, TrunkIdentity identity) {
    MessageHeader.write(buffer, MessageHeader.HELLO, 0, identity);
    byte[] version = identity.programVersion().getBytes(StandardCharsets.US_ASCII);
    buffer.putLong(EXPERIMENT_OFFSET, identity.experimentHash(), LITTLE_ENDIAN);
    buffer.putInt(VERSION_LENGTH_OFFSET, version.length, LITTLE_ENDIAN);
    buffer.putBytes(VERSION_OFFSET, version);
    return VERSION_OFFSET + version.length;
  }

  static boolean isWellFormed(DirectBuffer buffer, int offset, int length) {
    if (length < VERSION_OFFSET) {
      return false;
    }
    int versionLength = buffer.getInt(offset + VERSION_LENGTH_OFFSET, LITTLE_ENDIAN);
    return versionLength >= 0
        && versionLength <= MOST_VERSION_BYTES
        && versionLength == length - VERSION_OFFSET;
  }

  static long experimentHash(DirectBuffer buffer, int offset) {
    return buffer.getLong(offset + EXPERIMENT_OFFSET, LITTLE_ENDIAN);
  }

  static String programVersion(DirectBuffer buffer, int offset) {
    byte[] version = new byte[buffer.getInt(offset + VERSION_LENGTH_OFFSET, LITTLE_ENDIAN)];
    buffer.getBytes(offset + VERSION_OFFSET, version);
    return new String(version, StandardCharsets.US_ASCII);
  }
}
