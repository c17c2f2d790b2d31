package io.actornet.protocol.ip;

import static org.junit.jupiter.api.Assertions.assertNull;

import io.actornet.protocol.wire.FrameLayout;
import io.actornet.protocol.wire.IpProtocol;
import io.actornet.protocol.wire.Ipv4View;
import java.util.Random;

/** Packets for tests: frames with random payload, and views of frames. */
final class Packets {
  static final int SOURCE = 0x0a00_0001;
  static final int DESTINATION = 0x0a00_0002;

  private Packets() {}

  /** A UDP-numbered packet with this much random payload. */
  static byte[] packet(Random random, int identification, int payloadLength) {
    byte[] frame = new byte[FrameLayout.TRANSPORT_OFFSET + payloadLength];
    random.nextBytes(frame);
    Ipv4Headers.write(
        frame,
        identification,
        0,
        false,
        Ipv4Headers.DEFAULT_TTL,
        IpProtocol.UDP,
        SOURCE,
        DESTINATION);
    return frame;
  }

  /** One with options, which must fill whole words. */
  static byte[] packetWithOptions(Random random, byte[] options, int payloadLength) {
    int headerLength = FrameLayout.IPV4_LENGTH + options.length;
    byte[] frame = new byte[FrameLayout.IPV4_OFFSET + headerLength + payloadLength];
    random.nextBytes(frame);
    System.arraycopy(options, 0, frame, FrameLayout.TRANSPORT_OFFSET, options.length);
    new Ipv4View()
        .at(frame, FrameLayout.IPV4_OFFSET, headerLength)
        .tos(0)
        .totalLength(headerLength + payloadLength)
        .identification(9)
        .fragment(false, false, 0)
        .ttl(64)
        .protocol(IpProtocol.UDP)
        .source(SOURCE)
        .destination(DESTINATION)
        .fillChecksum();
    return frame;
  }

  /** One fragment of the payload of a packet: bytes {@code [start, end)}. */
  static byte[] fragment(byte[] original, int start, int end, boolean more) {
    byte[] frame = new byte[FrameLayout.TRANSPORT_OFFSET + end - start];
    System.arraycopy(original, 0, frame, 0, FrameLayout.TRANSPORT_OFFSET);
    System.arraycopy(
        original,
        FrameLayout.TRANSPORT_OFFSET + start,
        frame,
        FrameLayout.TRANSPORT_OFFSET,
        end - start);
    new Ipv4View()
        .at(frame, FrameLayout.IPV4_OFFSET)
        .totalLength(FrameLayout.IPV4_LENGTH + end - start)
        .fragment(false, more, start)
        .fillChecksum();
    return frame;
  }

  static Ipv4View view(byte[] frame) {
    Ipv4View view = new Ipv4View();
    assertNull(view.wrap(frame, FrameLayout.IPV4_OFFSET, frame.length));
    return view;
  }
}
