package io.actornet.protocol.ip;

import static io.actornet.protocol.ip.Packets.view;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.protocol.ip.Fragmenter.Outcome;
import io.actornet.protocol.wire.FrameLayout;
import io.actornet.protocol.wire.Ipv4View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FragmenterTest {
  private final Random random = new Random(1);
  private final List<byte[]> fragments = new ArrayList<>();

  @Test
  void aPacketThatFitsIsLeftAlone() {
    byte[] frame = Packets.packet(random, 1, 1480);
    assertEquals(Outcome.FITS, Fragmenter.fragment(view(frame), 1500, fragments::add));
    assertTrue(fragments.isEmpty());
  }

  @Test
  @DisplayName("RFC 791 §3.2: all but the last fragment carry as many multiples of 8 bytes as fit")
  void allButTheLastFragmentAreFullMultiplesOfEight() {
    byte[] frame = Packets.packet(random, 77, 3000);
    assertEquals(Outcome.FRAGMENTED, Fragmenter.fragment(view(frame), 1500, fragments::add));
    assertEquals(
        List.of("0+1480 more", "1480+1480 more", "2960+40"),
        fragments.stream().map(FragmenterTest::describe).toList());
    for (byte[] fragment : fragments) {
      Ipv4View header = view(fragment);
      assertEquals(77, header.identification());
      assertEquals(64, header.ttl());
      assertEquals(Packets.SOURCE, header.source());
    }
    assertArrayEquals(payload(frame), joined());
  }

  @Test
  @DisplayName("RFC 791 §3.2: an MTU that is no multiple of 8 wastes the rest")
  void anUnevenMtuWastesTheRest() {
    byte[] frame = Packets.packet(random, 1, 200);
    Fragmenter.fragment(view(frame), 99, fragments::add);
    assertEquals(
        List.of("0+72 more", "72+72 more", "144+56"),
        fragments.stream().map(FragmenterTest::describe).toList());
  }

  @Test
  @DisplayName("RFC 791 §3.2, RFC 1191: a packet that must not be fragmented is not")
  void aPacketThatMustNotBeFragmentedIsNot() {
    byte[] frame = Packets.packet(random, 1, 1481);
    Ipv4View packet = view(frame).fragment(true, false, 0).fillChecksum();
    assertEquals(Outcome.FRAGMENTATION_NEEDED, Fragmenter.fragment(packet, 1500, fragments::add));
    assertTrue(fragments.isEmpty());
  }

  @Test
  @DisplayName("RFC 791 §3.2: a fragment can be fragmented again")
  void aFragmentCanBeFragmentedAgain() {
    byte[] frame = Packets.packet(random, 1, 3000);
    Fragmenter.fragment(view(frame), 1500, fragments::add);
    List<byte[]> twice = new ArrayList<>();
    for (byte[] fragment : List.copyOf(fragments)) {
      if (Fragmenter.fragment(view(fragment), 1000, twice::add) == Outcome.FITS) {
        twice.add(fragment);
      }
    }
    fragments.clear();
    fragments.addAll(twice);
    assertEquals(
        List.of("0+976 more", "976+504 more", "1480+976 more", "2456+504 more", "2960+40"),
        fragments.stream().map(FragmenterTest::describe).toList());
    assertArrayEquals(payload(frame), joined());
  }

  @Test
  @DisplayName("RFC 791 §3.1: only options with the copied flag are in later fragments, padded")
  void onlyCopiedOptionsAreInLaterFragments() {
    byte[] options = {
      7,
      7,
      4,
      0,
      0,
      0,
      0, // record route: not copied
      1, // no operation: not copied
      (byte) 131,
      7,
      4,
      1,
      2,
      3,
      4, // loose source route: copied
      0
    };
    byte[] frame = Packets.packetWithOptions(random, options, 300);
    assertEquals(Outcome.FRAGMENTED, Fragmenter.fragment(view(frame), 200, fragments::add));
    assertEquals(
        List.of("0+160 more", "160+140"),
        fragments.stream().map(FragmenterTest::describe).toList());
    assertArrayEquals(options, options(fragments.get(0)));
    assertArrayEquals(new byte[] {(byte) 131, 7, 4, 1, 2, 3, 4, 0}, options(fragments.get(1)));
    assertArrayEquals(payload(frame), joined());
  }

  @Test
  void anOptionThatCannotBeEndsTheCopying() {
    byte[] options = {(byte) 131, 3, 4, (byte) 130, 99, 0, 0, 0};
    byte[] frame = Packets.packetWithOptions(random, options, 300);
    Fragmenter.fragment(view(frame), 200, fragments::add);
    assertArrayEquals(new byte[] {(byte) 131, 3, 4, 0}, options(fragments.get(1)));
  }

  @Test
  void theSmallestMtuHoldsEightBytesBehindTheLongestHeader() {
    byte[] options = new byte[40];
    Arrays.fill(options, (byte) 1);
    byte[] frame = Packets.packetWithOptions(random, options, 20);
    Fragmenter.fragment(view(frame), Fragmenter.MINIMUM_MTU, fragments::add);
    assertEquals(
        List.of("0+8 more", "8+12"), fragments.stream().map(FragmenterTest::describe).toList());
    assertThrows(
        IllegalArgumentException.class, () -> Fragmenter.fragment(view(frame), 67, fragments::add));
  }

  @Test
  void anyPacketAndMtuGiveFragmentsThatFitAndJoinToThePacket() {
    for (int round = 0; round < 3_000; round++) {
      byte[] options = new byte[4 * random.nextInt(11)];
      random.nextBytes(options);
      byte[] frame = Packets.packetWithOptions(random, options, random.nextInt(4000));
      int mtu = Fragmenter.MINIMUM_MTU + random.nextInt(1600);
      fragments.clear();
      if (Fragmenter.fragment(view(frame), mtu, fragments::add) == Outcome.FRAGMENTED) {
        fragments.forEach(fragment -> assertTrue(view(fragment).totalLength() <= mtu));
        assertArrayEquals(payload(frame), joined());
      }
    }
  }

  private static String describe(byte[] frame) {
    Ipv4View header = view(frame);
    String more = header.moreFragments() ? " more" : "";
    return header.fragmentOffset() + "+" + header.payloadLength() + more;
  }

  private static byte[] options(byte[] frame) {
    int end = FrameLayout.IPV4_OFFSET + view(frame).headerLength();
    return Arrays.copyOfRange(frame, FrameLayout.TRANSPORT_OFFSET, end);
  }

  private static byte[] payload(byte[] frame) {
    return Arrays.copyOfRange(frame, view(frame).payloadOffset(), frame.length);
  }

  private byte[] joined() {
    Ipv4View last = view(fragments.getLast());
    byte[] joined = new byte[last.fragmentOffset() + last.payloadLength()];
    for (byte[] fragment : fragments) {
      byte[] part = payload(fragment);
      System.arraycopy(part, 0, joined, view(fragment).fragmentOffset(), part.length);
    }
    return joined;
  }
}
