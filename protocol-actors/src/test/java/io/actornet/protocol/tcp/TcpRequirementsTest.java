package io.actornet.protocol.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.protocol.wire.IcmpType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Requirements of RFC 9293 that no other test is about. */
class TcpRequirementsTest {
  @Test
  @DisplayName("a window is a number without sign, of more than 31 bits' worth (MUST-1, REC-1)")
  void unsignedWindow() {
    TcpTrace trace = new TcpTrace(TcpConfig.DEFAULT);
    trace.connect(0);
    trace.expect(0, "S 0:0(0)");
    trace.send(0, "S. 0:0(0) ack 1 win 65535 <mss 1000,wscale 14,sackOK>");
    assertEquals(65_535, trace.connection().info(0).sendWindowBytes());
    trace.send(0, ". 1:1(0) ack 1 win 65535");
    assertEquals(65_535 << 14, trace.connection().info(0).sendWindowBytes());
  }

  @Test
  @DisplayName(
      "what is written at once goes in segments as large as can be, the last pushed (SHLD-28,"
          + " MUST-61)")
  void largestSegments() {
    TcpTrace trace = TcpTrace.opened();
    trace.write(0, 2_500);
    trace.expect(0, ". 1:1001(1000) ack 1");
    trace.expect(0, ". 1001:2001(1000) ack 1");
    trace.send(10, ". 1:1(0) ack 2001");
    trace.expect(10, "P. 2001:2501(500) ack 1");
  }

  @Test
  @DisplayName(
      "pushes that wait are collapsed into one, and nothing waits without end (SHLD-27, MUST-60)")
  void collapsedPush() {
    TcpTrace trace = TcpTrace.opened();
    trace.write(0, 100);
    trace.write(0, 100);
    trace.write(0, 100);
    trace.expect(0, "P. 1:101(100) ack 1");
    trace.send(10, ". 1:1(0) ack 101");
    trace.expect(10, "P. 101:301(200) ack 1");
  }

  @Test
  @DisplayName(
      "data outstanding beyond a window that shrank is sent again, and no time-out follows"
          + " (SHLD-16, SHLD-17)")
  void beyondTheEdge() {
    TcpTrace trace = TcpTrace.opened();
    trace.write(0, 5_000);
    trace.skipOutput();
    trace.send(100, ". 1:1(0) ack 1 win 2000");
    trace.expect(1000, ". 1:1001(1000) ack 1");
    trace.send(1100, ". 1:1(0) ack 1001 win 5000");
    trace.expectState(TcpState.ESTABLISHED);
  }

  @Test
  @DisplayName(
      "options are taken in any segment, unknown ones passed over (MUST-5, MUST-6, MUST-4,"
          + " MUST-64)")
  void optionsAnywhere() {
    TcpTrace trace = TcpTrace.opened();
    trace.send(0, ". 1:1001(1000) ack 1 <uto 5,sackOK,mss 10>");
    trace.expectReceived(1_000);
    trace.write(0, 1_000);
    trace.expect(0, "P. 1:1001(1000) ack 1001");
  }

  @Test
  @DisplayName(
      "the MSS is sent always, in SYNs only, and is the MTU less the headers (MUST-14, MAY-3,"
          + " SHLD-5, SHLD-6, MUST-67, MUST-65)")
  void segmentSizeOption() {
    TcpTrace trace = new TcpTrace(TcpConfig.DEFAULT);
    trace.connect(0);
    trace.expect(0, "S 0:0(0) <mss 1460,wscale 3,sackOK>");
    trace.send(0, "S. 0:0(0) ack 1 win 65535 <mss 536>");
    trace.expect(0, ". 1:1(0) ack 1");
    trace.write(0, 10);
    trace.expect(0, "P. 1:11(10) ack 1");
  }

  @Test
  @DisplayName("every segment has its checksum (MUST-2)")
  void checksum() {
    // TcpTrace.expect checks that of each segment.
    TcpTrace trace = TcpTrace.opened();
    trace.write(0, 777);
    trace.expect(0, "P. 1:778(777) ack 1");
  }

