package io.actornet.protocol.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TcpCloseTest {
  private static final long SECOND = 1_000_000_000;
  private final TcpTrace trace = TcpTrace.opened();

  @Nested
  @DisplayName("When this end closes first")
  class ActiveClose {
    @Test
    @DisplayName(
        "it goes through FIN-WAIT-1 and FIN-WAIT-2 to TIME-WAIT, which lasts 2 MSL (MUST-13)")
    void normal() {
      trace.shutdownWrite(0);
      trace.expect(0, "F. 1:1(0) ack 1");
      trace.send(10, ". 1:1(0) ack 2");
      trace.expectEvents("FIN_WAIT_1", "FIN_WAIT_2");
      trace.send(20, "F. 1:1(0) ack 2");
      trace.expect(20, ". 2:2(0) ack 2");
      trace.expectEvents("TIME_WAIT", "peer closed", "closed NORMAL");
      assertEquals(240 * SECOND + SECOND / 50, trace.timeWaitEntry().deadlineNanos());
    }

    @Test
    @DisplayName("the other direction stays open: data is received after the FIN")
    void halfClose() {
      trace.shutdownWrite(0);
      trace.expect(0, "F. 1:1(0) ack 1");
      trace.send(10, ". 1:1(0) ack 2");
      trace.send(20, "P. 1:501(500) ack 2");
      trace.expectReceived(500);
      trace.expect(220, ". 2:2(0) ack 501");
    }

    @Test
    @DisplayName("queued data goes first, the FIN with its last segment")
    void finAfterData() {
      trace.write(0, 1500);
      trace.shutdownWrite(0);
      trace.expect(0, ". 1:1001(1000) ack 1");
      trace.expect(0, "FP. 1001:1501(500) ack 1");
      trace.send(10, ". 1:1(0) ack 1501");
      trace.expectState(TcpState.FIN_WAIT_1);
      trace.send(20, ". 1:1(0) ack 1502");
      trace.expectState(TcpState.FIN_WAIT_2);
    }

    @Test
    @DisplayName("FINs that cross lead through CLOSING to TIME-WAIT")
    void simultaneous() {
      trace.shutdownWrite(0);
      trace.expect(0, "F. 1:1(0) ack 1");
      trace.send(10, "F. 1:1(0) ack 1");
      trace.expect(10, ". 2:2(0) ack 2");
      trace.expectEvents("FIN_WAIT_1", "CLOSING", "peer closed");
      trace.send(20, ". 2:2(0) ack 2");
      trace.expectEvents("TIME_WAIT", "closed NORMAL");
      trace.expectNothing(10_000);
    }

    @Test
    @DisplayName("a FIN that acknowledges ours leads straight to TIME-WAIT")
    void finWithAcknowledgment() {
      trace.shutdownWrite(0);
      trace.expect(0, "F. 1:1(0) ack 1");
      trace.send(10, "F. 1:1(0) ack 2");
      trace.expect(10, ". 2:2(0) ack 2");
      trace.expectEvents("FIN_WAIT_1", "FIN_WAIT_2", "TIME_WAIT", "peer closed", "closed NORMAL");
    }

    @Test
    @DisplayName("a lost FIN is sent again")
    void lostFin() {
      trace.shutdownWrite(0);
      trace.expect(0, "F. 1:1(0) ack 1");
      trace.expect(1000, "F. 1:1(0) ack 1");
      trace.expect(3000, "F. 1:1(0) ack 1");
    }

    @Test
    @DisplayName("data that arrives after close is answered with a reset (SHLD-3)")
    void dataAfterClose() {
      trace.close(0);
      trace.expect(0, "F. 1:1(0) ack 1");
      trace.send(10, ". 1:501(500) ack 2");
      trace.expect(10, "R. 2:2(0) ack 1");
      trace.expectEvents("FIN_WAIT_1", "FIN_WAIT_2", "CLOSED", "closed ABORTED");
    }

    @Test
    @DisplayName("closing with data unread resets at once (SHLD-3)")
    void closeWithDataUnread() {
      trace.stopReading();
      trace.send(0, ". 1:501(500) ack 1");
      trace.close(0);
      trace.expect(0, "R. 1:1(0) ack 501");
      trace.expectEvents("CLOSED", "closed ABORTED");
    }

    @Test
    @DisplayName("a closed connection does not wait for the peer's FIN for ever")
    void finWait2Timeout() {
      trace.close(0);
      trace.expect(0, "F. 1:1(0) ack 1");
      trace.send(10, ". 1:1(0) ack 2");
      trace.expectNothing(60_010);
      trace.expectEvents("FIN_WAIT_1", "FIN_WAIT_2", "CLOSED", "closed TIMEOUT");
    }

    @Test
    @DisplayName("one that is shut down for writing waits for it for ever")
    void finWait2Unlimited() {
      trace.shutdownWrite(0);
      trace.expect(0, "F. 1:1(0) ack 1");
      trace.send(10, ". 1:1(0) ack 2");
      trace.expectNothing(10_000_000);
      trace.expectState(TcpState.FIN_WAIT_2);
    }
  }

  @Nested
  @DisplayName("When the peer closes first")
  class PassiveClose {
    @Test
    @DisplayName("CLOSE-WAIT, then LAST-ACK after our FIN, then CLOSED")
    void normal() {
      trace.send(0, "F. 1:1(0) ack 1");
      trace.expect(0, ". 1:1(0) ack 2");
      trace.expectEvents("CLOSE_WAIT", "peer closed");
      trace.write(10, 100);
      trace.expect(10, "P. 1:101(100) ack 2");
      trace.send(20, ". 2:2(0) ack 101");
      trace.close(30);
      trace.expect(30, "F. 101:101(0) ack 2");
      trace.send(40, ". 2:2(0) ack 102");
      trace.expectEvents("LAST_ACK", "CLOSED", "closed NORMAL");
      assertNull(trace.timeWaitEntry());
    }

    @Test
    @DisplayName("a FIN ahead of missing data counts once the data is there")
    void finOutOfOrder() {
      trace.send(0, "F. 501:1001(500) ack 1");
      trace.expect(0, ". 1:1(0) ack 1 <sack 501:1001>");
      trace.expectState(TcpState.ESTABLISHED);
      trace.send(10, ". 1:501(500) ack 1");
      trace.expect(10, ". 1:1(0) ack 1002");
      trace.expectReceived(1000);
      trace.expectEvents("CLOSE_WAIT", "peer closed");
    }

    @Test
    @DisplayName("a repeated FIN is acknowledged again and reported once")
    void finTwice() {
      trace.send(0, "F. 1:1(0) ack 1");
      trace.expect(0, ". 1:1(0) ack 2");
      trace.send(10, "F. 1:1(0) ack 1");
      trace.expect(10, ". 1:1(0) ack 2");
      trace.expectEvents("CLOSE_WAIT", "peer closed");
    }
  }

  @Nested
  @DisplayName("Resets")
  class Resets {
    @Test
    @DisplayName("at the edge of the window ends the connection and tells the user (MUST-12)")
    void exact() {
      trace.send(0, "R 1:1(0)");
      trace.expectEvents("CLOSED", "closed RESET");
      trace.expectNothing(10_000);
    }

    @Test
    @DisplayName("elsewhere in the window is challenged, outside ignored (RFC 5961 §3)")
    void inWindow() {
      trace.send(0, "R 2:2(0)");
      trace.expect(0, ". 1:1(0) ack 1");
      trace.send(0, "R 900000:900000(0)");
      trace.expectNothing(10_000);
      trace.expectState(TcpState.ESTABLISHED);
    }

    @Test
    @DisplayName("a SYN in a synchronized state is challenged (RFC 5961 §4)")
    void syn() {
      trace.send(0, "S 500:500(0)");
      trace.expect(0, ". 1:1(0) ack 1");
      trace.expectState(TcpState.ESTABLISHED);
    }

    @Test
    @DisplayName("challenges are limited to ten in five seconds (RFC 5961 §7)")
    void challengesLimited() {
      for (int i = 0; i < 20; i++) {
        trace.send(5_000, "R 2:2(0)");
      }
      for (int i = 0; i < 10; i++) {
        trace.expect(5_000, ". 1:1(0) ack 1");
      }
      trace.expectNothing(5_000);
      assertEquals(10, trace.stack.counters().challengeAcknowledgmentsSuppressed);
      trace.send(10_000, "R 2:2(0)");
      trace.expect(10_000, ". 1:1(0) ack 1");
    }

    @Test
    @DisplayName("an abort sends a reset")
    void abort() {
      trace.write(0, 100);
      trace.expect(0, "P. 1:101(100) ack 1");
      trace.abort(10);
      trace.expect(10, "R. 101:101(0) ack 1");
      trace.expectEvents("CLOSED", "closed ABORTED");
      trace.expectNothing(10_000);
    }
  }

  @Nested
  @DisplayName("In TIME-WAIT")
  class TimeWait {
    TimeWait() {
      trace.shutdownWrite(0);
      trace.expect(0, "F. 1:1(0) ack 1");
      trace.send(10, "F. 1:1(0) ack 2");
      trace.expect(10, ". 2:2(0) ack 2");
    }

    @Test
    @DisplayName("a repeated FIN is acknowledged and starts the 2 MSL again")
    void repeatedFin() {
      trace.send(1_000, "F. 1:1(0) ack 2");
      trace.expect(1_000, ". 2:2(0) ack 2");
      assertEquals(241 * SECOND, trace.timeWaitEntry().deadlineNanos());
    }

    @Test
    @DisplayName("old data is acknowledged, a plain acknowledgment is not")
    void oldData() {
      trace.send(1_000, ". 1:2(1) ack 2");
      trace.expect(1_000, ". 2:2(0) ack 2");
      trace.send(1_000, ". 2:2(0) ack 2");
      trace.send(1_000, ". 900000:900000(0) ack 2");
      trace.expectNothing(2_000);
    }

    @Test
    @DisplayName("a reset at the edge of the window ends it")
    void reset() {
      trace.send(1_000, "R 9:9(0)");
      assertTrue(trace.timeWaitEntry().deadlineNanos() > SECOND);
      trace.send(1_000, "R 2:2(0)");
      assertEquals(SECOND, trace.timeWaitEntry().deadlineNanos());
    }

    @Test
    @DisplayName("a SYN above the old sequence numbers opens anew, above our old ones (MAY-2)")
    void newSyn() {
      int old = trace.connection().sender().sndNxt();
      trace.send(1_000, "S 1:1(0) win 8192");
      trace.expect(1_000, ". 2:2(0) ack 2");
      trace.send(1_000, "S 70000:70000(0) win 8192");
      assertTrue(trace.isHalfOpen());
      assertTrue(Seq.greaterThan(trace.halfOpen().iss(), old));
    }
  }
}
