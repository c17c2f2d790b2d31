package io.actornet.protocol.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Reads {@link TcpOption} values from bytes and writes them. */
public final class TcpOptionCodec {
  private TcpOptionCodec() {}

  /** The options of a header up to the end of the list, or up to one whose length cannot be. */
  public static List<TcpOption> read(TcpView tcp) {
    OptionCursor cursor = new OptionCursor();
    cursor.wrap(tcp.bytes, tcp.optionsOffset(), tcp.optionsLength());
    List<TcpOption> options = new ArrayList<>();
    while (cursor.next()) {
      options.add(
          cursor.kind() == TcpOptionKind.NO_OPERATION
              ? new TcpOption.NoOperation()
              : read(tcp.bytes, cursor.kind(), cursor.dataOffset(), cursor.dataLength()));
    }
    return options;
  }

  private static TcpOption read(byte[] bytes, int kind, int data, int length) {
    TcpOption option = readFixed(bytes, kind, data, length);
    if (option == null) {
      option = readVariable(bytes, kind, data, length);
    }
    return option == null ? new TcpOption.Other(kind, Octets.of(bytes, data, length)) : option;
  }

  /** Options whose data has one length; {@code null} for another kind or length. */
  private static TcpOption readFixed(byte[] bytes, int kind, int data, int length) {
    return switch (kind << 8 | length) {
      case TcpOptionKind.SACK_PERMITTED << 8 -> new TcpOption.SackPermitted();
      case TcpOptionKind.PARTIAL_ORDER_PERMITTED << 8 -> new TcpOption.PartialOrderPermitted();
      case TcpOptionKind.WINDOW_SCALE << 8 | 1 ->
          new TcpOption.WindowScale(Bytes.getUnsignedByte(bytes, data));
      case TcpOptionKind.PARTIAL_ORDER_PROFILE << 8 | 1 ->
          new TcpOption.PartialOrderProfile(Bytes.getUnsignedByte(bytes, data));
      case TcpOptionKind.ALTERNATE_CHECKSUM_REQUEST << 8 | 1 ->
          new TcpOption.AlternateChecksumRequest(Bytes.getUnsignedByte(bytes, data));
      case TcpOptionKind.MAXIMUM_SEGMENT_SIZE << 8 | 2 ->
          new TcpOption.MaximumSegmentSize(Bytes.getUnsignedShort(bytes, data));
      case TcpOptionKind.USER_TIMEOUT << 8 | 2 -> {
        int field = Bytes.getUnsignedShort(bytes, data);
        yield new TcpOption.UserTimeout(field >>> 15 == 1, field & 0x7fff);
      }
      case TcpOptionKind.ECHO << 8 | 4 -> new TcpOption.Echo(false, Bytes.getInt(bytes, data));
      case TcpOptionKind.ECHO_REPLY << 8 | 4 -> new TcpOption.Echo(true, Bytes.getInt(bytes, data));
      case TcpOptionKind.CC << 8 | 4,
          TcpOptionKind.CC_NEW << 8 | 4,
          TcpOptionKind.CC_ECHO << 8 | 4 ->
          new TcpOption.ConnectionCount(kind, Bytes.getInt(bytes, data));
      case TcpOptionKind.QUICK_START_RESPONSE << 8 | 6 ->
          new TcpOption.QuickStartResponse(
              Bytes.getUnsignedByte(bytes, data),
              Bytes.getUnsignedByte(bytes, data + 1),
              Bytes.getInt(bytes, data + 2));
      case TcpOptionKind.TIMESTAMPS << 8 | 8 ->
          new TcpOption.Timestamps(Bytes.getInt(bytes, data), Bytes.getInt(bytes, data + 4));
      case TcpOptionKind.MD5_SIGNATURE << 8 | 16 ->
          new TcpOption.Md5Signature(Octets.of(bytes, data, length));
      default -> null;
    };
  }

  /**
   * Options whose data has no one length; {@code null} for another kind or an impossible length.
   */
  private static TcpOption readVariable(byte[] bytes, int kind, int data, int length) {
    return switch (kind) {
      case TcpOptionKind.SACK -> length > 0 && length % 8 == 0 ? sack(bytes, data, length) : null;
      case TcpOptionKind.ALTERNATE_CHECKSUM_DATA ->
          new TcpOption.AlternateChecksumData(Octets.of(bytes, data, length));
      case TcpOptionKind.AUTHENTICATION -> length >= 2 ? authentication(bytes, data, length) : null;
      case TcpOptionKind.MULTIPATH -> length >= 1 ? multipath(bytes, data, length) : null;
      case TcpOptionKind.FAST_OPEN -> new TcpOption.FastOpen(Octets.of(bytes, data, length));
      case TcpOptionKind.ENCRYPTION_NEGOTIATION ->
          new TcpOption.EncryptionNegotiation(Octets.of(bytes, data, length));
      case TcpOptionKind.ACCURATE_ECN_0, TcpOptionKind.ACCURATE_ECN_1 ->
          length <= 9 && length % 3 == 0 ? accurateEcn(bytes, kind, data, length) : null;
      case TcpOptionKind.EXPERIMENT_1, TcpOptionKind.EXPERIMENT_2 ->
          length >= 2 ? experiment(bytes, kind, data, length) : null;
      default -> null;
    };
  }

