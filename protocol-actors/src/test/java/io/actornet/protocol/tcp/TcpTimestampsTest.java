package io.actornet.protocol.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Timestamps, PAWS and TIME-WAIT reuse (RFC 7323, RFC 6191). */
class TcpTimestampsTest {
  private static final TcpConfig CONFIG = TcpConfig.DEFAULT.toBuilder().timestamps(true).build();

  private static TcpTrace opened() {
    TcpTrace trace = new TcpTrace(CONFIG);
    trace.connect(100);
    trace.expect(100, "S 0:0(0) <mss 1460,wscale 3,sackOK,TS val 100 ecr 0>");
    trace.send(120, "S. 0:0(0) ack 1 win 65535 <mss 1000,sackOK,TS val 700 ecr 100>");
    trace.expect(120, ". 1:1(0) ack 1 <TS val 120 ecr 700>");
    trace.events.clear();
    return trace;
  }

  @Test
  @DisplayName("both ends offer timestamps, and every segment carries them (RFC 7323 §3.2)")
  void everySegment() {
    TcpTrace trace = opened();
    trace.write(200, 500);
    trace.expect(200, "P. 1:501(500) ack 1 <TS val 200 ecr 700>");
    trace.send(230, ". 1:1(0) ack 501 <TS val 800 ecr 200>");
    trace.close(240);
    trace.expect(240, "F. 501:501(0) ack 1 <TS val 240 ecr 800>");
  }

  @Test
  @DisplayName("the twelve bytes of timestamps come off the segment size (MUST-16, RFC 6691)")
  void segmentSize() {
    TcpTrace trace = opened();
    trace.write(200, 1_000);
    trace.expect(200, ". 1:989(988) ack 1 <TS val 200 ecr 700>");
  }

  @Test
  @DisplayName("a peer that does not answer with timestamps gets none (RFC 7323 §3.2)")
  void notAgreed() {
    TcpTrace trace = new TcpTrace(CONFIG);
    trace.connect(0);
    trace.expect(0, "S 0:0(0)");
    trace.send(10, "S. 0:0(0) ack 1 win 65535 <mss 1000>");
    trace.expect(10, ". 1:1(0) ack 1");
    trace.write(20, 1_000);
    trace.expect(20, "P. 1:1001(1000) ack 1");
  }

  @Test
  @DisplayName("a SYN with timestamps is answered with them, one without is not (RFC 7323 §3.2)")
  void passive() {
    TcpTrace trace = new TcpTrace(CONFIG);
    trace.send(5, "S 0:0(0) win 8192 <mss 1000,TS val 33 ecr 0>");
    trace.expect(5, "S. 0:0(0) ack 1 <mss 1460,TS val 5 ecr 33>");
    trace.send(25, ". 1:1(0) ack 1 <TS val 53 ecr 5>");
    trace.expectState(TcpState.ESTABLISHED);
    trace.write(30, 10);
    trace.expect(30, "P. 1:11(10) ack 1 <TS val 30 ecr 53>");
  }

  @Test
  @DisplayName("a segment older than the last one is acknowledged and dropped (RFC 7323 §5.3 R1)")
  void paws() {
    TcpTrace trace = opened();
    trace.send(200, "P. 1:101(100) ack 1 <TS val 800 ecr 120>");
    trace.expectReceived(100);
    trace.expect(400, ". 1:1(0) ack 101 <TS val 400 ecr 800>");
    trace.send(500, "P. 101:201(100) ack 1 <TS val 799 ecr 120>");
    trace.expect(500, ". 1:1(0) ack 101 <TS val 500 ecr 800>");
    trace.expectReceived(100);
    assertEquals(1, trace.stack.counters().oldTimestamps);
  }

  @Test
  @DisplayName("an old reset is no reset for PAWS; its sequence number decides (RFC 7323 §5.2)")
  void resetWithOldTimestamp() {
    TcpTrace trace = opened();
    trace.send(200, "R. 1:1(0) ack 1 <TS val 1 ecr 120>");
    trace.expectEvents("CLOSED", "closed RESET");
  }

  @Test
  @DisplayName("timestamps may wrap around (RFC 7323 §5.2)")
  void wrap() {
    TcpTrace trace = new TcpTrace(CONFIG);
    trace.connect(0);
    trace.expect(0, "S 0:0(0)");
    trace.send(10, "S. 0:0(0) ack 1 win 65535 <mss 1000,sackOK,TS val 4294967290 ecr 0>");
    trace.send(20, "P. 1:11(10) ack 1 <TS val 5 ecr 10>");
    trace.expectReceived(10);
  }

  @Test
  @DisplayName("after 24 days of silence an old timestamp is taken (RFC 7323 §5.5)")
  void outdated() {
    TcpTrace trace = opened();
    long later = 24L * 86_400_000 + 1_000;
    trace.send(later, "P. 1:11(10) ack 1 <TS val 100 ecr 10>");
    trace.expectReceived(10);
  }

