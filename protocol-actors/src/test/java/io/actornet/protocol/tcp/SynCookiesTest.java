package io.actornet.protocol.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.protocol.wire.FrameLayout;
import io.actornet.protocol.wire.TcpFlags;
import io.actornet.protocol.wire.TcpOptions;
import io.actornet.protocol.wire.TcpView;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** SYN cookies (RFC 4987 §3.6). */
class SynCookiesTest {
  private static final Endpoints LOCAL = new Endpoints(0x0a000001, 80, 0x0a000002, 1000);
  private static final Endpoints PEER = new Endpoints(0x0a000002, 1000, 0x0a000001, 80);
  private static final int PEER_ISS = 77;
  private static final long SECOND = 1_000_000_000;
  private static final TcpConfig CONFIG = Personas.LINUX.config();

  private final TcpStack stack = new TcpStack(3);
  private final List<byte[]> sent = new ArrayList<>();

  private static TcpView view(byte[] frame) {
    TcpView view = new TcpView();
    assertNull(view.wrap(frame, FrameLayout.TRANSPORT_OFFSET, frame.length));
    return view;
  }

  /** The SYN-ACK that a SYN with these options is answered with. */
  private TcpView answer(String options) {
    byte[] syn = SegmentText.parse("S 0:0(0) win 65535 <" + options + ">", PEER, PEER_ISS, 0, 0);
    SynCookies.answer(stack, CONFIG, LOCAL, 1500, view(syn), 0, sent::add);
    TcpView answer = view(sent.removeFirst());
    assertEquals(TcpFlags.SYN | TcpFlags.ACK, answer.flags());
    assertEquals(PEER_ISS + 1, answer.acknowledgment());
    return answer;
  }

  private HalfOpen complete(String text, int iss, int clock, long nowNanos) {
    TcpView segment = view(SegmentText.parse(text, PEER, PEER_ISS, iss, clock));
    return SynCookies.complete(stack, CONFIG, LOCAL, 1500, segment, nowNanos);
  }

  @Test
  @DisplayName("a cookie brings MSS, scale and SACK back with the timestamp")
  void withTimestamps() {
    TcpView answer = answer("mss 1440,wscale 5,sackOK,TS val 9 ecr 0");
    TcpOptions options = new TcpOptions();
    assertNull(options.parse(answer));
    assertEquals(9, options.timestampEchoReply());
    HalfOpen row =
        complete(
            ". 1:1(0) ack 1 <TS val 10 ecr 0>",
            answer.sequence(),
            options.timestampValue(),
            SECOND);
    assertNotNull(row);
    assertEquals(1_440, row.peer().segmentSize());
    assertEquals(5, row.peer().windowShift());
    assertTrue(row.peer().selectiveAcknowledgment());
    assertTrue(row.peer().timestamps());
    assertEquals(1, stack.counters().cookiesAccepted);
  }

  @Test
  @DisplayName("without timestamps a cookie brings back the MSS, rounded down, and nothing else")
  void withoutTimestamps() {
    TcpView answer = answer("mss 1400,wscale 5,sackOK");
    HalfOpen row = complete(". 1:1(0) ack 1", answer.sequence(), 0, SECOND);
    assertNotNull(row);
    assertEquals(1_300, row.peer().segmentSize());
    assertFalse(row.peer().scaling());
    assertFalse(row.peer().selectiveAcknowledgment());
  }

  @Test
  @DisplayName("what is no cookie, or an old one, opens nothing")
  void refused() {
    TcpView answer = answer("mss 1460");
    int iss = answer.sequence();
    assertNull(complete(". 1:1(0) ack 2", iss, 0, SECOND));
    assertNull(complete(". 2:2(0) ack 1", iss, 0, SECOND));
    assertNull(complete("R. 1:1(0) ack 1", iss, 0, SECOND));
    assertNull(complete(". 1:1(0) ack 1", iss, 0, 200 * SECOND));
    assertNotNull(complete(". 1:1(0) ack 1", iss, 0, 100 * SECOND));
  }
}