  private static TcpOption authentication(byte[] bytes, int data, int length) {
    return new TcpOption.Authentication(
        Bytes.getUnsignedByte(bytes, data),
        Bytes.getUnsignedByte(bytes, data + 1),
        Octets.of(bytes, data + 2, length - 2));
  }

  private static TcpOption multipath(byte[] bytes, int data, int length) {
    int first = Bytes.getUnsignedByte(bytes, data);
    return new TcpOption.Multipath(first >>> 4, first & 15, Octets.of(bytes, data + 1, length - 1));
  }

  private static TcpOption experiment(byte[] bytes, int kind, int data, int length) {
    return new TcpOption.Experiment(
        kind, Bytes.getUnsignedShort(bytes, data), Octets.of(bytes, data + 2, length - 2));
  }

  private static TcpOption sack(byte[] bytes, int data, int length) {
    List<TcpOption.Sack.Block> blocks = new ArrayList<>();
    for (int at = data; at < data + length; at += 8) {
      blocks.add(new TcpOption.Sack.Block(Bytes.getInt(bytes, at), Bytes.getInt(bytes, at + 4)));
    }
    return new TcpOption.Sack(blocks);
  }

  private static TcpOption accurateEcn(byte[] bytes, int kind, int data, int length) {
    List<Integer> counters = new ArrayList<>();
    for (int at = data; at < data + length; at += 3) {
      counters.add(Bytes.getUnsignedByte(bytes, at) << 16 | Bytes.getUnsignedShort(bytes, at + 1));
    }
    return new TcpOption.AccurateEcn(kind, counters);
  }

  /**
   * The options as bytes, padded with zeros to a multiple of four.
   *
   * @throws IllegalArgumentException if they take more than the 40 bytes a header has for them
   */
  public static byte[] write(List<TcpOption> options) {
    ByteBuffer list = ByteBuffer.allocate(40 * options.size() + 40);
    for (TcpOption option : options) {
      list.put((byte) option.kind());
      if (!(option instanceof TcpOption.NoOperation)) {
        int lengthAt = list.position();
        list.put((byte) 0);
        writeData(list, option);
        list.put(lengthAt, (byte) (list.position() - lengthAt + 1));
      }
    }
    int padded = list.position() + 3 & ~3;
    Range.check("length of options", padded, 0, 40);
    return Octets.of(list.array(), 0, padded).toArray();
  }

  private static void writeData(ByteBuffer list, TcpOption option) {
    switch (option) {
      case TcpOption.NoOperation _ -> {}
      case TcpOption.SackPermitted _ -> {}
      case TcpOption.PartialOrderPermitted _ -> {}
      case TcpOption.MaximumSegmentSize mss -> list.putShort((short) mss.bytes());
      case TcpOption.WindowScale scale -> list.put((byte) scale.shift());
      case TcpOption.Sack sack ->
          sack.blocks().forEach(block -> list.putInt(block.left()).putInt(block.right()));
      case TcpOption.Echo echo -> list.putInt(echo.information());
      case TcpOption.Timestamps stamps -> list.putInt(stamps.value()).putInt(stamps.echoReply());
      case TcpOption.PartialOrderProfile profile -> list.put((byte) profile.bits());
      case TcpOption.ConnectionCount count -> list.putInt(count.count());
      case TcpOption.AlternateChecksumRequest request -> list.put((byte) request.algorithm());
      case TcpOption.AlternateChecksumData data -> list.put(data.checksum().toArray());
      case TcpOption.Md5Signature signature -> list.put(signature.digest().toArray());
      case TcpOption.QuickStartResponse response ->
          list.put((byte) response.rate())
              .put((byte) response.ttlDifference())
              .putInt(response.nonce());
      case TcpOption.UserTimeout timeout ->
          list.putShort((short) ((timeout.minutes() ? 0x8000 : 0) | timeout.timeout()));
      case TcpOption.Authentication authentication ->
          list.put((byte) authentication.keyId())
              .put((byte) authentication.receiveNextKeyId())
              .put(authentication.code().toArray());
      case TcpOption.Multipath multipath ->
          list.put((byte) (multipath.subtype() << 4 | multipath.bits()))
              .put(multipath.rest().toArray());
      case TcpOption.FastOpen fastOpen -> list.put(fastOpen.cookie().toArray());
      case TcpOption.EncryptionNegotiation negotiation ->
          list.put(negotiation.suboptions().toArray());
      case TcpOption.AccurateEcn ecn ->
          ecn.counters()
              .forEach(counter -> list.put((byte) (counter >> 16)).putShort(counter.shortValue()));
      case TcpOption.Experiment experiment ->
          list.putShort((short) experiment.identifier()).put(experiment.rest().toArray());
      case TcpOption.Other other -> list.put(other.data().toArray());
    }
  }
}
