package io.actornet.protocol.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Urgent data (RFC 9293 §3.8.5, RFC 6093). */
class TcpUrgentTest {
  private final TcpTrace trace = TcpTrace.opened();

  @Test
  @DisplayName("the urgent pointer points behind the last urgent byte (MUST-30, MUST-62)")
  void pointer() {
    trace.writeUrgent(10, 10);
    trace.expect(10, "PU. 1:11(10) ack 1 urg 10");
    trace.send(20, ". 1:1(0) ack 11");
    trace.write(20, 10);
    trace.expect(20, "P. 11:21(10) ack 1");
  }

  @Test
  @DisplayName("urgent data may be of any length: each of its segments points to its end (MUST-31)")
  void anyLength() {
    trace.writeUrgent(10, 2_500);
    trace.expect(10, "U. 1:1001(1000) ack 1 urg 2500");
    trace.expect(10, "U. 1001:2001(1000) ack 1 urg 1500");
    trace.send(20, ". 1:1(0) ack 2001");
    trace.expect(20, "PU. 2001:2501(500) ack 1 urg 500");
  }

  @Test
  @DisplayName("the user is told of urgent data, and how much is left of it (MUST-32, MUST-33)")
  void received() {
    trace.send(10, "U. 1:101(100) ack 1 urg 300");
    trace.expectEvents("urgent 300");
    assertEquals(200, trace.connection().info(0).urgentBytes());
    trace.send(20, "U. 101:201(100) ack 1 urg 200");
    trace.expectEvents();
    trace.send(30, "U. 201:301(100) ack 1 urg 400");
    trace.expectEvents("urgent 400");
    assertEquals(300, trace.connection().info(0).urgentBytes());
  }

  @Test
  @DisplayName("urgent pointers and resets count even when the window is closed (MUST-66)")
  void closedWindow() {
    TcpConfig small = TcpConfig.DEFAULT.toBuilder().receiveBufferBytes(1_000).build();
    TcpTrace full = TcpTrace.opened(small).stopReading();
    full.send(10, ". 1:1001(1000) ack 1");
    full.skipOutput();
    full.send(20, "U. 1001:1001(0) ack 1 urg 50");
    full.expectEvents("urgent 50");
    full.send(30, "R 1001:1001(0)");
    full.expectEvents("CLOSED", "closed RESET");
  }
}
