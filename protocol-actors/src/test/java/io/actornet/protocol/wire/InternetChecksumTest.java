package io.actornet.protocol.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InternetChecksumTest {
  @Test
  @DisplayName("RFC 1071 §3: the numerical example sums to ddf2")
  void theNumericalExampleOfTheRfcSumsToDdf2() {
    byte[] bytes = HexFormat.of().parseHex("0001f203f4f5f6f7");
    assertEquals(0xddf2, InternetChecksum.sum(bytes, 0, 8));
    assertEquals(~0xddf2 & 0xffff, InternetChecksum.checksum(bytes, 0, 8));
  }

  @Test
  void everyLengthAndAlignmentGivesTheSumOfTheNaiveReference() {
    SplittableRandom random = new SplittableRandom(1);
    byte[] bytes = new byte[160];
    for (int round = 0; round < 20; round++) {
      random.nextBytes(bytes);
      if (round == 0) {
        java.util.Arrays.fill(bytes, (byte) 0xff);
      }
      for (int offset = 0; offset < 16; offset++) {
        for (int length = 0; length <= 140; length++) {
          assertEquals(naive(bytes, offset, length), InternetChecksum.sum(bytes, offset, length));
        }
      }
    }
  }

  @Test
  void aSumOfSixtyFourKilobytesOfOnesDoesNotOverflow() {
    byte[] bytes = new byte[65_535];
    java.util.Arrays.fill(bytes, (byte) 0xff);
    assertEquals(naive(bytes, 0, bytes.length), InternetChecksum.sum(bytes, 0, bytes.length));
  }

  @Test
  @DisplayName("RFC 1624 §4: dd2f with 5555 changed to 3285 becomes 0000, not ffff")
  void theExampleOfRfc1624GivesZeroAndNotMinusZero() {
    assertEquals(0x0000, InternetChecksum.update(0xdd2f, 0x5555, 0x3285));
  }

  @Test
  @DisplayName("RFC 1624: an update equals summing afresh for every change of a word")
  void anUpdateEqualsSummingAfreshForEveryChangeOfAWord() {
    int[] corners = {0, 1, 0x00ff, 0x0100, 0x7fff, 0x8000, 0xff00, 0xfffe, 0xffff};
    // The rest of a header sums to anything but 0, because its first byte is not 0.
    for (int rest : new int[] {1, 0x4500, 0x5555, 0x7fff, 0x8000, 0xfffe, 0xffff}) {
      for (int word = 0; word <= 0xffff; word++) {
        int before = InternetChecksum.finish(rest + word);
        for (int corner : corners) {
          checkUpdate(rest, before, word, corner);
          checkUpdate(rest, before, word, word ^ corner);
          checkUpdate(rest, InternetChecksum.finish(rest + corner), corner, word);
        }
      }
    }
  }

  private static void checkUpdate(int rest, int checksum, int word, int changed) {
    int afresh = InternetChecksum.finish(rest + changed);
    if (InternetChecksum.update(checksum, word, changed) != afresh) {
      assertEquals(
          afresh,
          InternetChecksum.update(checksum, word, changed),
          () -> "rest %04x, %04x -> %04x".formatted(rest, word, changed));
    }
  }

  @Test
  void anUpdateOfAnAddressEqualsSummingAfresh() {
    SplittableRandom random = new SplittableRandom(2);
    byte[] bytes = new byte[20];
    for (int round = 0; round < 100_000; round++) {
      random.nextBytes(bytes);
      bytes[0] = 0x45;
      int checksum = InternetChecksum.checksum(bytes, 0, 20);
      int before = Bytes.getInt(bytes, 12);
      int after = round % 3 == 0 ? ~before : random.nextInt();
      Bytes.putInt(bytes, 12, after);
      assertEquals(
          InternetChecksum.checksum(bytes, 0, 20),
          InternetChecksum.updateInt(checksum, before, after));
    }
  }

  @Test
  void aHeaderStaysSoundThroughEveryTtl() {
    byte[] header = new byte[20];
    Ipv4View view = new Ipv4View();
    for (int identification = 0; identification <= 0xffff; identification += 5) {
      view.at(header, 0)
          .totalLength(20)
          .identification(identification)
          .ttl(255)
          .protocol(IpProtocol.UDP)
          .source(0x0a00_0001)
          .destination(0x0a00_0102)
          .fillChecksum();
      for (int ttl = 254; ttl >= 0; ttl--) {
        view.decrementTtl();
        assertEquals(ttl, view.ttl());
        assertNull(view.wrap(header, 0, 20));
      }
    }
  }

  @Test
  @DisplayName("RFC 768: a checksum that comes out as 0 is sent as ffff, and 0 means none")
  void aUdpChecksumOfZeroIsSentAsAllOnes() {
    byte[] datagram = new byte[10];
    UdpView udp = new UdpView().at(datagram, 0).sourcePort(1).destinationPort(2).length(10);
    udp.fillChecksum(0, 0);
    int checksum = udp.checksum();
    // Putting the checksum in the data makes everything sum to ffff, hence a checksum of 0.
    Bytes.putShort(datagram, 8, checksum);
    udp.fillChecksum(0, 0);
    assertEquals(0xffff, udp.checksum());
    assertTrue(udp.checksumValid(0, 0));
    Bytes.putShort(datagram, 6, 0);
    assertTrue(udp.checksumValid(0x0102_0304, 5));
  }

  static int naive(byte[] bytes, int offset, int length) {
    long sum = 0;
    for (int i = 0; i < length; i++) {
      int octet = bytes[offset + i] & 0xff;
      sum += i % 2 == 0 ? octet << 8 : octet;
    }
    while (sum > 0xffff) {
      sum = (sum >>> 16) + (sum & 0xffff);
    }
    return (int) sum;
  }
}
