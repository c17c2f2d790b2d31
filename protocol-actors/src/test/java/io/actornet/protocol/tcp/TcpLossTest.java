package io.actornet.protocol.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** RACK-TLP (RFC 8985), PRR (RFC 9937), DSACK (RFC 2883) and F-RTO (RFC 5682). */
class TcpLossTest {
  private static final TcpConfig RACK =
      TcpConfig.DEFAULT.toBuilder().loss(new LossHandling(Rack::new, true, true, true)).build();

  /** A connection with a round trip of 100 ms and ten segments outstanding since 200 ms. */
  private static TcpTrace sending(TcpConfig config) {
    TcpTrace trace = new TcpTrace(config);
    trace.connect(0);
    trace.expect(0, "S 0:0(0)");
    trace.send(100, "S. 0:0(0) ack 1 win 65535 <mss 1000,sackOK>");
    trace.expect(100, ". 1:1(0) ack 1");
    trace.write(200, 10_000);
    for (int place = 1; place < 9_001; place += 1000) {
      trace.expect(200, ". " + place + ":" + (place + 1000) + "(1000) ack 1");
    }
    trace.expect(200, "P. 9001:10001(1000) ack 1");
    trace.events.clear();
    return trace;
  }

  @Nested
  @DisplayName("RACK")
  class RackTest {
    @Test
    @DisplayName("waits a quarter of the round trip for what may only be late (RFC 8985 §6.2)")
    void reorderingTimer() {
      TcpTrace trace = sending(RACK);
      trace.send(300, ". 1:1(0) ack 1 <sack 1001:2001>");
      trace.expectNothing(324);
      trace.expect(325, ". 1:1001(1000) ack 1");
    }

    @Test
    @DisplayName("takes nothing for lost that arrives within that time (RFC 8985 §3.2)")
    void reordering() {
      TcpTrace trace = sending(RACK);
      trace.send(300, ". 1:1(0) ack 1 <sack 1001:2001>");
      trace.send(310, ". 1:1(0) ack 2001");
      trace.expectNothing(400);
      assertTrue(trace.connection().info(0).reordering());
      assertEquals(0, trace.connection().info(0).retransmissions());
    }

    @Test
    @DisplayName("does not wait once three segments have arrived above (RFC 8985 §6.2 step 4)")
    void threeAbove() {
      TcpTrace trace = sending(RACK);
      trace.send(300, ". 1:1(0) ack 1 <sack 1001:4001>");
      trace.expect(300, ". 1:1001(1000) ack 1");
    }

    @Test
    @DisplayName("finds that what was sent again is lost again (RFC 8985 §3.3)")
    void lostAgain() {
      TcpTrace trace = sending(RACK);
      trace.write(210, 20_000);
      trace.send(300, ". 1:1(0) ack 1 <sack 1001:4001>");
      trace.expect(300, ". 1:1001(1000) ack 1");
      trace.skipOutput();
      trace.send(301, ". 1:1(0) ack 1 <sack 1001:10001>");
      trace.skipOutput();
      trace.send(450, ". 1:1(0) ack 1 <sack 1001:12001>");
      trace.expect(450, ". 1:1001(1000) ack 1");
    }

    @Test
    @DisplayName("probes the tail after two round trips, before the timeout (RFC 8985 §7.2)")
    void tailProbe() {
      TcpTrace trace = sending(RACK);
      trace.expectNothing(399);
      trace.expect(400, "P. 9001:10001(1000) ack 1");
      trace.send(500, ". 1:1(0) ack 10001 <sack 9001:10001>");
      assertEquals(0, trace.stack.counters().timeouts);
      assertEquals(1, trace.stack.counters().duplicatesReported);
      trace.expectEvents();
    }

    @Test
    @DisplayName("a probe that repairs a loss reduces the window (RFC 8985 §7.4)")
    void probeRepairs() {
      TcpTrace trace = sending(RACK);
      trace.send(300, ". 1:1(0) ack 9001");
      trace.expect(700, "P. 9001:10001(1000) ack 1");
      trace.write(750, 1_000);
      trace.expect(750, "P. 10001:11001(1000) ack 1");
      trace.send(850, ". 1:1(0) ack 11001");
      assertEquals(2_000, trace.connection().info(0).slowStartThresholdBytes());
    }
  }

  @Test
  @DisplayName("recovery sends in proportion to what arrives (RFC 9937)")
  void rateReduction() {
    RateReduction reduction = new RateReduction(20_000);
    int sent = 0;
    int pipe = 19_000;
    for (int i = 0; i < 19; i++) {
      pipe -= 1_000;
      reduction.onAcknowledgment(1_000, pipe, 10_000, true, 1_000);
      while (reduction.window() - pipe >= 1_000) {
        reduction.onSent(1_000);
        pipe += 1_000;
        sent += 1_000;
      }
    }
    assertTrue(sent >= 9_000 && sent <= 10_000, "sent " + sent);
    assertTrue(pipe >= 9_000 && pipe <= 10_000, "pipe " + pipe);
  }

