package io.actornet.protocol.arp;

import static io.actornet.protocol.arp.ArpTrace.ip;
import static io.actornet.protocol.arp.ArpTrace.view;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AddressProbeTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long HALF = Long.MIN_VALUE; // as 64 random bits: the middle of any range
  private static final int ME = ip("10.0.0.1");
  private static final String PROBE = "to all: who has 10.0.0.1? tell 0.0.0.0";
  private static final String ANNOUNCEMENT = "to all: who has 10.0.0.1? tell 10.0.0.1";

  private final List<String> trace = new ArrayList<>();
  private final AddressProbeEffects effects =
      new AddressProbeEffects() {
        @Override
        public void sendArp(byte[] frame) {
          trace.add(ArpTrace.describe(frame));
        }

        @Override
        public void claimed() {
          trace.add("claimed");
        }

        @Override
        public void lost(long mac) {
          trace.add("lost to " + mac);
        }
      };

  private AddressProbe claim = new AddressProbe(1, ME, AddressProbe.Defence.ONCE, () -> HALF);

  @Test
  @DisplayName(
      "RFC 5227 §2.1.1, §2.3: three probes, then two announcements, of which the first claims")
  void aFreeAddressIsProbedThreeTimesAndAnnouncedTwice() {
    claim.start(0);
    assertEquals(AddressProbe.State.PROBING, claim.state());
    runUntil(SECOND / 2);
    assertTrace(PROBE);
    runUntil(2 * SECOND);
    assertTrace(PROBE);
    runUntil(SECOND * 7 / 2);
    assertTrace(PROBE);
    assertEquals(SECOND * 11 / 2, claim.nextDeadline());
    runUntil(SECOND * 11 / 2);
    assertTrace(ANNOUNCEMENT, "claimed");
    assertEquals(AddressProbe.State.ANNOUNCING, claim.state());
    runUntil(SECOND * 15 / 2);
    assertTrace(ANNOUNCEMENT);
    assertEquals(AddressProbe.State.HELD, claim.state());
    assertEquals(AddressProbe.NEVER, claim.nextDeadline());
  }

  @Test
  @DisplayName("RFC 5227 §2.1.1: the waits lie within PROBE_WAIT and PROBE_MIN to PROBE_MAX")
  void theWaitsStayWithinTheirBounds() {
    for (long bits : new long[] {0, -1}) {
      claim = new AddressProbe(1, ME, AddressProbe.Defence.ONCE, () -> bits);
      claim.start(0);
      long first = bits == 0 ? 0 : SECOND - 1;
      assertEquals(first, claim.nextDeadline());
      claim.onTimer(first, effects);
      assertEquals(first + (bits == 0 ? SECOND : 2 * SECOND - 1), claim.nextDeadline());
    }
  }

  @Test
  @DisplayName("RFC 5227 §2.1.1: any packet from a station that has the address ends the probing")
  void anAnswerEndsTheProbing() {
    claim.start(0);
    runUntil(SECOND);
    assertTrace(PROBE);
    receive(SECOND, ArpFrames.reply(2, ME, 1, 0));
    assertTrace("lost to 2");
    runUntil(100 * SECOND);
    assertTrace();
    assertEquals(AddressProbe.State.LOST, claim.state());
  }

  @Test
  @DisplayName("RFC 5227 §2.1.1: a probe by another station for the same address is a conflict too")
  void twoStationsThatProbeForOneAddressBothLoseIt() {
    claim.start(0);
    receive(1, ArpFrames.probe(2, ME));
    assertTrace("lost to 2");
  }

  @Test
  void ourOwnProbeComingBackIsNoConflict() {
    claim.start(0);
    receive(1, ArpFrames.probe(1, ME));
    receive(1, ArpFrames.request(2, ip("10.0.0.2"), ME));
    receive(1, ArpFrames.probe(2, ip("10.0.0.2")));
    assertEquals(AddressProbe.State.PROBING, claim.state());
  }

  @Test
  @DisplayName("RFC 5227 §2.4(b): a host defends its address once in ten seconds, then gives it up")
  void aHostDefendsItsAddressOnce() {
    hold();
    receive(20 * SECOND, ArpFrames.request(2, ME, ip("10.0.0.9")));
    assertTrace(ANNOUNCEMENT);
    receive(30 * SECOND, ArpFrames.request(2, ME, ip("10.0.0.9")));
    assertTrace(ANNOUNCEMENT);
    receive(40 * SECOND - 1, ArpFrames.request(2, ME, ip("10.0.0.9")));
    assertTrace("lost to 2");
  }

  @Test
  @DisplayName("RFC 5227 §2.4(c): a router keeps its address and announces it once in ten seconds")
  void aRouterKeepsItsAddress() {
    claim = new AddressProbe(1, ME, AddressProbe.Defence.ALWAYS, () -> HALF);
    hold();
    receive(20 * SECOND, ArpFrames.request(2, ME, ip("10.0.0.9")));
    receive(21 * SECOND, ArpFrames.request(2, ME, ip("10.0.0.9")));
    assertTrace(ANNOUNCEMENT);
    assertEquals(AddressProbe.State.HELD, claim.state());
  }

  @Test
  void aProbeForAnAddressWeHoldIsNoConflictSinceTheCacheAnswersIt() {
    hold();
    receive(20 * SECOND, ArpFrames.probe(2, ME));
    assertTrace();
  }

  private void hold() {
    claim.start(0);
    runUntil(20 * SECOND);
    trace.clear();
  }

  private void runUntil(long end) {
    while (claim.nextDeadline() <= end) {
      claim.onTimer(claim.nextDeadline(), effects);
    }
  }

  private void receive(long now, byte[] frame) {
    claim.receive(view(frame), now, effects);
  }

  private void assertTrace(String... expected) {
    assertEquals(List.of(expected), trace);
    trace.clear();
  }
}
