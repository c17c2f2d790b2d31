package io.actornet.emulator.packetdrill.packet;

import io.actornet.emulator.packetdrill.script.OptionSpec;
import io.actornet.protocol.wire.TcpOptionKind;
import io.actornet.protocol.wire.TcpView;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** TCP options as bytes, one after the other, each of no-operations and ends too. */
final class SegmentOptions {
  private static final int MAXIMUM_BYTES = 40;
  private static final int WORD = 4;
  private static final int TIMESTAMPS_LENGTH = 10;
  private static final int BLOCK_LENGTH = 8;

  private SegmentOptions() {}

  /**
   * The bytes of options that the peer sends.
   *
   * @param acknowledges whether the segment has the flag ACK, so that its echo counts
   * @throws PacketException if they are too long or echo what was never sent
   */
  static byte[] write(List<OptionSpec> options, Flow flow, boolean syn, boolean acknowledges) {
    ByteBuffer bytes = ByteBuffer.allocate(0xff);
    for (OptionSpec option : options) {
      switch (option) {
        case OptionSpec.Fixed(List<Byte> fixed) -> fixed.forEach(bytes::put);
        case OptionSpec.Sack(List<OptionSpec.Block> blocks) ->
            writeSack(bytes, blocks, flow.localOffset(syn));
        case OptionSpec.Timestamps stamps ->
            bytes
                .put((byte) TcpOptionKind.TIMESTAMPS)
                .put((byte) TIMESTAMPS_LENGTH)
                .putInt(stamps.value())
                .putInt(echo(stamps, flow, acknowledges));
      }
      if (bytes.position() > MAXIMUM_BYTES) {
        throw new PacketException("TCP options of more than " + MAXIMUM_BYTES + " bytes");
      }
    }
    if (bytes.position() % WORD != 0) {
      throw new PacketException(
          "TCP options of " + bytes.position() + " bytes, expected a multiple of " + WORD);
    }
    byte[] written = new byte[bytes.position()];
    bytes.flip().get(written);
    return written;
  }

  private static void writeSack(ByteBuffer bytes, List<OptionSpec.Block> blocks, int offset) {
    bytes.put((byte) TcpOptionKind.SACK).put((byte) (2 + BLOCK_LENGTH * blocks.size()));
    for (OptionSpec.Block block : blocks) {
      bytes.putInt(block.left() + offset).putInt(block.right() + offset);
    }
  }

  private static int echo(OptionSpec.Timestamps stamps, Flow flow, boolean acknowledges) {
    if (stamps.echoAsWritten() || !acknowledges) {
      return stamps.echo();
    }
    Integer wire = flow.wireTimestamp(stamps.echo());
    if (wire == null) {
      throw new PacketException("an echo of timestamp " + stamps.echo() + ", which was never sent");
    }
    return wire;
  }

  /** The options of a segment that the host sent, as the script counts. */
  static List<OptionSpec> read(TcpView segment, Flow flow, boolean syn) {
    List<OptionSpec> options = new ArrayList<>();
    ByteBuffer bytes =
        ByteBuffer.wrap(segment.bytes(), segment.optionsOffset(), segment.optionsLength());
    while (bytes.hasRemaining()) {
      int start = bytes.position();
      int kind = bytes.get() & 0xff;
      int length = 1;
      if (kind != TcpOptionKind.NO_OPERATION && kind != TcpOptionKind.END) {
        length = bytes.hasRemaining() ? Math.max(2, bytes.get() & 0xff) : 1;
      }
      length = Math.min(length, bytes.limit() - start);
      byte[] option = new byte[length];
      bytes.position(start).get(option);
      options.add(read(kind, option, flow, syn));
    }
    return options;
  }

  private static OptionSpec read(int kind, byte[] option, Flow flow, boolean syn) {
    ByteBuffer bytes = ByteBuffer.wrap(option);
    if (kind == TcpOptionKind.TIMESTAMPS && option.length == TIMESTAMPS_LENGTH) {
      return new OptionSpec.Timestamps(
          flow.scriptTimestamp(bytes.getInt(2)), false, bytes.getInt(2 + WORD), false);
    }
    if (kind == TcpOptionKind.SACK && option.length % BLOCK_LENGTH == 2) {
      List<OptionSpec.Block> blocks = new ArrayList<>();
      int offset = flow.remoteOffset(syn);
      for (int at = 2; at < option.length; at += BLOCK_LENGTH) {
        blocks.add(
            new OptionSpec.Block(bytes.getInt(at) - offset, bytes.getInt(at + WORD) - offset));
      }
      return new OptionSpec.Sack(blocks);
    }
    List<Byte> fixed = new ArrayList<>();
    for (byte each : option) {
      fixed.add(each);
    }
    return new OptionSpec.Fixed(fixed);
  }
}