  @Test
  @DisplayName("a segment without timestamps is dropped once they are agreed on (RFC 7323 §3.2)")
  void missing() {
    TcpTrace trace = opened();
    trace.send(200, "P. 1:101(100) ack 1");
    trace.expectReceived(0);
    assertEquals(1, trace.stack.counters().missingTimestamps);
    trace.send(200, "R. 1:1(0) ack 1");
    trace.expectEvents("CLOSED", "closed RESET");
  }

  @Test
  @DisplayName("the timestamp echoed is that of the first segment not acknowledged (§4.3)")
  void echoOfDelayedAcknowledgment() {
    TcpTrace trace = opened();
    trace.send(200, ". 1:1001(1000) ack 1 <TS val 800 ecr 120>");
    trace.send(210, ". 1001:2001(1000) ack 1 <TS val 810 ecr 120>");
    trace.expect(210, ". 1:1(0) ack 2001 <TS val 210 ecr 800>");
    trace.send(220, ". 3001:4001(1000) ack 1 <TS val 820 ecr 120>");
    trace.expect(220, ". 1:1(0) ack 2001 <TS val 220 ecr 800,sack 3001:4001>");
    trace.send(230, ". 2001:3001(1000) ack 1 <TS val 830 ecr 120>");
    trace.expect(230, ". 1:1(0) ack 4001 <TS val 230 ecr 830>");
  }

  @Test
  @DisplayName("a segment sent twice tells the round trip by its echo (RFC 7323 §4.1)")
  void roundTripOfRepeatedSegment() {
    TcpTrace trace = opened();
    trace.write(200, 100);
    trace.expect(200, "P. 1:101(100)");
    trace.expect(1200, "P. 1:101(100)");
    long before = trace.connection().info(0).roundTripNanos();
    trace.send(1220, ". 1:1(0) ack 101 <TS val 900 ecr 200>");
    assertEquals(20_000_000, before);
    assertEquals(
        (7 * 20_000_000L + 1_020_000_000L) / 8, trace.connection().info(0).roundTripNanos());
  }

  @Nested
  @DisplayName("In TIME-WAIT")
  class TimeWait {
    private final TcpTrace trace = opened();

    TimeWait() {
      trace.shutdownWrite(200);
      trace.expect(200, "F. 1:1(0) ack 1");
      trace.send(210, "F. 1:1(0) ack 2 <TS val 800 ecr 200>");
      trace.expect(210, ". 2:2(0) ack 2 <TS val 210 ecr 800>");
    }

    @Test
    @DisplayName("a SYN with a later timestamp opens anew, whatever its number (RFC 6191, SHLD-4)")
    void laterTimestamp() {
      trace.send(300, "S 0:0(0) win 8192 <mss 1000,TS val 801 ecr 0>");
      trace.expect(300, "S. 0:0(0) ack 1 <mss 1460,TS val 300 ecr 801>");
      assertTrue(trace.isHalfOpen());
    }

    @Test
    @DisplayName("a SYN with the same timestamp needs a later sequence number (RFC 6191)")
    void sameTimestamp() {
      trace.send(300, "S 2:2(0) win 8192 <mss 1000,TS val 800 ecr 0>");
      assertFalse(trace.isHalfOpen());
      trace.expect(300, ". 2:2(0) ack 2");
      trace.send(310, "S 3:3(0) win 8192 <mss 1000,TS val 800 ecr 0>");
      assertTrue(trace.isHalfOpen());
    }

    @Test
    @DisplayName("a SYN with an earlier timestamp is none (RFC 6191)")
    void earlierTimestamp() {
      trace.send(300, "S 900:900(0) win 8192 <mss 1000,TS val 799 ecr 0>");
      assertFalse(trace.isHalfOpen());
    }

    @Test
    @DisplayName("a SYN without timestamps goes by its sequence number (RFC 6191, MAY-2)")
    void noTimestamp() {
      trace.send(300, "S 1:1(0) win 8192 <mss 1000>");
      assertFalse(trace.isHalfOpen());
      trace.send(300, "S 900:900(0) win 8192 <mss 1000>");
      assertTrue(trace.isHalfOpen());
    }
  }

  @Test
  @DisplayName("window scales above 14 count as 14 (RFC 7323 §2.3)")
  void largestScale() {
    TcpTrace trace = new TcpTrace(CONFIG);
    trace.connect(0);
    trace.expect(0, "S 0:0(0)");
    trace.send(10, "S. 0:0(0) ack 1 win 1 <mss 1000,wscale 15>");
    trace.send(10, ". 1:1(0) ack 1 win 2");
    assertEquals(2 << 14, trace.connection().info(0).sendWindowBytes());
  }

  @Test
  @DisplayName("without a scale in the SYN-ACK neither end's windows are scaled (RFC 7323 §2.2)")
  void noScale() {
    TcpTrace trace = new TcpTrace(CONFIG);
    trace.connect(0);
    trace.expect(0, "S 0:0(0) win 65535 <mss 1460,wscale 3,sackOK,TS val 0 ecr 0>");
    trace.send(10, "S. 0:0(0) ack 1 win 4000 <mss 1000>");
    trace.expect(10, ". 1:1(0) ack 1 win 65535");
    trace.send(10, ". 1:1(0) ack 1 win 2");
    assertEquals(2, trace.connection().info(0).sendWindowBytes());
  }
}
