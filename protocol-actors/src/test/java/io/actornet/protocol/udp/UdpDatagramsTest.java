package io.actornet.protocol.udp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.protocol.ip.Ipv4Headers;
import io.actornet.protocol.wire.FrameLayout;
import io.actornet.protocol.wire.IpProtocol;
import io.actornet.protocol.wire.Ipv4View;
import io.actornet.protocol.wire.Malformed;
import io.actornet.protocol.wire.UdpView;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UdpDatagramsTest {
  private static final int ALICE = 0x0a00_0001;
  private static final int BOB = 0x0a00_0002;

  private final Ipv4View packet = new Ipv4View();
  private final UdpView datagram = new UdpView();

  @Test
  @DisplayName("RFC 768: what is built is opened again, of any length")
  void whatIsBuiltIsOpenedAgain() {
    Random random = new Random(1);
    byte[] payload = new byte[UdpDatagrams.LONGEST_PAYLOAD + 3];
    random.nextBytes(payload);
    for (int length : new int[] {0, 1, 2, 3, 511, 512, 1472, UdpDatagrams.LONGEST_PAYLOAD}) {
      byte[] frame = UdpDatagrams.build(payload, 3, length, ALICE, 1234, BOB, 53);
      assertNull(open(frame));
      assertEquals(1234, datagram.sourcePort());
      assertEquals(53, datagram.destinationPort());
      assertEquals(length, datagram.payloadLength());
      assertArrayEquals(
          Arrays.copyOfRange(payload, 3, 3 + length),
          Arrays.copyOfRange(frame, UdpDatagrams.PAYLOAD_OFFSET, frame.length));
    }
  }

  @Test
  @DisplayName("RFC 768: a checksum of zero is sent as all ones")
  void aChecksumOfZeroIsSentAsAllOnes() {
    byte[] payload = new byte[2];
    int found = 0;
    for (int word = 0; word < 65_536; word++) {
      payload[0] = (byte) (word >>> 8);
      payload[1] = (byte) word;
      byte[] frame = UdpDatagrams.build(payload, 0, 2, ALICE, 1234, BOB, 53);
      assertNull(open(frame));
      assertTrue(datagram.checksum() != 0);
      found += datagram.checksum() == 0xffff ? 1 : 0;
    }
    assertEquals(1, found, "payloads whose checksum is zero");
  }

  @Test
  @DisplayName("RFC 768: a datagram without a checksum is accepted")
  void aDatagramWithoutAChecksumIsAccepted() {
    byte[] frame = UdpDatagrams.build(new byte[] {1, 2, 3}, 0, 3, ALICE, 1234, BOB, 53);
    frame[FrameLayout.TRANSPORT_OFFSET + 6] = 0;
    frame[FrameLayout.TRANSPORT_OFFSET + 7] = 0;
    assertNull(open(frame));
  }

  @Test
  @DisplayName("RFC 1122 §4.1.3.4: a datagram whose checksum is wrong is dropped")
  void aDatagramWhoseChecksumIsWrongIsDropped() {
    byte[] frame = UdpDatagrams.build(new byte[] {1, 2, 3}, 0, 3, ALICE, 1234, BOB, 53);
    frame[UdpDatagrams.PAYLOAD_OFFSET] ^= 1;
    assertEquals(Malformed.UDP_CHECKSUM, open(frame));
  }

  @Test
  @DisplayName("RFC 768: the pseudo-header catches a datagram that came to the wrong host")
  void theChecksumCoversTheAddresses() {
    byte[] frame = UdpDatagrams.build(new byte[] {1, 2, 3}, 0, 3, ALICE, 1234, BOB + 1, 53);
    assertEquals(Malformed.UDP_CHECKSUM, open(frame));
  }

  @Test
  void aLengthThatCannotBeIsMalformed() {
    byte[] frame = UdpDatagrams.build(new byte[] {1, 2, 3}, 0, 3, ALICE, 1234, BOB, 53);
    frame[FrameLayout.TRANSPORT_OFFSET + 5] = 7;
    assertEquals(Malformed.UDP_LENGTH, open(frame));
    frame[FrameLayout.TRANSPORT_OFFSET + 5] = 12;
    assertEquals(Malformed.UDP_LENGTH, open(frame));
    assertEquals(Malformed.UDP_TRUNCATED, open(Arrays.copyOf(frame, 41)));
  }

  @Test
  void aPayloadThatIsTooLongIsRefused() {
    int length = UdpDatagrams.LONGEST_PAYLOAD + 1;
    byte[] payload = new byte[length];
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> UdpDatagrams.build(payload, 0, length, ALICE, 1, BOB, 2));
    assertTrue(refused.getMessage().contains("65507"), refused.getMessage());
  }

  private Malformed open(byte[] frame) {
    Ipv4Headers.write(frame, 1, 0, false, 64, IpProtocol.UDP, ALICE, BOB);
    assertNull(packet.wrap(frame, FrameLayout.IPV4_OFFSET, frame.length));
    return UdpDatagrams.open(packet, datagram);
  }
}
