package io.actornet.protocol.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TcpRecoveryTest {
  /** Segments of 1000 bytes from one place up to another are sent now. */
  private static void expectSegments(TcpTrace trace, long millis, int from, int to) {
    for (int place = from; place < to; place += 1000) {
      trace.expect(millis, ". " + place + ":" + (place + 1000) + "(1000) ack 1");
    }
  }

  /** A connection with ten segments outstanding of many. */
  private static TcpTrace sending(TcpConfig config) {
    TcpTrace trace = TcpTrace.opened(config);
    trace.write(0, 100_000);
    expectSegments(trace, 0, 1, 10_001);
    return trace;
  }

  @Nested
  @DisplayName("The retransmission timer")
  class Timer {
    private final TcpTrace trace = TcpTrace.opened();

    @Test
    @DisplayName("backs off to a minute and gives up after R2, reporting R1 (MUST-19, MUST-20)")
    void backOff() {
      trace.write(0, 100);
      trace.expect(0, "P. 1:101(100) ack 1");
      long time = 0;
      for (int i = 0; i < 15; i++) {
        time += Math.min(1000L << i, 60_000);
        trace.expect(time, "P. 1:101(100) ack 1");
      }
      trace.expectNothing(time + 60_000);
      trace.expectEvents("path suspect", "CLOSED", "closed TIMEOUT");
    }

    @Test
    @DisplayName("is SRTT + 4·RTTVAR, not below its minimum (RFC 6298 §2)")
    void estimate() {
      trace.write(0, 100);
      trace.send(400, ". 1:1(0) ack 101");
      // SRTT was measured as 0 on the SYN: the second sample is 400 ms.
      trace.write(1000, 100);
      trace.send(1800, ". 1:1(0) ack 201");
      trace.skipOutput();
      TcpInfo info = trace.connection().info(0);
      assertEquals(144, Math.round(info.roundTripNanos() / 1e6));
      assertEquals(
          info.roundTripNanos() + 4 * info.roundTripVariationNanos(),
          info.retransmissionTimeoutNanos());
    }

    @Test
    @DisplayName(
        "takes no measure of what was sent twice, and stays backed off until one (MUST-18)")
    void karn() {
      trace.write(0, 100);
      trace.expect(0, "P. 1:101(100) ack 1");
      trace.expect(1000, "P. 1:101(100) ack 1");
      trace.send(1500, ". 1:1(0) ack 101");
      assertEquals(2_000_000_000L, trace.connection().info(0).retransmissionTimeoutNanos());
      trace.write(1500, 100);
      trace.expect(1500, "P. 101:201(100) ack 1");
      trace.expect(3500, "P. 101:201(100) ack 1");
    }

    @Test
    @DisplayName("starts again with each acknowledgment of new data (RFC 6298 5.3)")
    void restart() {
      TcpTrace sending = sending(TcpConfig.DEFAULT);
      sending.send(900, ". 1:1(0) ack 1001");
      sending.skipOutput();
      sending.expectNothing(1500);
    }

    @Test
    @DisplayName("brings the window to one segment and sends all again as it opens (RFC 5681 §3.1)")
    void timeout() {
      TcpTrace sending = sending(TcpConfig.DEFAULT);
      sending.expect(1000, ". 1:1001(1000) ack 1");
      sending.expectNothing(1100);
      assertEquals(5_000, sending.connection().info(0).slowStartThresholdBytes());
      sending.send(1100, ". 1:1(0) ack 1001");
      expectSegments(sending, 1100, 1001, 3001);
      sending.send(1200, ". 1:1(0) ack 3001");
      expectSegments(sending, 1200, 3001, 7001);
    }

    @Test
    @DisplayName("ends the connection by the user timeout where one is set")
    void userTimeout() {
      TcpTrace impatient =
          TcpTrace.opened(TcpConfig.DEFAULT.toBuilder().userTimeoutNanos(5_000_000_000L).build());
      impatient.write(100, 100);
      impatient.expect(100, "P. 1:101(100) ack 1");
      impatient.expect(1100, "P. 1:101(100) ack 1");
      impatient.expect(3100, "P. 1:101(100) ack 1");
      impatient.expectNothing(5100);
      impatient.expectEvents("CLOSED", "closed USER_TIMEOUT");
    }
  }

  @Nested
  @DisplayName("With SACK")
  class Selective {
    private final TcpTrace trace = sending(TcpConfig.DEFAULT);

    @Test
    @DisplayName("the third segment above a hole makes it lost; the first two let new data out")
    void fastRetransmit() {
      trace.send(10, ". 1:1(0) ack 1 <sack 1001:2001>");
      expectSegments(trace, 10, 10_001, 11_001);
      trace.send(11, ". 1:1(0) ack 1 <sack 1001:3001>");
      expectSegments(trace, 11, 11_001, 12_001);
      trace.send(12, ". 1:1(0) ack 1 <sack 1001:4001>");
      trace.expect(12, ". 1:1001(1000) ack 1");
      trace.expectNothing(12);
      assertEquals(5_000, trace.connection().info(0).congestionWindowBytes());
      assertEquals("recovery", trace.connection().info(0).recovery());
    }

    @Test
    @DisplayName("several holes are repaired in one round trip, without a timeout (RFC 6675)")
    void holes() {
      // 1, 3 and 5 are lost.
      trace.send(10, ". 1:1(0) ack 1 <sack 1001:2001>");
      trace.send(10, ". 1:1(0) ack 1 <sack 3001:4001 1001:2001>");
      trace.skipOutput();
      trace.send(10, ". 1:1(0) ack 1 <sack 5001:6001 3001:4001 1001:2001>");
      trace.expect(10, ". 1:1001(1000) ack 1");
      trace.send(10, ". 1:1(0) ack 1 <sack 5001:7001 3001:4001 1001:2001>");
      trace.send(10, ". 1:1(0) ack 1 <sack 5001:8001 3001:4001 1001:2001>");
      trace.send(10, ". 1:1(0) ack 1 <sack 5001:9001 3001:4001 1001:2001>");
      trace.expect(10, ". 2001:3001(1000) ack 1");
      trace.send(10, ". 1:1(0) ack 1 <sack 5001:10001 3001:4001 1001:2001>");
      trace.expect(10, ". 4001:5001(1000) ack 1");
      trace.send(11, ". 1:1(0) ack 1 <sack 5001:12001 3001:4001 1001:2001>");
      trace.send(20, ". 1:1(0) ack 2001 <sack 5001:12001 3001:4001>");
      trace.send(20, ". 1:1(0) ack 4001 <sack 5001:12001>");
      trace.send(20, ". 1:1(0) ack 12001");
      assertEquals(3, trace.connection().info(0).retransmissions());
      assertEquals("open", trace.connection().info(0).recovery());
      assertEquals(5_000, trace.connection().info(0).congestionWindowBytes());
    }

    @Test
    @DisplayName("a retransmission that is lost too is sent again when later data has arrived")
    void lostRetransmission() {
      trace.send(10, ". 1:1(0) ack 1 <sack 1001:10001>");
      trace.expect(10, ". 1:1001(1000) ack 1");
      expectSegments(trace, 10, 10_001, 14_001);
      trace.send(20, ". 1:1(0) ack 1 <sack 1001:11001>");
      // Sent with the retransmission, so no proof; what goes out now is.
      expectSegments(trace, 20, 14_001, 15_001);
      trace.send(30, ". 1:1(0) ack 1 <sack 14001:15001 1001:11001>");
      trace.expect(30, ". 1:1001(1000) ack 1");
    }

    @Test
    @DisplayName("blocks that cannot be are ignored")
    void nonsense() {
      trace.send(10, ". 1:1(0) ack 1 <sack 90001:91001>");
      trace.send(10, ". 1:1(0) ack 1 <sack 5001:4001>");
      trace.send(10, ". 1:1(0) ack 1 <sack 1:1>");
      trace.expectNothing(10);
      assertEquals(0, trace.connection().info(0).sackedBytes());
    }

    @Test
    @DisplayName("a peer that takes back what it acknowledged is sent it again (RFC 2018 §8)")
    void reneging() {
      trace.send(10, ". 1:1(0) ack 1 <sack 1001:2001>");
      trace.skipOutput();
      trace.send(20, ". 1:1(0) ack 1001");
      trace.skipOutput();
      assertEquals(1_000, trace.connection().info(0).sackedBytes());
      trace.expect(1020, ". 1001:2001(1000) ack 1");
      assertEquals(0, trace.connection().info(0).sackedBytes());
    }
  }

  @Nested
  @DisplayName("Without SACK")
  class NotSelective {
    private final TcpTrace trace =
        sending(TcpConfig.DEFAULT.toBuilder().selectiveAcknowledgment(false).build());

    @Test
    @DisplayName(
        "three duplicates bring a fast retransmit; two let new data out (RFC 5681, RFC 3042)")
    void fastRetransmit() {
      trace.send(10, ". 1:1(0) ack 1");
      expectSegments(trace, 10, 10_001, 11_001);
      trace.send(10, ". 1:1(0) ack 1");
      expectSegments(trace, 10, 11_001, 12_001);
      trace.send(10, ". 1:1(0) ack 1");
      trace.expect(10, ". 1:1001(1000) ack 1");
      trace.expectNothing(10);
      assertEquals(5_000, trace.connection().info(0).slowStartThresholdBytes());
    }

    @Test
    @DisplayName("a partial acknowledgment repairs the next hole (RFC 6582)")
    void partial() {
      for (int i = 0; i < 3; i++) {
        trace.send(10, ". 1:1(0) ack 1");
      }
      trace.skipOutput();
      trace.send(20, ". 1:1(0) ack 4001");
      trace.expect(20, ". 4001:5001(1000) ack 1");
      trace.send(30, ". 1:1(0) ack 12001");
      assertEquals("open", trace.connection().info(0).recovery());
      assertEquals(2_000, trace.connection().info(0).congestionWindowBytes());
    }

    @Test
    @DisplayName("a changed window or data makes no duplicate")
    void notDuplicates() {
      for (int i = 0; i < 5; i++) {
        trace.send(10, ". 1:1(0) ack 1 win " + (60_000 + i));
      }
      trace.skipOutput();
      assertEquals("open", trace.connection().info(0).recovery());
    }

    @Test
    @DisplayName(
        "duplicates after a timeout bring no fast retransmit of what it sends (RFC 6582 §4)")
    void afterTimeout() {
      trace.expect(1000, ". 1:1001(1000) ack 1");
      for (int i = 0; i < 5; i++) {
        trace.send(1010, ". 1:1(0) ack 1");
      }
      trace.expectNothing(1010);
    }
  }
}
