package io.actornet.emulator.capture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The blocks of a pcapng file that captures need, little endian.
 *
 * <p>Source: draft-ietf-opsawg-pcapng, sections 4.1 (Section Header), 4.2 (Interface Description),
 * 4.3 (Enhanced Packet) and 4.6 (Interface Statistics).
 */
final class Pcapng {
  static final int ENHANCED_PACKET = 6;

  /** Offset of the interface id in an enhanced packet block. */
  static final int INTERFACE_OFFSET = 8;

  /** Offset of the frame in an enhanced packet block. */
  static final int FRAME_OFFSET = 28;

  /** Bytes of an enhanced packet block besides its frame and the padding of that. */
  static final int PACKET_OVERHEAD = 44;

  /** Offset of the direction flags from the end of an enhanced packet block. */
  static final int FLAGS_FROM_END = 12;

  static final int FLAG_INBOUND = 1;
  static final int FLAG_OUTBOUND = 2;
  static final int INTERFACE_DESCRIPTION = 1;
  static final int IF_NAME = 2;

  private static final int SECTION_HEADER = 0x0A0D0D0A;
  private static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
  private static final int INTERFACE_STATISTICS = 5;
  private static final int LINKTYPE_ETHERNET = 1;

  private static final int OPT_END = 0;
  private static final int OPT_COMMENT = 1;
  private static final int SHB_OS = 3;
  private static final int SHB_USER_APPLICATION = 4;
  private static final int IF_DESCRIPTION = 3;
  private static final int IF_TIME_RESOLUTION = 9;
  private static final int EPB_FLAGS = 2;
  private static final int ISB_RECEIVED = 4;
  private static final int ISB_DROPPED = 5;

  private Pcapng() {}

  static byte[] sectionHeader(String version) {
    Block block = new Block(SECTION_HEADER, version.length());
    block.bytes.putInt(BYTE_ORDER_MAGIC).putShort((short) 1).putShort((short) 0).putLong(-1);
    block.option(OPT_COMMENT, "Emulated time: second 0 of the epoch is the start of the run.");
    block.option(SHB_OS, "emulated");
    block.option(SHB_USER_APPLICATION, "Actornet " + version);
    return block.end();
  }

  static byte[] interfaceDescription(CapturedInterface captured, int snapLength) {
    String name = captured.toString();
    String description = "interface " + captured.name() + " of device " + captured.device();
    Block block = new Block(INTERFACE_DESCRIPTION, name.length() + description.length());
    block.bytes.putShort((short) LINKTYPE_ETHERNET).putShort((short) 0).putInt(snapLength);
    block.option(IF_NAME, name);
    block.option(IF_DESCRIPTION, description);
    block.option(IF_TIME_RESOLUTION, new byte[] {9});
    return block.end();
  }

  static byte[] interfaceStatistics(int interfaceId, long timeNanos, long received, long dropped) {
    Block block = new Block(INTERFACE_STATISTICS, 0);
    block.bytes.putInt(interfaceId);
    putTime(block.bytes, timeNanos);
    block.option(ISB_RECEIVED, received);
    block.option(ISB_DROPPED, dropped);
    return block.end();
  }

  /** Length in bytes of an enhanced packet block that holds so many bytes of a frame. */
  static int packetLength(int capturedBytes) {
    return PACKET_OVERHEAD + padded(capturedBytes);
  }

  /** Writes an enhanced packet block with the direction as its only option. */
  static void putPacket(
      ByteBuffer to,
      int interfaceId,
      long timeNanos,
      byte[] frame,
      int capturedBytes,
      boolean outbound) {
    int length = packetLength(capturedBytes);
    to.putInt(ENHANCED_PACKET).putInt(length).putInt(interfaceId);
    putTime(to, timeNanos);
    to.putInt(capturedBytes).putInt(frame.length).put(frame, 0, capturedBytes);
    for (int i = capturedBytes; i < padded(capturedBytes); i++) {
      to.put((byte) 0);
    }
    to.putShort((short) EPB_FLAGS).putShort((short) 4);
    to.putInt(outbound ? FLAG_OUTBOUND : FLAG_INBOUND).putInt(OPT_END).putInt(length);
  }

  /** Time of the enhanced packet block at an offset, in nanoseconds. */
  static long packetTimeNanos(ByteBuffer bytes, int at) {
    return (long) bytes.getInt(at + 12) << 32 | bytes.getInt(at + 16) & 0xFFFFFFFFL;
  }

  /** How much of its frame the enhanced packet block at an offset holds, in bytes. */
  static int capturedBytes(ByteBuffer bytes, int at) {
    return bytes.getInt(at + 20);
  }

  /** The direction of the frame in the enhanced packet block at an offset. */
  static int packetFlags(ByteBuffer bytes, int at) {
    return bytes.getInt(at + packetLength(capturedBytes(bytes, at)) - FLAGS_FROM_END);
  }

  private static void putTime(ByteBuffer to, long timeNanos) {
    to.putInt((int) (timeNanos >>> 32)).putInt((int) timeNanos);
  }

  private static int padded(int length) {
    return length + 3 & ~3;
  }

  /** A block under construction; names in options make its length unknown until its end. */
  private static final class Block {
    private static final int ROOM_WITHOUT_TEXT = 256;
    private static final int MAX_BYTES_PER_CHARACTER = 3;

    private final ByteBuffer bytes;

    Block(int type, int textLength) {
      bytes =
          ByteBuffer.allocate(ROOM_WITHOUT_TEXT + MAX_BYTES_PER_CHARACTER * textLength)
              .order(ByteOrder.LITTLE_ENDIAN);
      bytes.putInt(type).putInt(0);
    }

    void option(int code, String text) {
      option(code, text.getBytes(StandardCharsets.UTF_8));
    }

    void option(int code, long value) {
      option(code, ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
    }

    void option(int code, byte[] value) {
      bytes.putShort((short) code).putShort((short) value.length).put(value);
      bytes.position(padded(bytes.position()));
    }

    byte[] end() {
      bytes.putInt(OPT_END);
      int length = bytes.position() + 4;
      bytes.putInt(length).putInt(4, length);
      byte[] block = new byte[length];
      bytes.flip().get(block);
      return block;
    }
  }
}
