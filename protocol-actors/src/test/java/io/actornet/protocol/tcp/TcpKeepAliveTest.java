package io.actornet.protocol.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Keep-alive, user timeout, cork and other things that a user may ask of a connection. */
class TcpKeepAliveTest {
  private static final long HOUR = 3_600_000;
  private static final long SECOND = 1_000_000_000;
  private static final TcpConfig ON =
      TcpConfig.DEFAULT.toBuilder().keepAlive(KeepAlive.OFF.enabled(true)).build();

  @Test
  @DisplayName("keep-alive is off unless asked for, and waits two hours (MAY-5, MUST-25, MUST-28)")
  void defaults() {
    assertFalse(TcpConfig.DEFAULT.keepAlive().enabled());
    assertTrue(TcpConfig.DEFAULT.keepAlive().idleNanos() >= 7_200 * SECOND);
    TcpTrace trace = TcpTrace.opened();
    trace.expectNothing(1_000 * HOUR);
  }

  @Test
  @DisplayName(
      "nine probes without data go unanswered before a silent peer is given up (MUST-24, MUST-29,"
          + " SHLD-12)")
  void givesUp() {
    TcpTrace trace = TcpTrace.opened(ON);
    trace.expectNothing(2 * HOUR - 1);
    for (int i = 0; i < 9; i++) {
      trace.expect(2 * HOUR + i * 75_000L, ". 0:0(0) ack 1");
    }
    trace.expect(2 * HOUR + 9 * 75_000, "R. 1:1(0) ack 1");
    trace.expectEvents("CLOSED", "closed TIMEOUT");
  }

  @Test
  @DisplayName("a probe is sent only after an interval in which nothing arrived (MUST-26)")
  void onlyWhenIdle() {
    TcpTrace trace = TcpTrace.opened(ON);
    trace.send(HOUR, ". 1:1(0) ack 1");
    trace.expect(3 * HOUR, ". 0:0(0) ack 1");
    trace.send(3 * HOUR + 10, ". 1:1(0) ack 1");
    trace.expectNothing(5 * HOUR + 9);
    trace.expect(5 * HOUR + 10, ". 0:0(0) ack 1");
  }

  @Test
  @DisplayName("the interval is set by the application, also on an open connection (MUST-27)")
  void configurable() {
    TcpTrace trace = TcpTrace.opened();
    KeepAlive quick = new KeepAlive(true, 10 * SECOND, SECOND, 3, false);
    trace.connection().keepAlive(quick, trace.now());
    trace.expect(10_000, ". 0:0(0) ack 1");
    trace.expect(11_000, ". 0:0(0) ack 1");
    trace.connection().keepAlive(KeepAlive.OFF, trace.now());
    trace.expectNothing(10 * HOUR);
  }

  @Test
  @DisplayName("a probe may carry a byte that was acknowledged before (MAY-6)")
  void garbage() {
    KeepAlive garbage = new KeepAlive(true, 10 * SECOND, SECOND, 3, true);
    TcpTrace trace = TcpTrace.opened(TcpConfig.DEFAULT.toBuilder().keepAlive(garbage).build());
    TcpConnection connection = trace.connection();
    trace.expectNothing(9_999);
    assertEquals(0, connection.info(0).retransmissions());
  }

  @Test
  @DisplayName("the answer to a peer's probe is an acknowledgment (RFC 9293 §3.8.4)")
  void answersProbe() {
    TcpTrace trace = TcpTrace.opened();
    trace.send(10, ". 0:0(0) ack 1");
    trace.expect(10, ". 1:1(0) ack 1");
  }

  @Test
  @DisplayName("the user timeout in the peer's SYN is heeded, within limits (RFC 5482 §3.1)")
  void userTimeoutOption() {
    TcpConfig config = TcpConfig.DEFAULT.toBuilder().userTimeoutOption(true).build();
    TcpTrace trace = new TcpTrace(config);
    trace.connect(0);
    trace.expect(0, "S 0:0(0)");
    trace.send(0, "S. 0:0(0) ack 1 win 65535 <mss 1000,uto 120>");
    trace.expect(0, ". 1:1(0) ack 1");
    trace.write(0, 100);
    trace.skipOutput();
    trace.expectState(TcpState.ESTABLISHED);
    long time = 0;
    for (int i = 0; i < 6; i++) {
      time += 1000L << i;
      trace.expect(time, "P. 1:101(100) ack 1");
    }
    trace.expectNothing(121_000);
    trace.expectState(TcpState.CLOSED);
  }

  @Test
  @DisplayName("a corked connection sends full segments only, and the rest after 200 ms (TCP_CORK)")
  void cork() {
    TcpTrace trace = TcpTrace.opened();
    trace.connection().cork(true, 0);
    trace.write(10, 1_200);
    trace.expect(10, ". 1:1001(1000) ack 1");
    trace.send(20, ". 1:1(0) ack 1001");
    trace.expectNothing(219);
    trace.expect(220, "P. 1001:1201(200) ack 1");
    trace.send(230, ". 1:1(0) ack 1201");
    trace.write(240, 50);
    trace.expectNothing(250);
    trace.connection().cork(false, trace.now());
    trace.expect(250, "P. 1201:1251(50) ack 1");
  }

  @Test
  @DisplayName("the application can turn Nagle's algorithm off on an open connection (MUST-17)")
  void noDelay() {
    TcpTrace trace = TcpTrace.opened();
    trace.write(10, 10);
    trace.expect(10, "P. 1:11(10) ack 1");
    trace.write(20, 10);
    trace.expectNothing(20);
    trace.connection().noDelay(true, trace.now());
    trace.expect(20, "P. 11:21(10) ack 1");
  }

  @Test
  @DisplayName(
      "the DSCP and TTL asked for go with every segment (MUST-48, MUST-49, SHLD-21, SHLD-22)")
  void trafficClass() {
    TcpTrace trace =
        TcpTrace.opened(TcpConfig.DEFAULT.toBuilder().trafficClass(0x28).timeToLive(7).build());
    trace.write(10, 10);
    trace.expect(10, "P. 1:11(10) ack 1");
    assertEquals(0x28, trace.trafficClass());
    trace.connection().diffserv(0xb8);
    trace.send(20, ". 1:1(0) ack 11");
    trace.write(20, 10);
    trace.expect(20, "P. 11:21(10) ack 1");
    assertEquals(0xb8, trace.trafficClass() & 0xff);
  }
}
