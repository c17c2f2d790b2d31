package io.actornet.protocol.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TcpReceiveTest {
  private final TcpTrace trace = TcpTrace.opened();

  @Nested
  @DisplayName("Acknowledgments")
  class Acknowledgments {
    @Test
    @DisplayName("wait 200 ms after one segment (SHLD-18, MUST-40)")
    void delayed() {
      trace.send(0, ". 1:1001(1000) ack 1");
      trace.expectNothing(199);
      trace.expect(200, ". 1:1(0) ack 1001");
      trace.expectNothing(10_000);
    }

    @Test
    @DisplayName("go out with every second full-sized segment (SHLD-19)")
    void everySecond() {
      trace.send(0, ". 1:1001(1000) ack 1");
      trace.send(5, ". 1001:2001(1000) ack 1");
      trace.expect(5, ". 1:1(0) ack 2001");
      trace.send(6, ". 2001:3001(1000) ack 1");
      trace.expectNothing(205);
      trace.expect(206, ". 1:1(0) ack 3001");
    }

    @Test
    @DisplayName("travel with data (MUST-58)")
    void piggyback() {
      trace.send(0, ". 1:1001(1000) ack 1");
      trace.write(10, 100);
      trace.expect(10, "P. 1:101(100) ack 1001");
      trace.expectNothing(900);
    }

    @Test
    @DisplayName("go out at once for a gap, and when it is filled (SHLD-31, MAY-13, MUST-59)")
    void gap() {
      trace.send(0, ". 1001:2001(1000) ack 1");
      trace.expect(0, ". 1:1(0) ack 1 <sack 1001:2001>");
      trace.send(1, ". 1:1001(1000) ack 1");
      trace.expect(1, ". 1:1(0) ack 2001");
      trace.expectReceived(2000);
      trace.expectNothing(900);
    }

    @Test
    @DisplayName("go out at once for what has arrived before")
    void duplicate() {
      trace.send(0, ". 1:1001(1000) ack 1");
      trace.expect(200, ". 1:1(0) ack 1001");
      trace.send(300, ". 1:1001(1000) ack 1");
      trace.expect(300, ". 1:1(0) ack 1001");
      trace.expectReceived(1000);
    }

    @Test
    @DisplayName("report up to four blocks, the latest first (RFC 2018 §4)")
    void sackBlocks() {
      trace.send(0, ". 2001:3001(1000) ack 1");
      trace.expect(0, ". 1:1(0) ack 1 <sack 2001:3001>");
      trace.send(0, ". 4001:5001(1000) ack 1");
      trace.expect(0, ". 1:1(0) ack 1 <sack 4001:5001 2001:3001>");
      trace.send(0, ". 6001:7001(1000) ack 1");
      trace.expect(0, ". 1:1(0) ack 1 <sack 6001:7001 4001:5001 2001:3001>");
      trace.send(0, ". 8001:9001(1000) ack 1");
      trace.expect(0, ". 1:1(0) ack 1 <sack 8001:9001 6001:7001 4001:5001 2001:3001>");
      trace.send(0, ". 10001:11001(1000) ack 1");
      trace.expect(0, ". 1:1(0) ack 1 <sack 10001:11001 8001:9001 6001:7001 4001:5001>");
      trace.send(0, ". 3001:4001(1000) ack 1");
      trace.expect(0, ". 1:1(0) ack 1 <sack 2001:5001 10001:11001 8001:9001 6001:7001>");
      trace.send(0, ". 1:2001(2000) ack 1");
      trace.expect(0, ". 1:1(0) ack 5001 <sack 10001:11001 8001:9001 6001:7001>");
    }

    @Test
    @DisplayName("carry no blocks where SACK was not agreed on")
    void noSack() {
      TcpTrace plain =
          TcpTrace.opened(TcpConfig.DEFAULT.toBuilder().selectiveAcknowledgment(false).build());
      plain.send(0, ". 1001:2001(1000) ack 1");
      plain.expect(0, ". 1:1(0) ack 1 win 65535");
      plain.send(1, ". 1:1001(1000) ack 1");
      plain.expect(1, ". 1:1(0) ack 2001");
    }
  }

  @Nested
  @DisplayName("Segments")
  class Segments {
    @Test
    @DisplayName("that overlap are handed over once")
    void overlap() {
      trace.send(0, ". 501:1501(1000) ack 1");
      trace.send(0, ". 1201:1801(600) ack 1");
      trace.send(0, ". 301:2001(1700) ack 1");
      trace.send(0, ". 1:601(600) ack 1");
      trace.expectReceived(2000);
    }

    @Test
    @DisplayName("outside the window are dropped and acknowledged (§3.10.7.4)")
    void outside() {
      trace.send(0, ". 65536:66536(1000) ack 1");
      trace.expect(0, ". 1:1(0) ack 1");
      trace.send(0, ". 0:1(1) ack 1");
      trace.expect(0, ". 1:1(0) ack 1");
    }

    @Test
    @DisplayName("without text are answered within limits, so that two ends cannot war (§3.10.7.4)")
    void acknowledgmentWar() {
      for (int i = 0; i < 20; i++) {
        trace.send(5_000, ". 900000:900000(0) ack 1");
        trace.send(5_000, ". 1:1(0) ack 2");
      }
      for (int i = 0; i < 10; i++) {
        trace.expect(5_000, ". 1:1(0) ack 1");
      }
      trace.expectNothing(9_000);
      trace.send(10_000, ". 900000:900000(0) ack 1");
      trace.expect(10_000, ". 1:1(0) ack 1");
    }

    @Test
    @DisplayName("are cut at the edge of the window")
    void cut() {
      TcpTrace small =
          TcpTrace.opened(TcpConfig.DEFAULT.toBuilder().receiveBufferBytes(8_000).build());
      small.stopReading().send(0, ". 1:7001(7000) ack 1");
      small.expect(200, ". 1:1(0) ack 7001 win 1000");
      small.send(300, ". 7001:9001(2000) ack 1");
      small.expectReceived(8_000);
    }

    @Test
    @DisplayName("without ACK are dropped, their data too")
    void withoutAcknowledgment() {
      trace.send(0, "P 1:101(100)");
      trace.expectNothing(1_000);
      trace.expectReceived(0);
    }

    @Test
    @DisplayName("that acknowledge what was not sent are answered and dropped")
    void futureAcknowledgment() {
      trace.send(0, ". 1:101(100) ack 2");
      trace.expect(0, ". 1:1(0) ack 1");
      trace.expectReceived(0);
      assertEquals(1, trace.stack.counters().unacceptableAcknowledgments);
    }

    @Test
    @DisplayName("that acknowledge what is long gone are challenged (RFC 5961 §5)")
    void ancientAcknowledgment() {
      trace.write(0, 200_000);
      for (int end = 10_001; end <= 90_001; end += 10_000) {
        trace.send(10, ". 1:1(0) ack " + end);
      }
      trace.skipOutput();
      trace.send(20, ". 1:101(100) ack 2");
      trace.expectReceived(0);
      assertEquals(1, trace.stack.counters().challengeAcknowledgments);
      trace.send(20, ". 1:101(100) ack 80001");
      trace.expectReceived(100);
    }

    @Test
    @DisplayName("of one byte cannot fill memory: their number out of order is bounded")
    void tinySegments() {
      TcpTrace small =
          TcpTrace.opened(TcpConfig.DEFAULT.toBuilder().receiveBufferBytes(2_000).build());
      for (int i = 0; i < 100; i++) {
        int place = 10 + 2 * i;
        small.send(0, ". %d:%d(1) ack 1".formatted(place, place + 1));
      }
      assertEquals(64, small.stack.counters().outOfOrderSegments);
      assertEquals(36, small.stack.counters().reassemblyOverflows);
    }
  }

  @Nested
  @DisplayName("The window")
  class Window {
    private final TcpTrace small =
        TcpTrace.opened(TcpConfig.DEFAULT.toBuilder().receiveBufferBytes(8_000).build())
            .stopReading();

    @Test
    @DisplayName("shrinks with what is unread and never moves its edge back (SHLD-14)")
    void unread() {
      small.send(0, ". 1:3001(3000) ack 1");
      small.expect(200, ". 1:1(0) ack 3001 win 5000");
      small.send(300, ". 3001:8001(5000) ack 1");
      small.expect(500, ". 1:1(0) ack 8001 win 0");
    }

    @Test
    @DisplayName("opens again only by a segment or half the buffer, and then says so (MUST-39)")
    void sillyWindow() {
      small.send(0, ". 1:8001(8000) ack 1");
      small.expect(200, ". 1:1(0) ack 8001 win 0");
      small.consume(300, 500);
      small.consume(300, 900);
      small.expectNothing(400);
      small.consume(400, 60);
      small.expect(400, ". 1:1(0) ack 8001 win 1460");
    }

    @Test
    @DisplayName("when zero, a probe is answered, its acknowledgment taken (MUST-66)")
    void zeroWindow() {
      small.write(0, 100);
      small.expect(0, "P. 1:101(100) ack 1");
      small.send(0, ". 1:8001(8000) ack 1");
      small.expect(200, ". 101:101(0) ack 8001 win 0");
      small.send(300, ". 8001:8002(1) ack 101");
      small.expect(300, ". 101:101(0) ack 8001 win 0");
      assertEquals(0, small.connection().info(0).unacknowledgedBytes());
    }

    @Test
    @DisplayName("is scaled where both ends agree, so that it reaches 1 MiB (RFC 7323 §2)")
    void scaled() {
      TcpTrace large =
          new TcpTrace(TcpConfig.DEFAULT.toBuilder().receiveBufferBytes(1 << 20).build());
      large.connect(0);
      large.expect(0, "S 0:0(0) win 65535 <mss 1460,wscale 5,sackOK>");
      large.send(0, "S. 0:0(0) ack 1 win 65535 <mss 1000,wscale 2>");
      large.expect(0, ". 1:1(0) ack 1 win 32768");
      assertEquals(1 << 20, large.connection().info(0).receiveWindowBytes());
      large.send(0, ". 1:1(0) ack 1 win 1000");
      assertEquals(4000, large.connection().info(0).sendWindowBytes());
    }
  }
}
