package io.actornet.protocol.ip;

import static io.actornet.protocol.ip.Packets.fragment;
import static io.actornet.protocol.ip.Packets.view;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.protocol.wire.FrameLayout;
import io.actornet.protocol.wire.Ipv4View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReassemblerTest {
  private static final long SECOND = 1_000_000_000L;

  private final Random random = new Random(1);
  private final List<String> trace = new ArrayList<>();
  private final ReassemblyEffects effects =
      new ReassemblyEffects() {
        @Override
        public void refused(ReassemblyRefusal cause) {
          trace.add(cause.label());
        }

        @Override
        public void timedOut(Ipv4View firstFragment) {
          trace.add("timed out, first " + (firstFragment == null ? "missing" : "there"));
        }
      };
  private Reassembler reassembler = new Reassembler(ReassemblyParameters.DEFAULTS);
  private final byte[] original = Packets.packet(random, 7, 100);

  @Test
  @DisplayName("RFC 791 §3.2: fragments in order become the datagram")
  void fragmentsInOrderBecomeTheDatagram() {
    assertNull(add(fragment(original, 0, 40, true)));
    assertNull(add(fragment(original, 40, 80, true)));
    assertWhole(add(fragment(original, 80, 100, false)));
    assertIdle();
  }

  @Test
  void fragmentsInReverseOrderDoToo() {
    assertNull(add(fragment(original, 80, 100, false)));
    assertNull(add(fragment(original, 40, 80, true)));
    assertWhole(add(fragment(original, 0, 40, true)));
    assertIdle();
  }

  @Test
  @DisplayName(
      "RFC 791 §3.2: source, destination, protocol and identification tell datagrams apart")
  void datagramsWithDifferentIdentificationsDoNotMix() {
    byte[] other = Packets.packet(random, 8, 100);
    assertNull(add(fragment(original, 0, 40, true)));
    assertNull(add(fragment(other, 40, 100, false)));
    byte[] whole = add(fragment(other, 0, 40, true));
    assertEquals(8, view(whole).identification());
    assertArrayEquals(payload(other), payload(whole));
    assertWhole(add(fragment(original, 40, 100, false)));
  }

  @Test
  void aRepeatedFragmentIsHarmless() {
    assertNull(add(fragment(original, 0, 40, true)));
    assertNull(add(fragment(original, 0, 40, true)));
    assertNull(add(fragment(original, 80, 100, false)));
    assertNull(add(fragment(original, 80, 100, false)));
    assertWhole(add(fragment(original, 40, 80, true)));
    assertTrace();
  }

  @Test
  @DisplayName("RFC 5722 §4: an overlap costs the datagram, fragments to come included")
  void anOverlapCostsTheDatagram() {
    assertNull(add(fragment(original, 0, 40, true)));
    assertNull(add(fragment(original, 32, 80, true)));
    assertNull(add(fragment(original, 40, 80, true)));
    assertNull(add(fragment(original, 80, 100, false)));
    assertTrace("overlap", "refused-before", "refused-before");
    reassembler.onTimer(30 * SECOND, effects);
    assertTrace();
    assertIdle();
  }

  @Test
  @DisplayName("RFC 1858 §4: other data in the same place is an overlap")
  void otherDataInTheSamePlaceIsAnOverlap() {
    byte[] forged = original.clone();
    forged[FrameLayout.TRANSPORT_OFFSET + 3] ^= 1;
    assertNull(add(fragment(original, 0, 40, true)));
    assertNull(add(fragment(forged, 0, 40, true)));
    assertTrace("overlap");
  }

  @Test
  void aFragmentWithinOrAroundAnotherIsAnOverlap() {
    assertNull(add(fragment(original, 40, 80, true)));
    assertNull(add(fragment(original, 48, 56, true)));
    assertTrace("overlap");
    byte[] other = Packets.packet(random, 8, 100);
    assertNull(add(fragment(other, 40, 80, true)));
    assertNull(add(fragment(other, 32, 88, true)));
    assertTrace("overlap");
  }

  @Test
  void fragmentsThatDisagreeOnTheEndAreRefused() {
    byte[] a = Packets.packet(random, 1, 200);
    add(fragment(a, 80, 100, false));
    add(fragment(a, 160, 200, false));
    assertTrace("end");
    byte[] b = Packets.packet(random, 2, 200);
    add(fragment(b, 80, 100, false));
    add(fragment(b, 104, 200, true));
    assertTrace("end");
    byte[] c = Packets.packet(random, 3, 200);
    add(fragment(c, 80, 200, true));
    add(fragment(c, 40, 80, false));
    assertTrace("end");
  }

  @Test
  @DisplayName("RFC 791 §3.2: empty fragments, and uneven ones that are not the last, are refused")
  void emptyAndUnevenFragmentsAreRefused() {
    add(fragment(original, 8, 8, true));
    add(fragment(original, 8, 8, false));
    add(fragment(original, 0, 12, true));
    assertTrace("empty", "empty", "uneven");
    assertIdle();
  }

  @Test
  void aDatagramLongerThanAnyPacketIsRefused() {
    byte[] piece = Packets.packet(random, 1, 1480);
    for (boolean more : new boolean[] {true, false}) {
      byte[] frame = piece.clone();
      Ipv4View header = view(frame).identification(more ? 1 : 2);
      add(header.fragment(false, more, 65_528).fillChecksum());
      assertTrace("too-long");
    }
  }

  @Test
  void optionsCountTowardsTheLongestPacket() {
    byte[] body = Packets.packet(random, 9, 65_515);
    for (int start = 40; start < 65_480; start += 8 * 1000) {
      add(fragment(body, start, Math.min(start + 8 * 1000, 65_480), true));
    }
    add(fragment(body, 65_480, 65_515, false));
    byte[] first = Packets.packetWithOptions(random, new byte[] {1, 1, 1, 0}, 40);
    assertNull(add(view(first).fragment(false, true, 0).fillChecksum()));
    assertTrace("too-long");
  }

  @Test
  @DisplayName("RFC 791 §3.2: the header is the first fragment's, with its options")
  void theHeaderIsTheFirstFragments() {
    byte[] options = {7, 7, 4, 0, 0, 0, 0, 0};
    byte[] packet = Packets.packetWithOptions(random, options, 300);
    List<byte[]> fragments = new ArrayList<>();
    Fragmenter.fragment(view(packet), 200, fragments::add);
    assertNull(add(fragments.get(1)));
    byte[] whole = add(fragments.get(0));
    assertEquals(28, view(whole).headerLength());
    assertArrayEquals(
        Arrays.copyOfRange(packet, FrameLayout.IPV4_OFFSET, packet.length),
        Arrays.copyOfRange(whole, FrameLayout.IPV4_OFFSET, whole.length));
  }

  @Test
  @DisplayName("RFC 3168 §5.3: congestion met by one fragment is met by the datagram")
  void congestionIsKept() {
    assertNull(add(view(fragment(original, 0, 40, true)).tos(2).fillChecksum()));
    byte[] whole = add(view(fragment(original, 40, 100, false)).tos(3).fillChecksum());
    assertEquals(3, view(whole).ecn());
    byte[] other = Packets.packet(random, 8, 100);
    assertNull(add(fragment(other, 0, 40, true)));
    assertNull(add(view(fragment(other, 40, 100, false)).tos(3).fillChecksum()));
    assertTrace("ecn");
  }

  @Test
  @DisplayName(
      "RFC 1122 §3.3.2: the time runs from the first arrival; with the first fragment, ICMP")
  void theTimeRunsFromTheFirstArrival() {
    add(fragment(original, 0, 40, true), 0);
    add(fragment(original, 40, 80, true), 29 * SECOND);
    add(fragment(Packets.packet(random, 8, 100), 8, 40, true), SECOND);
    assertEquals(30 * SECOND, reassembler.nextDeadline());
    reassembler.onTimer(30 * SECOND - 1, effects);
    assertTrace();
    reassembler.onTimer(30 * SECOND, effects);
    assertTrace("timed out, first there");
    assertEquals(31 * SECOND, reassembler.nextDeadline());
    reassembler.onTimer(31 * SECOND, effects);
    assertTrace("timed out, first missing");
    assertIdle();
  }

  @Test
  void whenMemoryRunsOutTheOldestDatagramsGo() {
    reassembler = new Reassembler(new ReassemblyParameters(30 * SECOND, 10_000));
    for (int id = 0; id < 1000; id++) {
      add(fragment(Packets.packet(random, id, 1000), 0, 992, true));
      assertTrue(reassembler.occupiedBytes() <= 10_000);
    }
    assertTrue(trace.size() > 980);
    byte[] last = Packets.packet(random, 1000, 100);
    assertNull(add(fragment(last, 0, 40, true)));
    assertNotNull(add(fragment(last, 40, 100, false)));
  }

  @Test
  void refusedDatagramsAreBoundedToo() {
    reassembler = new Reassembler(new ReassemblyParameters(30 * SECOND, 10_000));
    for (int id = 0; id < 1000; id++) {
      byte[] packet = Packets.packet(random, id, 100);
      add(fragment(packet, 0, 40, true));
      add(fragment(packet, 32, 72, true));
      assertTrue(reassembler.occupiedBytes() <= 10_000);
    }
  }

  @Test
  void manySmallFragmentsCountForMoreThanTheirData() {
    byte[] packet = Packets.packet(random, 1, 65_000);
    for (int start = 0; start < 65_000 - 8; start += 8) {
      add(fragment(packet, start, start + 8, true));
    }
    assertTrue(reassembler.occupiedBytes() > 65_000 / 8 * 80);
    assertArrayEquals(payload(packet), payload(add(fragment(packet, 64_992, 65_000, false))));
    assertIdle();
  }

  @Test
  @DisplayName("any cuts, order and repetition of fragments give the original")
  void anyOrderGivesTheOriginal() {
    for (int round = 0; round < 3_000; round++) {
      byte[] packet = Packets.packet(random, round, 16 + random.nextInt(3000));
      List<byte[]> fragments = randomFragments(packet);
      List<byte[]> arrivals = new ArrayList<>(fragments);
      for (int i = random.nextInt(4); i > 0; i--) {
        arrivals.add(fragments.get(random.nextInt(fragments.size())).clone());
      }
      Collections.shuffle(arrivals, random);
      int wholes = 0;
      for (byte[] arrival : arrivals) {
        byte[] whole = add(arrival);
        if (whole != null) {
          wholes++;
          assertArrayEquals(payload(packet), payload(whole));
        }
      }
      assertTrue(wholes >= 1);
      reassembler = new Reassembler(ReassemblyParameters.DEFAULTS);
    }
    assertTrace();
  }

  @Test
  @DisplayName("fragments of several cuttings, which overlap, give the original or nothing")
  void overlapsGiveTheOriginalOrNothing() {
    int wholes = 0;
    for (int round = 0; round < 3_000; round++) {
      byte[] packet = Packets.packet(random, round, 16 + random.nextInt(300));
      List<byte[]> arrivals = randomFragments(packet);
      for (byte[] fragment : randomFragments(packet)) {
        if (random.nextInt(4) == 0) {
          arrivals.add(fragment);
        }
      }
      Collections.shuffle(arrivals, random);
      for (byte[] arrival : arrivals) {
        byte[] whole = add(arrival);
        if (whole != null) {
          wholes++;
          assertArrayEquals(payload(packet), payload(whole));
        }
      }
      reassembler.onTimer(Long.MAX_VALUE - 1, effects);
      assertIdle();
    }
    assertTrue(wholes > 100, "some survive: " + wholes);
    assertTrue(trace.contains("overlap"));
  }

  @Test
  void mutatedFragmentsThrowNothingAndStayWithinBounds() {
    reassembler = new Reassembler(new ReassemblyParameters(SECOND, 50_000));
    Ipv4View packet = new Ipv4View();
    for (int i = 0; i < 200_000; i++) {
      byte[] frame = fragment(original, 8 * random.nextInt(6), 48 + 4 * random.nextInt(13), true);
      for (int n = random.nextInt(3); n > 0; n--) {
        frame[FrameLayout.IPV4_OFFSET + 1 + random.nextInt(11)] = (byte) random.nextInt();
      }
      new Ipv4View().at(frame, FrameLayout.IPV4_OFFSET).fillChecksum();
      long now = i * (SECOND / 1000);
      if (packet.wrap(frame, FrameLayout.IPV4_OFFSET, frame.length) == null
          && packet.isFragment()) {
        byte[] whole = reassembler.add(packet, now, effects);
        assertTrue(whole == null || view(whole).totalLength() == whole.length - 14);
      }
      reassembler.onTimer(now, effects);
      assertTrue(reassembler.occupiedBytes() <= 50_000);
    }
    reassembler.onTimer(Long.MAX_VALUE - 1, effects);
    assertIdle();
  }

  private List<byte[]> randomFragments(byte[] packet) {
    int length = packet.length - FrameLayout.TRANSPORT_OFFSET;
    List<byte[]> fragments = new ArrayList<>();
    int start = 0;
    while (start < length) {
      int end = start + 8 * (1 + random.nextInt(Math.max(1, length / 16)));
      boolean last = end >= length;
      fragments.add(fragment(packet, start, Math.min(end, length), !last));
      start = end;
    }
    return fragments;
  }

  private byte[] add(byte[] frame) {
    return add(frame, 0);
  }

  private byte[] add(byte[] frame, long now) {
    return reassembler.add(view(frame), now, effects);
  }

  private byte[] add(Ipv4View fragment) {
    return reassembler.add(fragment, 0, effects);
  }

  private void assertWhole(byte[] whole) {
    assertNotNull(whole);
    assertArrayEquals(
        Arrays.copyOfRange(original, FrameLayout.IPV4_OFFSET, original.length),
        Arrays.copyOfRange(whole, FrameLayout.IPV4_OFFSET, whole.length));
  }

  private void assertIdle() {
    assertEquals(0, reassembler.occupiedBytes());
    assertEquals(Reassembler.NEVER, reassembler.nextDeadline());
  }

  private void assertTrace(String... expected) {
    assertEquals(List.of(expected), trace);
    trace.clear();
  }

  private static byte[] payload(byte[] frame) {
    return Arrays.copyOfRange(frame, view(frame).payloadOffset(), frame.length);
  }
}
