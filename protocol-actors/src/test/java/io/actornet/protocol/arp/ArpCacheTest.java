package io.actornet.protocol.arp;

import static io.actornet.protocol.arp.ArpTrace.ip;
import static io.actornet.protocol.arp.ArpTrace.view;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.protocol.wire.ArpView;
import io.actornet.protocol.wire.FrameLayout;
import io.actornet.topology.value.MacAddress;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ArpCacheTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long MY_MAC = 1;
  private static final int ME = ip("10.0.0.1");
  private static final int BOB = ip("10.0.0.2");
  private static final int CAROL = ip("10.0.0.3");
  private static final String ASK_BOB = "to all: who has 10.0.0.2? tell 10.0.0.1";

  private final ArpTrace trace = new ArpTrace();
  private ArpCache cache = new ArpCache(ArpParameters.DEFAULTS, MY_MAC, ME);

  @Nested
  class Resolution {
    @Test
    @DisplayName(
        "RFC 826: an unknown neighbour is asked for by broadcast and gets the frame on reply")
    void anUnknownNeighbourIsAskedForAndGetsTheFrame() {
      assertEquals(ArpCache.UNKNOWN, cache.lookup(BOB, 0));
      cache.resolve(BOB, frame(7), 0, trace);
      trace.expect(ASK_BOB);
      assertEquals(ArpCache.UNKNOWN, cache.lookup(BOB, 10));
      receive(10, ArpFrames.reply(2, BOB, MY_MAC, ME));
      trace.expect("frame 7 to 2");
      assertEquals(2, cache.lookup(BOB, 10));
      assertEquals(ArpCache.NEVER, cache.nextDeadline());
    }

    @Test
    void severalFramesWaitForOneRequestAndLeaveInOrder() {
      cache.resolve(BOB, frame(1), 0, trace);
      cache.resolve(BOB, frame(2), 1, trace);
      cache.resolve(BOB, frame(3), 2, trace);
      trace.expect(ASK_BOB);
      receive(10, ArpFrames.reply(2, BOB, MY_MAC, ME));
      trace.expect("frame 1 to 2", "frame 2 to 2", "frame 3 to 2");
    }

    @Test
    @DisplayName("RFC 1122 §2.3.2.2: when too many frames wait the latest are kept")
    void whenTooManyFramesWaitTheOldestIsDropped() {
      cache = new ArpCache(new ArpParameters(SECOND, SECOND, 3, 2, 10), MY_MAC, ME);
      cache.resolve(BOB, frame(1), 0, trace);
      cache.resolve(BOB, frame(2), 0, trace);
      cache.resolve(CAROL, frame(8), 0, trace);
      cache.resolve(BOB, frame(3), 0, trace);
      trace.expect(ASK_BOB, "to all: who has 10.0.0.3? tell 10.0.0.1", "discarded 1");
      receive(1, ArpFrames.reply(2, BOB, MY_MAC, ME));
      trace.expect("frame 2 to 2", "frame 3 to 2");
    }

    @Test
    @DisplayName("RFC 1122 §2.3.2.1: requests go out once a second and end after the third")
    void aNeighbourThatDoesNotAnswerFails() {
      cache.resolve(BOB, frame(1), 0, trace);
      trace.expect(ASK_BOB);
      assertEquals(SECOND, cache.nextDeadline());
      cache.onTimer(SECOND - 1, trace);
      trace.expect();
      cache.onTimer(SECOND, trace);
      cache.onTimer(2 * SECOND, trace);
      trace.expect(ASK_BOB, ASK_BOB);
      cache.resolve(BOB, frame(2), 2 * SECOND, trace);
      cache.onTimer(3 * SECOND, trace);
      trace.expect("failed 1", "failed 2");
      assertEquals(ArpCache.NEVER, cache.nextDeadline());
      assertStates("10.0.0.2 FAILED", 3 * SECOND);
    }

    @Test
    void aFailedNeighbourIsAskedForAgainByTheNextFrame() {
      cache.resolve(BOB, frame(1), 0, trace);
      for (int second = 1; second <= 3; second++) {
        cache.onTimer(second * SECOND, trace);
      }
      trace.expect(ASK_BOB, ASK_BOB, ASK_BOB, "failed 1");
      cache.resolve(BOB, frame(3), 4 * SECOND, trace);
      trace.expect(ASK_BOB);
      receive(5 * SECOND, ArpFrames.reply(2, BOB, MY_MAC, ME));
      trace.expect("frame 3 to 2");
    }

    @Test
    void anErrorSentForAFailedFrameMayUseTheCacheAgain() {
      ArpEffects effects =
          new NoEffects() {
            @Override
            public void failed(byte[] frame) {
              trace.failed(frame);
              for (int i = 10; i < 30; i++) {
                cache.resolve(ip("10.0.0." + i), frame(i), 3 * SECOND, trace);
              }
            }
          };
      cache.resolve(BOB, frame(1), 0, effects);
      cache.onTimer(SECOND, effects);
      cache.onTimer(2 * SECOND, effects);
      cache.onTimer(3 * SECOND, effects);
      assertEquals(21, cache.neighbours(3 * SECOND).size());
      assertEquals(4 * SECOND, cache.nextDeadline());
    }

    @Test
    void eachNeighbourHasItsOwnTimesBehindOneDeadline() {
      cache.resolve(BOB, frame(1), 0, trace);
      cache.resolve(CAROL, frame(2), SECOND / 2, trace);
      trace.expect(ASK_BOB, "to all: who has 10.0.0.3? tell 10.0.0.1");
      cache.onTimer(SECOND, trace);
      trace.expect(ASK_BOB);
      assertEquals(SECOND * 3 / 2, cache.nextDeadline());
      receive(SECOND, ArpFrames.reply(3, CAROL, MY_MAC, ME));
      cache.onTimer(SECOND * 3 / 2, trace);
      trace.expect("frame 2 to 3");
      assertEquals(2 * SECOND, cache.nextDeadline());
    }
  }

  @Nested
  class Reception {
    @Test
    @DisplayName("RFC 826: a request to us is answered, and its sender remembered")
    void aRequestToUsIsAnswered() {
      receive(0, ArpFrames.request(2, BOB, ME));
      trace.expect("to 2: 10.0.0.1 is at 1, 10.0.0.2 at 2");
      assertEquals(2, cache.lookup(BOB, 0));
    }

    @Test
    @DisplayName("RFC 826: who speaks to others is not remembered")
    void whoSpeaksToOthersIsNotRemembered() {
      receive(0, ArpFrames.request(2, BOB, CAROL));
      trace.expect();
      assertEquals(List.of(), cache.neighbours(0));
    }

    @Test
    @DisplayName("RFC 826: who is known is believed, whomever it speaks to (merge flag)")
    void whoIsKnownIsBelievedWhomeverItSpeaksTo() {
      receive(0, ArpFrames.request(2, BOB, ME));
      receive(1, ArpFrames.request(22, BOB, CAROL));
      assertEquals(22, cache.lookup(BOB, 1));
      receive(2, ArpFrames.announcement(23, BOB));
      assertEquals(23, cache.lookup(BOB, 2));
    }

    @Test
    void aRequestFromTheNeighbourBeingAskedForIsAsGoodAsItsAnswer() {
      cache.resolve(BOB, frame(1), 0, trace);
      receive(5, ArpFrames.announcement(2, BOB));
      trace.expect(ASK_BOB, "frame 1 to 2");
      assertEquals(ArpCache.NEVER, cache.nextDeadline());
    }

    @Test
    @DisplayName("RFC 5227 §2.1.1: a probe for our address is answered, its sender not remembered")
    void aProbeForOurAddressIsAnswered() {
      receive(0, ArpFrames.probe(2, ME));
      trace.expect("to 2: 10.0.0.1 is at 1, 0.0.0.0 at 2");
      assertEquals(List.of(), cache.neighbours(0));
    }

    @Test
    void anInterfaceWithoutAnAddressAnswersNobody() {
      cache = new ArpCache(ArpParameters.DEFAULTS, MY_MAC, 0);
      receive(0, ArpFrames.request(2, BOB, 0));
      trace.expect();
      cache.address(ME);
      receive(0, ArpFrames.request(2, BOB, ME));
      trace.expect("to 2: 10.0.0.1 is at 1, 10.0.0.2 at 2");
    }

    @Test
    void whatNoHonestSenderWritesIsRefusedByCause() {
      assertEquals(ArpRefusal.CONFLICT, refused(ArpFrames.request(2, ME, BOB)));
      assertEquals(ArpRefusal.SENDER_MAC, refused(ArpFrames.request(MY_MAC, BOB, ME)));
      assertEquals(ArpRefusal.SENDER_MAC, refused(ArpFrames.request(0, BOB, ME)));
      assertEquals(
          ArpRefusal.SENDER_MAC, refused(ArpFrames.reply(MacAddress.BROADCAST, BOB, 1, ME)));
      assertEquals(ArpRefusal.SENDER_IP, refused(ArpFrames.request(2, ip("224.0.0.5"), ME)));
      assertEquals(ArpRefusal.SENDER_IP, refused(ArpFrames.request(2, ip("127.0.0.1"), ME)));
      assertEquals(ArpRefusal.SENDER_IP, refused(ArpFrames.reply(2, 0, MY_MAC, ME)));
      assertEquals(ArpRefusal.HARDWARE_TYPE, refused(with(0, 6)));
      assertEquals(ArpRefusal.PROTOCOL_TYPE, refused(with(2, 0x86)));
      assertEquals(ArpRefusal.OPERATION, refused(with(7, 8)));
      trace.expect();
      assertEquals(List.of(), cache.neighbours(0));
    }

    private byte[] with(int offset, int value) {
      byte[] frame = ArpFrames.request(2, BOB, ME);
      frame[FrameLayout.ARP_OFFSET + offset] = (byte) value;
      return frame;
    }

    private ArpRefusal refused(byte[] frame) {
      return cache.receive(view(frame), 0, trace);
    }
  }

  @Nested
  class Ageing {
    @Test
    @DisplayName(
        "RFC 1122 §2.3.2.1(2): an old address in use is asked for directly, and used meanwhile")
    void anOldAddressInUseIsAskedForDirectly() {
      learnBob();
      assertStates("10.0.0.2 REACHABLE 00:00:00:00:00:02", 30 * SECOND - 1);
      assertStates("10.0.0.2 STALE 00:00:00:00:00:02", 30 * SECOND);
      assertEquals(ArpCache.NEVER, cache.nextDeadline());
      assertEquals(2, cache.lookup(BOB, 30 * SECOND - 1));
      assertEquals(ArpCache.UNKNOWN, cache.lookup(BOB, 30 * SECOND));
      cache.resolve(BOB, frame(1), 30 * SECOND, trace);
      trace.expect("frame 1 to 2", "to 2: who has 10.0.0.2? tell 10.0.0.1");
      assertEquals(2, cache.lookup(BOB, 30 * SECOND + 1));
      receive(30 * SECOND + 2, ArpFrames.reply(2, BOB, MY_MAC, ME));
      assertEquals(2, cache.lookup(BOB, 60 * SECOND));
      assertEquals(ArpCache.NEVER, cache.nextDeadline());
    }

    @Test
    void anOldAddressThatNobodyAnswersForFails() {
      learnBob();
      cache.resolve(BOB, frame(1), 40 * SECOND, trace);
      cache.onTimer(41 * SECOND, trace);
      cache.onTimer(42 * SECOND, trace);
      String poll = "to 2: who has 10.0.0.2? tell 10.0.0.1";
      trace.expect("frame 1 to 2", poll, poll, poll);
      cache.onTimer(43 * SECOND, trace);
      assertEquals(ArpCache.UNKNOWN, cache.lookup(BOB, 43 * SECOND));
      cache.resolve(BOB, frame(2), 43 * SECOND, trace);
      trace.expect(ASK_BOB);
      assertEquals(
          List.of(
              "10.0.0.2 REACHABLE 2",
              "10.0.0.2 PROBE 2",
              "10.0.0.2 FAILED -1",
              "10.0.0.2 INCOMPLETE -1"),
          trace.changes);
    }

    @Test
    void anUnusedAddressCostsNoTimer() {
      learnBob();
      assertEquals(ArpCache.NEVER, cache.nextDeadline());
      cache.onTimer(100 * SECOND, trace);
      trace.expect();
    }

    @Test
    void hearingFromANeighbourMakesItReachableAnewWithoutBeingNews() {
      learnBob();
      receive(29 * SECOND, ArpFrames.request(2, BOB, CAROL));
      assertEquals(2, cache.lookup(BOB, 58 * SECOND));
      assertEquals(List.of("10.0.0.2 REACHABLE 2"), trace.changes);
    }

    private void learnBob() {
      receive(0, ArpFrames.reply(2, BOB, MY_MAC, ME));
      trace.expect();
    }
  }

  @Nested
  class Permanent {
    @Test
    void aPermanentNeighbourNeitherExpiresNorListens() {
      cache.addPermanent(BOB, 2, trace);
      receive(0, ArpFrames.announcement(99, BOB));
      assertEquals(2, cache.lookup(BOB, 1000 * SECOND));
      cache.clear(trace);
      assertStates("10.0.0.2 PERMANENT 00:00:00:00:00:02", 1000 * SECOND);
    }

    @Test
    void makingANeighbourPermanentReleasesWhatWaitsForIt() {
      cache.resolve(BOB, frame(1), 0, trace);
      cache.addPermanent(BOB, 2, trace);
      trace.expect(ASK_BOB, "frame 1 to 2");
      assertEquals(ArpCache.NEVER, cache.nextDeadline());
    }

    @Test
    void clearingForgetsTheOthersAndDiscardsWhatWaits() {
      receive(0, ArpFrames.request(3, CAROL, ME));
      cache.resolve(BOB, frame(1), 0, trace);
      cache.clear(trace);
      trace.expect("to 3: 10.0.0.1 is at 1, 10.0.0.3 at 3", ASK_BOB, "discarded 1");
      assertEquals(List.of(), cache.neighbours(0));
      assertEquals(ArpCache.NEVER, cache.nextDeadline());
    }
  }

  @Nested
  class Bounds {
    @Test
    void aScanOfASubnetDoesNotPushOutTheNeighboursInUse() {
      receive(0, ArpFrames.request(2, BOB, ME));
      receive(0, ArpFrames.request(3, CAROL, ME));
      for (int i = 0; i < 10_000; i++) {
        cache.resolve(ip("10.1.0.0") + i, frame(0), SECOND / 2, new NoEffects());
      }
      assertEquals(2, cache.lookup(BOB, SECOND));
      assertEquals(3, cache.lookup(CAROL, SECOND));
      assertTrue(cache.neighbours(SECOND).size() <= 1024);
    }

    @Test
    void permanentNeighboursDoNotCount() {
      cache = new ArpCache(new ArpParameters(SECOND, SECOND, 1, 1, 2), MY_MAC, ME);
      for (int i = 0; i < 50; i++) {
        cache.addPermanent(ip("10.2.0.0") + i, 100 + i, trace);
      }
      receive(0, ArpFrames.request(2, BOB, ME));
      receive(1, ArpFrames.request(3, CAROL, ME));
      receive(2, ArpFrames.request(4, ip("10.0.0.4"), ME));
      assertEquals(52, cache.neighbours(2).size());
      assertEquals(ArpCache.UNKNOWN, cache.lookup(BOB, 2));
      assertEquals(3, cache.lookup(CAROL, 2));
    }

    @Test
    void whatIsStaleGoesFirst() {
      cache = new ArpCache(new ArpParameters(SECOND, SECOND, 1, 1, 2), MY_MAC, ME);
      receive(0, ArpFrames.request(2, BOB, ME));
      receive(SECOND, ArpFrames.request(3, CAROL, ME));
      receive(SECOND, ArpFrames.request(4, ip("10.0.0.4"), ME));
      assertStates(
          "10.0.0.3 REACHABLE 00:00:00:00:00:03, 10.0.0.4 REACHABLE 00:00:00:00:00:04", SECOND);
    }

    @Test
    void thousandsOfNeighboursAreAllFound() {
      cache = new ArpCache(new ArpParameters(SECOND, SECOND, 1, 1, 100_000), MY_MAC, ME);
      for (int i = 0; i < 20_000; i++) {
        receive(0, ArpFrames.request(1000 + i, ip("10.3.0.0") + i, ME));
        assertEquals(1000 + i, cache.lookup(ip("10.3.0.0") + i, 0));
      }
      for (int i = 0; i < 20_000; i++) {
        assertEquals(1000 + i, cache.lookup(ip("10.3.0.0") + i, 0));
      }
      assertEquals(ArpCache.UNKNOWN, cache.lookup(ip("10.3.0.0") - 1, 0));
    }
  }

  @Test
  void mutatedPacketsNeverThrowAndNeverGrowTheTablePastItsBound() {
    Random random = new Random(3);
    cache = new ArpCache(new ArpParameters(SECOND, SECOND, 2, 2, 16), MY_MAC, ME);
    ArpEffects ignored = new NoEffects();
    ArpView packet = new ArpView();
    for (long now = 0; now < 100_000; now++) {
      byte[] frame = ArpFrames.request(2, BOB + random.nextInt(64), ME);
      for (int i = random.nextInt(4); i > 0; i--) {
        frame[random.nextInt(frame.length)] = (byte) random.nextInt();
      }
      if (packet.wrap(frame, FrameLayout.ARP_OFFSET, random.nextInt(frame.length + 1)) == null) {
        cache.receive(packet, now * 100_000, ignored);
      }
      cache.resolve(BOB + random.nextInt(64), frame, now * 100_000, ignored);
      cache.onTimer(now * 100_000, ignored);
    }
    assertTrue(cache.neighbours(0).size() <= 16);
  }

  private void receive(long now, byte[] frame) {
    assertNull(cache.receive(view(frame), now, trace));
  }

  private void assertStates(String expected, long now) {
    List<String> found =
        cache.neighbours(now).stream()
            .map(n -> n.ip() + " " + n.state() + (n.mac() == null ? "" : " " + n.mac()))
            .toList();
    assertEquals(expected, String.join(", ", found));
  }

  private static byte[] frame(int number) {
    return new byte[] {(byte) number};
  }

  /** Where a test is not about effects. */
  private static class NoEffects implements ArpEffects {
    @Override
    public void sendArp(byte[] frame) {}

    @Override
    public void flush(byte[] frame, long mac) {}

    @Override
    public void failed(byte[] frame) {}

    @Override
    public void discarded(byte[] frame) {}

    @Override
    public void changed(int ip, NeighbourState state, long mac) {}
  }
}
