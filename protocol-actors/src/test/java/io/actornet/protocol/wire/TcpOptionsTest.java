package io.actornet.protocol.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TcpOptionsTest {
  private final TcpOptions options = new TcpOptions();

  @Test
  void theOptionsOfALinuxSynAreAllFound() {
    assertNull(parse("020405b4 0402 080a 0000000a 00000000 01 030307"));
    assertEquals(1460, options.maximumSegmentSize());
    assertTrue(options.sackPermitted());
    assertTrue(options.timestamps());
    assertEquals(10, options.timestampValue());
    assertEquals(0, options.timestampEchoReply());
    assertEquals(7, options.windowScale());
    assertEquals(0, options.sackBlocks());
    assertEquals(TcpOptions.ABSENT, options.userTimeout());
    assertEquals(TcpOptions.ABSENT, options.fastOpenLength());
  }

  @Test
  void alignedTimestampsAndTimestampsElsewhereReadAlike() {
    assertNull(parse("0101 080a fffffff0 80000000"));
    assertEquals(0xffff_fff0, options.timestampValue());
    assertEquals(0x8000_0000, options.timestampEchoReply());
    assertNull(parse("080a fffffff0 80000000 0101"));
    assertEquals(0xffff_fff0, options.timestampValue());
    assertEquals(0x8000_0000, options.timestampEchoReply());
  }

  @Test
  void sackBlocksKeepTheirOrder() {
    assertNull(parse("0101 0512 00000005 00000009 fffffff0 00000002"));
    assertEquals(2, options.sackBlocks());
    assertEquals(5, options.sackLeft(0));
    assertEquals(9, options.sackRight(0));
    assertEquals(-16, options.sackLeft(1));
    assertEquals(2, options.sackRight(1));
  }

  @Test
  void aHeaderWithoutOptionsForgetsTheOneBefore() {
    parse("020405b4 0402 080a 0000000a 00000000 01 030307");
    assertNull(parse(""));
    assertEquals(TcpOptions.ABSENT, options.maximumSegmentSize());
    assertEquals(TcpOptions.ABSENT, options.windowScale());
    assertFalse(options.sackPermitted());
    assertFalse(options.timestamps());
  }

  @Test
  @DisplayName("MUST-6: unknown options, and known ones of another length, are passed over")
  void unknownOptionsArePassedOver() {
    assertNull(
        parse(
            "c8050a0b0c 0203ff 0304ffff 0403ff 0807ffffffffff 050aff"
                + "ff".repeat(7)
                + "02040200"));
    assertEquals(0x200, options.maximumSegmentSize());
    assertEquals(TcpOptions.ABSENT, options.windowScale());
    assertFalse(options.sackPermitted());
    assertFalse(options.timestamps());
    assertEquals(1, options.sackBlocks());
    assertNull(parse("0504ffff"));
    assertEquals(0, options.sackBlocks());
  }

  @Test
  @DisplayName("MUST-7: an impossible length ends the list and is reported, nothing more")
  void anImpossibleLengthEndsTheList() {
    for (String list : List.of("02040200 0800", "02040200 0801", "02040200 0803", "02040200 08")) {
      assertEquals(Malformed.TCP_OPTION, parse(list));
      assertEquals(0x200, options.maximumSegmentSize(), "what stood before it is kept");
    }
  }

  @Test
  void nothingBehindTheEndOfTheListCounts() {
    assertNull(parse("00 02 04 02 00 08 01"));
    assertEquals(TcpOptions.ABSENT, options.maximumSegmentSize());
  }

  @Test
  void userTimeoutAndFastOpenAreFound() {
    assertNull(parse("1c048005 2206aabbccdd"));
    assertEquals(0x8005, options.userTimeout());
    assertEquals(4, options.fastOpenLength());
    assertEquals(6, options.fastOpenOffset());
    assertNull(parse("2202"));
    assertEquals(0, options.fastOpenLength(), "a cookie request");
  }

  @Test
  void theWriterWritesTheUsualAlignedList() {
    byte[] bytes = new byte[40];
    TcpOptionsWriter writer =
        new TcpOptionsWriter()
            .at(bytes, 0)
            .maximumSegmentSize(1460)
            .sackPermitted()
            .windowScale(7)
            .timestamps(10, -1)
            .sack(1)
            .sackBlock(5, 9)
            .option(254, new byte[] {1})
            .noOperation()
            .pad();
    assertEquals(
        Octets.ofHex(
            "020405b4 01010402 01030307 0101080a 0000000a ffffffff 0101050a 00000005 00000009"
                + "fe0301 01"),
        Octets.of(bytes, 0, writer.length()));
    assertEquals(
        TcpOptionsWriter.MAXIMUM_SEGMENT_SIZE_LENGTH
            + TcpOptionsWriter.SACK_PERMITTED_LENGTH
            + TcpOptionsWriter.WINDOW_SCALE_LENGTH
            + TcpOptionsWriter.TIMESTAMPS_LENGTH
            + TcpOptionsWriter.sackLength(1)
            + 4,
        writer.length());
    assertEquals(0, TcpOptionsWriter.sackLength(0));
  }

  /** Every registered layout with the bytes its RFC gives it. */
  static Stream<List<Object>> registeredOptions() {
    return Stream.of(
        List.of("020405b4", new TcpOption.MaximumSegmentSize(1460)),
        List.of("03030e", new TcpOption.WindowScale(14)),
        List.of("0402", new TcpOption.SackPermitted()),
        List.of(
            "050a00000001ffffffff", new TcpOption.Sack(List.of(new TcpOption.Sack.Block(1, -1)))),
        List.of("060601020304", new TcpOption.Echo(false, 0x01020304)),
        List.of("070601020304", new TcpOption.Echo(true, 0x01020304)),
        List.of("080a0000000100000002", new TcpOption.Timestamps(1, 2)),
        List.of("0902", new TcpOption.PartialOrderPermitted()),
        List.of("0a0380", new TcpOption.PartialOrderProfile(0x80)),
        List.of("0b0600000005", new TcpOption.ConnectionCount(TcpOptionKind.CC, 5)),
        List.of("0c0600000005", new TcpOption.ConnectionCount(TcpOptionKind.CC_NEW, 5)),
        List.of("0d0600000005", new TcpOption.ConnectionCount(TcpOptionKind.CC_ECHO, 5)),
        List.of("0e0302", new TcpOption.AlternateChecksumRequest(2)),
        List.of("0f04abcd", new TcpOption.AlternateChecksumData(Octets.ofHex("abcd"))),
        List.of(
            "1312" + "5a".repeat(16), new TcpOption.Md5Signature(Octets.ofHex("5a".repeat(16)))),
        List.of("1b080511fffffffc", new TcpOption.QuickStartResponse(5, 17, -4)),
        List.of("1c048005", new TcpOption.UserTimeout(true, 5)),
        List.of("1c04001e", new TcpOption.UserTimeout(false, 30)),
        List.of(
            "1d100102636465666768697071727374",
            new TcpOption.Authentication(1, 2, Octets.ofHex("636465666768697071727374"))),
        List.of(
            "1e0c0081" + "0102030405060708",
            new TcpOption.Multipath(0, 0, Octets.ofHex("81" + "0102030405060708"))),
        List.of("1e04300a", new TcpOption.Multipath(3, 0, Octets.ofHex("0a"))),
        List.of("2202", new TcpOption.FastOpen(Octets.EMPTY)),
        List.of("220601020304", new TcpOption.FastOpen(Octets.ofHex("01020304"))),
        List.of("450321", new TcpOption.EncryptionNegotiation(Octets.ofHex("21"))),
        List.of(
            "ac0b000001" + "800000" + "ffffff",
            new TcpOption.AccurateEcn(
                TcpOptionKind.ACCURATE_ECN_0, List.of(1, 0x80_0000, 0xff_ffff))),
        List.of("ae02", new TcpOption.AccurateEcn(TcpOptionKind.ACCURATE_ECN_1, List.of())),
        List.of(
            "fd06f98901" + "02",
            new TcpOption.Experiment(TcpOptionKind.EXPERIMENT_1, 0xf989, Octets.ofHex("0102"))),
        List.of("c8050a0b0c", new TcpOption.Other(200, Octets.ofHex("0a0b0c"))),
        List.of("0203ff", new TcpOption.Other(2, Octets.ofHex("ff"))));
  }

  @ParameterizedTest
  @MethodSource("registeredOptions")
  void everyRegisteredOptionIsReadAndWritten(List<Object> example) {
    Octets bytes = Octets.ofHex((String) example.getFirst());
    TcpOption option = (TcpOption) example.getLast();
    assertEquals(List.of(option), TcpOptionCodec.read(header(bytes)));
    assertEquals(bytes, Octets.of(TcpOptionCodec.write(List.of(option)), 0, bytes.length()));
  }

  @Test
  void whateverListIsReadIsWrittenTheSameAgain() {
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 200_000; round++) {
      byte[] list = randomList(random);
      List<TcpOption> read = TcpOptionCodec.read(header(Octets.of(list)));
      assertArrayEquals(list, TcpOptionCodec.write(read));
    }
  }

  @Test
  void aListThatAHeaderCannotHoldIsRefused() {
    TcpOption big = new TcpOption.Other(200, Octets.of(new byte[38]));
    assertThrows(
        IllegalArgumentException.class,
        () -> TcpOptionCodec.write(List.of(big, new TcpOption.NoOperation())));
    assertThrows(IllegalArgumentException.class, () -> new TcpOption.MaximumSegmentSize(65_536));
    assertThrows(IllegalArgumentException.class, () -> new TcpOption.Other(1, Octets.EMPTY));
  }

  /** A list of options with sound lengths, of any kinds, padded with zeros. */
  private static byte[] randomList(SplittableRandom random) {
    byte[] list = new byte[40];
    int end = 0;
    while (end < 36 && random.nextInt(5) != 0) {
      int kind = 1 + random.nextInt(random.nextBoolean() ? 35 : 255);
      list[end] = (byte) kind;
      int length = kind == 1 ? 1 : 2 + random.nextInt(Math.min(20, 39 - end));
      if (kind != 1) {
        list[end + 1] = (byte) length;
        for (int i = 2; i < length; i++) {
          list[end + i] = (byte) random.nextInt(256);
        }
      }
      end += length;
    }
    return Octets.of(list, 0, end + 3 & ~3).toArray();
  }

  private Malformed parse(String hex) {
    byte[] bytes = Octets.ofHex(hex).toArray();
    return options.parse(bytes, 0, bytes.length);
  }

  private static TcpView header(Octets options) {
    byte[] segment = new byte[FrameLayout.TCP_LENGTH + (options.length() + 3 & ~3)];
    options.copyTo(segment, FrameLayout.TCP_LENGTH);
    return new TcpView().at(segment, 0, segment.length);
  }
}