  @Test
  @DisplayName("a reset may hold data, which is passed over (SHLD-2)")
  void resetWithData() {
    TcpTrace trace = TcpTrace.opened();
    trace.send(0, "R. 1:11(10) ack 1");
    trace.expectEvents("CLOSED", "closed RESET");
    trace.expectReceived(0);
  }

  @Test
  @DisplayName("one direction may be closed while the other goes on (MAY-1)")
  void halfClosed() {
    TcpTrace trace = TcpTrace.opened();
    trace.shutdownWrite(0);
    trace.expect(0, "F. 1:1(0) ack 1");
    trace.send(10, ". 1:101(100) ack 2");
    trace.expectState(TcpState.FIN_WAIT_2);
    trace.expectReceived(100);
  }

  @Test
  @DisplayName(
      "R1 and R2 are the application's to set; R1 is three retransmissions, R2 at least 100 s"
          + " (MUST-21, SHLD-9, SHLD-10, SHLD-11)")
  void limits() {
    assertEquals(3, TcpConfig.DEFAULT.suspectRetries());
    long total = 0;
    for (int i = 0; i <= TcpConfig.DEFAULT.dataRetries(); i++) {
      total += Math.min(1L << i, 60);
    }
    assertTrue(total >= 100);
    TcpTrace trace =
        TcpTrace.opened(TcpConfig.DEFAULT.toBuilder().suspectRetries(1).dataRetries(2).build());
    trace.write(0, 10);
    trace.expect(0, "P. 1:11(10)");
    trace.expect(1000, "P. 1:11(10)");
    trace.expectEvents("path suspect");
    trace.expect(3000, "P. 1:11(10)");
    trace.expectNothing(7_000);
    trace.expectEvents("CLOSED", "closed TIMEOUT");
  }

  @Test
  @DisplayName("a source quench is passed over in silence (MUST-55)")
  void sourceQuench() {
    TcpTrace trace = TcpTrace.opened();
    trace.write(0, 10);
    trace.icmp(10, IcmpType.SOURCE_QUENCH, 0, 1);
    trace.expectEvents();
    trace.expectState(TcpState.ESTABLISHED);
  }

  @Test
  @DisplayName(
      "data in the window that acknowledges what was not sent yet is refused (RFC 5961 §5, MAY-12)")
  void injectedData() {
    TcpTrace trace = TcpTrace.opened();
    trace.send(0, "P. 1:101(100) ack 5000");
    trace.expectReceived(0);
    trace.expect(0, ". 1:1(0) ack 1");
  }

  @Test
  @DisplayName("what arrived without a push is handed over too (MAY-17, MAY-16)")
  void withoutPush() {
    TcpTrace trace = TcpTrace.opened();
    trace.send(0, ". 1:101(100) ack 1");
    trace.expectReceived(100);
  }

  @Test
  @DisplayName("an ICMP about a smaller MTU is believed only of what is in flight (RFC 5927 §7)")
  void forgedPathMtu() {
    TcpTrace trace = TcpTrace.opened();
    TcpConnection connection = trace.connection();
    connection.onFragmentationNeeded(576, 12_345, trace.now());
    assertEquals(1_000, connection.info(0).segmentSizeBytes());
    assertEquals(1, trace.stack.counters().icmpErrorsIgnored);
    trace.write(10, 100);
    int una = connection.sender().queue().una();
    connection.onFragmentationNeeded(20, una, trace.now());
    connection.onFragmentationNeeded(9_000, una, trace.now());
    assertEquals(1_000, connection.info(0).segmentSizeBytes());
    connection.onFragmentationNeeded(576, una, trace.now());
    assertEquals(536, connection.info(0).segmentSizeBytes());
  }

  @Test
  @DisplayName("a router that does not tell the MTU makes it the next plateau (RFC 1191 §7.1)")
  void plateau() {
    TcpTrace trace = TcpTrace.opened();
    trace.write(10, 100);
    TcpConnection connection = trace.connection();
    connection.onFragmentationNeeded(0, connection.sender().queue().una(), trace.now());
    connection.onFragmentationNeeded(0, connection.sender().queue().una(), trace.now());
    assertEquals(966, connection.info(0).segmentSizeBytes());
  }
}
