package io.actornet.protocol.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Explicit Congestion Notification (RFC 3168; SHLD-8) and DCTCP (RFC 8257). */
class TcpEcnTest {
  private static final int CAPABLE = 2;
  private static final TcpConfig ACTIVE =
      TcpConfig.DEFAULT.toBuilder().ecn(Ecn.ACTIVE).delayedAckSegments(1).build();

  private static TcpTrace opened(TcpConfig config) {
    TcpTrace trace = new TcpTrace(config);
    trace.connect(0);
    trace.expect(0, "SEW 0:0(0)");
    trace.send(0, "S.E 0:0(0) ack 1 win 65535 <mss 1000,sackOK>");
    trace.expect(0, ". 1:1(0) ack 1");
    return trace;
  }

  @Test
  @DisplayName("ECN is asked for by ECE and CWR, agreed to by ECE alone (RFC 3168 §6.1.1, SHLD-8)")
  void agreed() {
    assertTrue(opened(ACTIVE).connection().info(0).marks());
    TcpTrace passive = new TcpTrace(TcpConfig.DEFAULT.toBuilder().ecn(Ecn.PASSIVE).build());
    passive.send(0, "SEW 0:0(0) win 65535 <mss 1000>");
    passive.expect(0, "S.E 0:0(0) ack 1");
    passive.send(10, ". 1:1(0) ack 1");
    assertTrue(passive.connection().info(0).marks());
  }

  @Test
  @DisplayName("ECN is not used with a peer that does not agree (RFC 3168 §6.1.1)")
  void notAgreed() {
    TcpTrace trace = new TcpTrace(ACTIVE);
    trace.connect(0);
    trace.expect(0, "SEW 0:0(0)");
    trace.send(0, "S. 0:0(0) ack 1 win 65535 <mss 1000>");
    trace.expect(0, ". 1:1(0) ack 1");
    trace.write(10, 100);
    trace.expect(10, "P. 1:101(100) ack 1");
    assertEquals(0, trace.trafficClass());
  }

  @Test
  @DisplayName("after two SYNs in vain one without ECN is sent (RFC 3168 §6.1.1.1)")
  void fallback() {
    TcpTrace trace = new TcpTrace(ACTIVE);
    trace.connect(0);
    trace.expect(0, "SEW 0:0(0)");
    trace.expect(1000, "SEW 0:0(0)");
    trace.expect(3000, "S 0:0(0)");
  }

  @Test
  @DisplayName(
      "new data may be marked, acknowledgments and repetitions not (RFC 3168 §6.1.4, §6.1.5)")
  void capable() {
    TcpTrace trace = opened(ACTIVE);
    assertEquals(0, trace.trafficClass());
    trace.write(10, 100);
    trace.expect(10, "P. 1:101(100) ack 1");
    assertEquals(CAPABLE, trace.trafficClass());
    trace.expect(1010, "P. 1:101(100) ack 1");
    assertEquals(0, trace.trafficClass());
  }

  @Test
  @DisplayName("a mark is echoed until the peer says that it has reduced (RFC 3168 §6.1.3)")
  void echo() {
    TcpTrace trace = opened(ACTIVE);
    trace.sendMarked(10, ". 1:101(100) ack 1");
    trace.expect(10, ".E 1:1(0) ack 101");
    trace.send(20, ". 101:201(100) ack 1");
    trace.expect(20, ".E 1:1(0) ack 201");
    trace.send(30, ".W 201:301(100) ack 1");
    trace.expect(30, ". 1:1(0) ack 301");
  }

  @Test
  @DisplayName("an echo halves the window, once a round trip, and is answered by CWR (§6.1.2)")
  void reduction() {
    TcpTrace trace = opened(ACTIVE);
    trace.write(10, 20_000);
    for (int place = 1; place < 10_001; place += 1000) {
      trace.expect(10, ". " + place + ":" + (place + 1000) + "(1000) ack 1");
    }
    trace.send(110, ".E 1:1(0) ack 1001");
    assertEquals(4_500, trace.connection().info(0).congestionWindowBytes());
    assertEquals("cwr", trace.connection().info(0).recovery());
    trace.send(120, ".E 1:1(0) ack 4001");
    assertEquals(4_500, trace.connection().info(0).congestionWindowBytes());
    trace.send(130, ". 1:1(0) ack 7001");
    trace.expect(130, ".W 10001:11001(1000) ack 1");
    assertEquals(1, trace.stack.counters().windowReductions);
  }

  @Test
  @DisplayName("a DCTCP receiver echoes each mark as it comes (RFC 8257 §3.2)")
  void dctcpEcho() {
    TcpTrace trace = opened(ACTIVE.toBuilder().congestionControl(Dctcp::new).build());
    trace.sendMarked(10, ". 1:101(100) ack 1");
    trace.expect(10, ".E 1:1(0) ack 101");
    trace.send(20, ". 101:201(100) ack 1");
    trace.expect(20, ". 1:1(0) ack 201");
  }

  @Test
  @DisplayName("DCTCP reduces by half the share of marked bytes (RFC 8257 §3.3)")
  void dctcpShare() {
    Dctcp dctcp = new Dctcp();
    dctcp.start(1_000, 100_000);
    for (int round = 0; round < 200; round++) {
      dctcp.onEcho(9_000, false);
      dctcp.onEcho(1_000, true);
      dctcp.onRound(round);
    }
    assertEquals(0.1, dctcp.alpha(), 0.001);
    dctcp.onMarked(100_000, 0);
    assertEquals(95_000, dctcp.congestionWindow(), 100);
  }
}
