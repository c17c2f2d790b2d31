package io.actornet.protocol.emulation;

import io.actornet.protocol.engine.RandomStream;
import io.actornet.protocol.wire.FrameLayout;
import io.actornet.protocol.wire.IcmpView;
import io.actornet.protocol.wire.IpProtocol;
import io.actornet.protocol.wire.Ipv4View;
import io.actornet.protocol.wire.TcpView;
import io.actornet.protocol.wire.UdpView;
import java.util.Arrays;
import java.util.List;

/**
 * Makes frames that are wrong in every way: flipped bits, lengths that lie, cut, drawn out,
 * spliced, tagged, fragmented, or noise; most of them with checksums that are right all the same,
 * so that they get past the first look.
 */
final class FrameMutator {
  private static final int HEADERS = 60;
  private static final int GIANT = 66_000;

  /**
   * Where lengths, offsets and kinds are: EtherType; version and IHL, total length, fragmentation,
   * TTL, protocol (or ARP's address lengths and operation); behind an optionless IP header the type
   * of ICMP, the length of UDP, the data offset and flags of TCP and the lengths of its options or
   * of the packet that ICMP quotes.
   */
  private static final int[] TELLING = {
    12, 13, 14, 16, 17, 18, 19, 20, 21, 22, 23, 34, 35, 38, 39, 42, 44, 45, 46, 47, 55, 57, 59
  };

  private final RandomStream random;
  private final Ipv4View ipv4 = new Ipv4View();
  private final UdpView udp = new UdpView();
  private final TcpView tcp = new TcpView();
  private final IcmpView icmp = new IcmpView();

  FrameMutator(RandomStream random) {
    this.random = random;
  }

  /** A frame made of one of the samples, and perhaps of parts of others. */
  byte[] next(List<byte[]> samples) {
    byte[] frame = sample(samples).clone();
    if (random.nextInt(50) == 0) {
      return noise(frame);
    }
    for (int change = random.nextInt(5); change > 0; change--) {
      frame = change(frame, samples);
    }
    if (random.nextInt(4) != 0) {
      mend(frame);
    }
    return frame;
  }

  private byte[] sample(List<byte[]> samples) {
    return samples.get(random.nextInt(samples.size()));
  }

  /** Noise to the same destination, of any length. */
  private byte[] noise(byte[] sample) {
    byte[] frame = Arrays.copyOf(sample, random.nextInt(200));
    int kept = random.nextInt(2) == 0 ? 12 : 14;
    for (int i = kept; i < frame.length; i++) {
      frame[i] = (byte) random.nextInt(256);
    }
    return frame;
  }

  private byte[] change(byte[] frame, List<byte[]> samples) {
    if (frame.length == 0) {
      return frame;
    }
    switch (random.nextInt(20)) {
      case 0 -> {
        return Arrays.copyOf(frame, random.nextInt(frame.length + 1));
      }
      case 1 -> {
        int length = random.nextInt(200) == 0 ? GIANT : frame.length + random.nextInt(100);
        return Arrays.copyOf(frame, length);
      }
      case 2 -> {
        return splice(frame, sample(samples));
      }
      case 3 -> {
        return tag(frame);
      }
      case 4 -> fragment(frame);
      case 5, 6, 7, 8, 9 -> lie(frame);
      case 10, 11, 12 -> frame[position(frame)] = (byte) random.nextInt(256);
      default -> frame[position(frame)] ^= (byte) (1 << random.nextInt(8));
    }
    return frame;
  }

  /** Mostly in the headers; seldom in the MAC addresses, or the frame goes nowhere. */
  private int position(byte[] frame) {
    int from = random.nextInt(8) == 0 ? 0 : 12;
    int to = random.nextInt(8) == 0 ? frame.length : HEADERS;
    return Math.min(frame.length - 1, from + random.nextInt(Math.max(1, to - from)));
  }

  private byte[] splice(byte[] head, byte[] tail) {
    int cut = Math.min(random.nextInt(HEADERS), head.length);
    byte[] spliced = Arrays.copyOf(head, Math.max(cut, tail.length));
    if (tail.length > cut) {
      System.arraycopy(tail, cut, spliced, cut, tail.length - cut);
    }
    return spliced;
  }

  private byte[] tag(byte[] frame) {
    if (frame.length < 12) {
      return frame;
    }
    byte[] tagged = new byte[frame.length + 4];
    System.arraycopy(frame, 0, tagged, 0, 12);
    tagged[12] = (byte) 0x81;
    tagged[15] = (byte) random.nextInt(4);
    System.arraycopy(frame, 12, tagged, 16, frame.length - 12);
    return tagged;
  }

  private void fragment(byte[] frame) {
    if (frame.length > 21) {
      frame[18] = 0;
      frame[19] = (byte) random.nextInt(8);
      frame[20] = (byte) (random.nextInt(2) * 0x20 | (random.nextInt(8) == 0 ? 0x1f : 0));
      frame[21] = (byte) random.nextInt(random.nextInt(2) == 0 ? 8 : 256);
    }
  }

  private void lie(byte[] frame) {
    int at = TELLING[random.nextInt(TELLING.length)];
    if (at < frame.length) {
      frame[at] =
          (byte)
              switch (random.nextInt(6)) {
                case 0 -> 0;
                case 1 -> 1;
                case 2 -> 0xff;
                case 3 -> frame[at] - 1;
                case 4 -> frame[at] + 1;
                default -> random.nextInt(256);
              };
    }
  }

  /** Makes the checksums right where the frame still has the shape for them. */
  private void mend(byte[] frame) {
    int offset = FrameLayout.IPV4_OFFSET;
    if (frame.length < offset + FrameLayout.IPV4_LENGTH || frame[offset] >> 4 != 4) {
      return;
    }
    int headerLength = (frame[offset] & 15) * 4;
    if (headerLength < FrameLayout.IPV4_LENGTH || offset + headerLength > frame.length) {
      return;
    }
    int length = frame.length - offset;
    if (random.nextInt(2) == 0 && length <= 0xffff) {
      frame[offset + 2] = (byte) (length >> 8);
      frame[offset + 3] = (byte) length;
    }
    ipv4.at(frame, offset).fillChecksum();
    if (ipv4.wrap(frame, offset, frame.length) == null) {
      mendTransport(frame);
    }
  }

  private void mendTransport(byte[] frame) {
    int start = ipv4.payloadOffset();
    int limit = ipv4.limit();
    switch (ipv4.protocol()) {
      case IpProtocol.UDP -> {
        if (udp.wrap(frame, start, limit) == null) {
          udp.fillChecksum(ipv4.source(), ipv4.destination());
        }
      }
      case IpProtocol.TCP -> {
        if (tcp.wrap(frame, start, limit) == null) {
          tcp.fillChecksum(ipv4.source(), ipv4.destination());
        }
      }
      case IpProtocol.ICMP -> {
        if (icmp.wrap(frame, start, limit) == null) {
          icmp.fillChecksum();
        }
      }
      default -> {
        // No checksum.
      }
    }
  }
}