  @Nested
  @DisplayName("DSACK")
  class DuplicateSack {
    private final TcpTrace trace =
        TcpTrace.opened(
            TcpConfig.DEFAULT.toBuilder()
                .loss(new LossHandling(() -> DuplicateThreshold.INSTANCE, false, true, false))
                .build());

    @Test
    @DisplayName("reports data that arrives twice, once (RFC 2883 §4.1.1)")
    void twice() {
      trace.send(10, ". 1:1001(1000) ack 1");
      trace.send(20, ". 1:1001(1000) ack 1");
      trace.expect(20, ". 1:1(0) ack 1001 <sack 1:1001>");
      trace.send(30, ". 1001:2001(1000) ack 1");
      trace.send(30, ". 2001:3001(1000) ack 1");
      trace.expect(30, ". 1:1(0) ack 3001");
    }

    @Test
    @DisplayName("reports the part of a segment that had arrived (RFC 2883 §4.2)")
    void part() {
      trace.send(10, ". 1:1001(1000) ack 1");
      trace.send(20, ". 501:1501(1000) ack 1");
      trace.expect(210, ". 1:1(0) ack 1501 <sack 501:1001>");
    }

    @Test
    @DisplayName("comes before the blocks of what is missing (RFC 2883 §4.1.2)")
    void first() {
      trace.send(10, ". 1:1001(1000) ack 1");
      trace.send(20, ". 2001:3001(1000) ack 1");
      trace.expect(20, ". 1:1(0) ack 1001 <sack 2001:3001>");
      trace.send(30, ". 1:1001(1000) ack 1");
      trace.expect(30, ". 1:1(0) ack 1001 <sack 1:1001 2001:3001>");
    }
  }

  @Nested
  @DisplayName("A timeout")
  class Timeout {
    private final TcpConfig config =
        TcpConfig.DEFAULT.toBuilder()
            .loss(new LossHandling(() -> DuplicateThreshold.INSTANCE, false, false, true))
            .build();

    @Test
    @DisplayName("is taken back when new data goes on being acknowledged (F-RTO, RFC 5682 §2.1)")
    void spurious() {
      TcpTrace trace = sending(config);
      trace.write(210, 10_000);
      trace.expect(1200, ". 1:1001(1000) ack 1");
      trace.send(1300, ". 1:1(0) ack 1001");
      trace.expect(1300, ". 10001:11001(1000) ack 1");
      trace.expect(1300, ". 11001:12001(1000) ack 1");
      trace.send(1310, ". 1:1(0) ack 2001");
      assertEquals(1, trace.stack.counters().spuriousTimeouts);
      assertEquals("open", trace.connection().info(0).recovery());
      assertTrue(trace.connection().info(0).congestionWindowBytes() >= 10_000);
    }

    @Test
    @DisplayName("stands when the peer goes on missing data (F-RTO, RFC 5682 §2.1 step 3a)")
    void genuine() {
      TcpTrace trace = sending(config);
      trace.write(210, 10_000);
      trace.expect(1200, ". 1:1001(1000) ack 1");
      trace.send(1300, ". 1:1(0) ack 1001");
      trace.expect(1300, ". 10001:11001(1000) ack 1");
      trace.expect(1300, ". 11001:12001(1000) ack 1");
      trace.send(1400, ". 1:1(0) ack 1001 <sack 10001:11001>");
      trace.expect(1400, ". 1001:2001(1000) ack 1");
      assertEquals(0, trace.stack.counters().spuriousTimeouts);
    }

    @Test
    @DisplayName("is taken back at once when the echo is older than the repetition (RFC 3522)")
    void byTimestamp() {
      TcpTrace trace = new TcpTrace(config.toBuilder().timestamps(true).build());
      trace.connect(0);
      trace.expect(0, "S 0:0(0)");
      trace.send(0, "S. 0:0(0) ack 1 win 65535 <mss 1012,sackOK,TS val 5 ecr 0>");
      trace.write(100, 3_000);
      trace.skipOutput();
      trace.expect(1100, ". 1:1001(1000) ack 1");
      trace.send(1110, ". 1:1(0) ack 1001 <TS val 900 ecr 100>");
      assertEquals(1, trace.stack.counters().spuriousTimeouts);
      assertEquals("open", trace.connection().info(0).recovery());
    }
  }
}
