package io.actornet.protocol.icmp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.protocol.ip.Ipv4Headers;
import io.actornet.protocol.wire.FrameLayout;
import io.actornet.protocol.wire.IcmpType;
import io.actornet.protocol.wire.IcmpView;
import io.actornet.protocol.wire.IpProtocol;
import io.actornet.protocol.wire.Ipv4View;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class IcmpEchoTest {
  private static final int ALICE = 0x0a00_0001;
  private static final int BOB = 0x0a00_0002;

  private final Ipv4View packet = new Ipv4View();
  private final IcmpView message = new IcmpView();

  @Test
  @DisplayName(
      "RFC 1122 §3.2.2.6: the reply returns the data, addresses exchanged, in the same array")
  void theReplyReturnsTheDataInTheSameArray() {
    Random random = new Random(1);
    for (int length = 0; length < 200; length++) {
      byte[] data = new byte[length];
      random.nextBytes(data);
      byte[] request = request(data);
      open(request);
      byte[] reply = IcmpEcho.reply(packet, message, 77, BOB);
      assertSame(request, reply);
      assertReply(reply, data);
    }
  }

  @Test
  void aPaddedRequestIsAnsweredWithoutThePadding() {
    byte[] data = {1, 2, 3};
    byte[] request = request(data);
    byte[] padded = Arrays.copyOf(request, 60);
    open(padded);
    byte[] reply = IcmpEcho.reply(packet, message, 77, BOB);
    assertNotSame(padded, reply);
    assertReply(reply, data);
    assertEquals(request.length, reply.length);
  }

  @Test
  void aRequestWithOptionsIsAnsweredWithoutThem() {
    byte[] data = {1, 2, 3, 4};
    byte[] plain = request(data);
    byte[] frame = new byte[plain.length + 4];
    System.arraycopy(plain, 0, frame, 0, FrameLayout.TRANSPORT_OFFSET);
    System.arraycopy(
        plain,
        FrameLayout.TRANSPORT_OFFSET,
        frame,
        FrameLayout.TRANSPORT_OFFSET + 4,
        plain.length - FrameLayout.TRANSPORT_OFFSET);
    new Ipv4View()
        .at(frame, FrameLayout.IPV4_OFFSET, 24)
        .totalLength(frame.length - FrameLayout.IPV4_OFFSET)
        .fillChecksum();
    open(frame);
    assertReply(IcmpEcho.reply(packet, message, 77, BOB), data);
  }

  @Test
  void aBroadcastRequestIsAnsweredFromTheHostsOwnAddress() {
    byte[] request = IcmpEcho.request(1, 2, new byte[8]);
    Ipv4Headers.write(request, 5, 0, true, 3, IpProtocol.ICMP, ALICE, 0xffff_ffff);
    open(request);
    assertReply(IcmpEcho.reply(packet, message, 77, BOB), new byte[8]);
  }

  private void assertReply(byte[] reply, byte[] data) {
    open(reply);
    assertEquals(BOB, packet.source());
    assertEquals(ALICE, packet.destination());
    assertEquals(77, packet.identification());
    assertEquals(64, packet.ttl());
    assertEquals(20, packet.headerLength());
    assertEquals(IcmpType.ECHO_REPLY, message.type());
    assertEquals(1, message.identifier());
    assertEquals(2, message.sequence());
    assertTrue(message.checksumValid());
    assertArrayEquals(data, Arrays.copyOfRange(reply, message.payloadOffset(), message.limit()));
  }

  private void open(byte[] frame) {
    assertNull(packet.wrap(frame, FrameLayout.IPV4_OFFSET, frame.length));
    assertNull(message.wrap(frame, packet.payloadOffset(), packet.limit()));
    assertTrue(message.checksumValid());
  }

  private static byte[] request(byte[] data) {
    byte[] request = IcmpEcho.request(1, 2, data);
    Ipv4Headers.write(request, 5, 0, true, 3, IpProtocol.ICMP, ALICE, BOB);
    return request;
  }
}
