package io.actornet.protocol.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TcpSendTest {
  private final TcpTrace trace = TcpTrace.opened();

  @Nested
  @DisplayName("Small segments")
  class Small {
    @Test
    @DisplayName("wait while data is outstanding (Nagle, SHLD-7)")
    void nagle() {
      trace.write(0, 100);
      trace.expect(0, "P. 1:101(100) ack 1");
      trace.write(10, 100);
      trace.write(20, 100);
      trace.expectNothing(30);
      trace.send(30, ". 1:1(0) ack 101");
      trace.expect(30, "P. 101:301(200) ack 1");
    }

    @Test
    @DisplayName("go out at once when the user says so (MUST-17)")
    void noDelay() {
      TcpTrace hasty = TcpTrace.opened(TcpConfig.DEFAULT.toBuilder().nagle(false).build());
      hasty.write(0, 100);
      hasty.write(0, 100);
      hasty.expect(0, "P. 1:101(100) ack 1");
      hasty.expect(0, "P. 101:201(100) ack 1");
    }

    @Test
    @DisplayName("do not wait for what a full segment is made of")
    void fullSegments() {
      trace.write(0, 100);
      trace.write(0, 1500);
      trace.expect(0, "P. 1:101(100) ack 1");
      trace.expect(0, ". 101:1101(1000) ack 1");
      trace.expectNothing(0);
      trace.send(10, ". 1:1(0) ack 1101");
      trace.expect(10, "P. 1101:1601(500) ack 1");
    }

    @Test
    @DisplayName("are not made to fit a small window (MUST-38)")
    void sillyWindow() {
      trace.send(0, ". 1:1(0) ack 1 win 1300");
      trace.write(0, 5000);
      trace.expect(0, ". 1:1001(1000) ack 1");
      trace.send(10, ". 1:1(0) ack 1001 win 300");
      trace.expectNothing(1009);
      trace.expect(1010, ". 1001:1301(300) ack 1");
    }
  }

  @Nested
  @DisplayName("The peer's window")
  class Window {
    @Test
    @DisplayName(
        "when zero is probed with back-off for as long as it is answered (MUST-35,"
            + " MUST-36, MUST-37, SHLD-29, SHLD-30, MAY-8)")
    void probes() {
      trace.send(0, ". 1:1(0) ack 1 win 0");
      trace.write(0, 3000);
      long time = 1000;
      for (long step = 2000; step <= 60_000; step *= 2) {
        trace.expect(time, ". 1:2(1) ack 1");
        trace.send(time, ". 1:1(0) ack 1 win 0");
        time += step;
      }
      for (int i = 0; i < 50; i++) {
        trace.expect(time, ". 1:2(1) ack 1");
        trace.send(time, ". 1:1(0) ack 1 win 0");
        time += 60_000;
      }
      trace.send(time - 1, ". 1:1(0) ack 1 win 2000");
      trace.expect(time - 1, ". 1:1001(1000) ack 1");
      trace.expect(time - 1, ". 1001:2001(1000) ack 1");
      trace.expectNothing(time);
    }

    @Test
    @DisplayName("that takes probes one by one is fed by them")
    void probesTaken() {
      trace.send(0, ". 1:1(0) ack 1 win 0");
      trace.write(0, 3000);
      trace.expect(1000, ". 1:2(1) ack 1");
      trace.send(1000, ". 1:1(0) ack 2 win 0");
      trace.expect(2000, ". 2:3(1) ack 1");
    }

    @Test
    @DisplayName("when zero and never answered ends the connection (R2, MUST-20)")
    void probesUnanswered() {
      trace.send(0, ". 1:1(0) ack 1 win 0");
      trace.write(0, 3000);
      long time = 0;
      for (int i = 0; i < 15; i++) {
        time += Math.min(1000L << i, 60_000);
        trace.expect(time, ". 1:2(1) ack 1");
      }
      trace.expectNothing(time + 60_000);
      trace.expectEvents("path suspect", "CLOSED", "closed TIMEOUT");
    }

    @Test
    @DisplayName("holds back a FIN as it does data")
    void finWaits() {
      trace.send(0, ". 1:1(0) ack 1 win 0");
      trace.shutdownWrite(0);
      trace.expect(1000, "F. 1:1(0) ack 1");
      trace.send(1000, ". 1:1(0) ack 1 win 0");
      trace.expect(3000, "F. 1:1(0) ack 1");
      trace.send(3100, ". 1:1(0) ack 1 win 100");
      trace.expect(3100, "F. 1:1(0) ack 1");
      trace.send(3200, ". 1:1(0) ack 2 win 100");
      trace.expectState(TcpState.FIN_WAIT_2);
    }

    @Test
    @DisplayName(
        "may shrink: nothing new is sent, what is outstanding goes again (MUST-34, SHLD-15)")
    void shrinks() {
      trace.write(0, 10_000);
      trace.skipOutput();
      trace.write(5, 5_000);
      trace.send(10, ". 1:1(0) ack 2001 win 2000");
      trace.expectNothing(1009);
      trace.expect(1010, ". 2001:3001(1000) ack 1");
    }

    @Test
    @DisplayName("is not taken from an old segment (SND.WL1, SND.WL2)")
    void oldWindow() {
      trace.send(0, ". 101:101(0) ack 1 win 5000");
      trace.send(0, ". 1:1(0) ack 1 win 100");
      assertEquals(5000, trace.connection().info(0).sendWindowBytes());
      trace.send(0, ". 101:101(0) ack 1 win 4000");
      assertEquals(4000, trace.connection().info(0).sendWindowBytes());
    }
  }

  @Nested
  @DisplayName("The send buffer")
  class Buffer {
    @Test
    @DisplayName("takes what it has room for and tells when there is more")
    void room() {
      TcpTrace small =
          TcpTrace.opened(TcpConfig.DEFAULT.toBuilder().sendBufferBytes(4_000).build());
      small.write(0, 5_000);
      small.expect(0, ". 1:1001(1000) ack 1");
      small.skipOutput();
      small.send(10, ". 1:1(0) ack 1001");
      small.expectEvents("writable 1000");
      small.write(10, 500);
      small.send(20, ". 1:1(0) ack 2001");
      small.expectEvents();
    }

    @Test
    @DisplayName("takes nothing after this end has closed")
    void closed() {
      trace.shutdownWrite(0);
      trace.write(0, 100);
      assertEquals(0, trace.connection().info(0).unsentBytes());
    }
  }

  @Nested
  @DisplayName("The congestion window")
  class Congestion {
    @Test
    @DisplayName("starts at ten segments (RFC 6928)")
    void initialWindow() {
      trace.write(0, 20_000);
      for (int place = 1; place < 10_001; place += 1000) {
        trace.expect(0, ". " + place + ":" + (place + 1000) + "(1000) ack 1");
      }
      trace.expectNothing(900);
    }

    @Test
    @DisplayName("grows by what is acknowledged in slow start (MUST-19)")
    void slowStart() {
      trace.write(0, 50_000);
      trace.skipOutput();
      trace.send(10, ". 1:1(0) ack 2001");
      for (int place = 10_001; place < 14_001; place += 1000) {
        trace.expect(10, ". " + place + ":" + (place + 1000) + "(1000) ack 1");
      }
      trace.expectNothing(900);
    }

    @Test
    @DisplayName("does not grow while the application is the limit")
    void applicationLimited() {
      for (int i = 0; i < 50; i++) {
        trace.write(i, 1_000);
        trace.send(i, ". 1:1(0) ack " + (1001 + 1000 * i));
      }
      assertEquals(10_000, trace.connection().info(0).congestionWindowBytes());
    }

    @Test
    @DisplayName("falls back to the initial window after idling for an RTO (RFC 5681 §4.1)")
    void idle() {
      trace.write(0, 10_000);
      trace.skipOutput();
      trace.send(10, ". 1:1(0) ack 10001");
      assertEquals(12_000, trace.connection().info(0).congestionWindowBytes());
      trace.write(2_000, 30_000);
      assertEquals(10_000, trace.connection().info(0).congestionWindowBytes());
      assertEquals(10_000, trace.connection().info(0).unacknowledgedBytes());
    }
  }

  @Nested
  @DisplayName("A smaller path MTU")
  class PathMtu {
    @Test
    @DisplayName("divides what is outstanding and sends it again at once (RFC 1191 §6.4)")
    void smaller() {
      trace.write(0, 2_000);
      trace.expect(0, ". 1:1001(1000) ack 1");
      trace.expect(0, "P. 1001:2001(1000) ack 1");
      trace.pathMtu(10, 640);
      trace.expect(10, ". 1:601(600) ack 1");
      trace.expect(10, ". 601:1001(400) ack 1");
      trace.expect(10, ". 1001:1601(600) ack 1");
      trace.expect(10, "P. 1601:2001(400) ack 1");
      assertEquals(10_000, trace.connection().info(0).congestionWindowBytes());
    }
  }
}
