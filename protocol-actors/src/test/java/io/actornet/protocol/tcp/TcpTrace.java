package io.actornet.protocol.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.protocol.wire.FrameLayout;
import io.actornet.protocol.wire.TcpFlags;
import io.actornet.protocol.wire.TcpView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * Drives one host like a packet trace: what is sent to it, what it is called to do and what it must
 * send, at times in milliseconds of virtual time. See {@link SegmentText} for the notation.
 */
final class TcpTrace implements TcpEffects {
  /** The peer's initial sequence number: it wraps after 200 bytes. */
  private static final int PEER_ISS = -200;

  private static final Endpoints LOCAL = new Endpoints(0x0a000001, 1000, 0x0a000002, 80);
  private static final Endpoints PEER = new Endpoints(0x0a000002, 80, 0x0a000001, 1000);
  private static final long MILLISECOND = 1_000_000;
  private static final long NEVER = Long.MAX_VALUE;

  private record Sent(long timeNanos, byte[] frame) {}

  final TcpStack stack = new TcpStack(5);
  final List<String> events = new ArrayList<>();
  private final TcpConfig config;
  private final Queue<Sent> output = new ArrayDeque<>();
  private final TcpView view = new TcpView();
  private TcpConnection connection;
  private HalfOpen halfOpen;
  private TimeWaitEntry timeWait;
  private long now;
  private long timer = NEVER;
  private int iss;
  private boolean issKnown;
  private int written;
  private int trafficClass;
  private int received;
  private boolean reading = true;

  TcpTrace(TcpConfig config) {
    this.config = config;
  }

  /** A connection opened by this end, established at time 0; the peer's MSS is 1000. */
  static TcpTrace opened(TcpConfig config) {
    TcpTrace trace = new TcpTrace(config);
    trace.connect(0);
    trace.expect(0, "S 0:0(0)");
    trace.send(0, "S. 0:0(0) ack 1 win 65535 <mss 1000,sackOK>");
    trace.expect(0, ". 1:1(0) ack 1");
    trace.events.clear();
    return trace;
  }

  static TcpTrace opened() {
    return opened(TcpConfig.DEFAULT);
  }

  /** From here on data handed over is not consumed. */
  TcpTrace stopReading() {
    reading = false;
    return this;
  }

  /** Where the clock of our timestamps starts. */
  private int clock() {
    return Timestamps.offset(stack, LOCAL);
  }

  private void advance(long millis) {
    long to = millis * MILLISECOND;
    assertTrue(to >= now, "time goes back");
    while (timer <= to) {
      now = timer;
      timer = NEVER;
      if (connection != null) {
        connection.onTimer(now);
      } else {
        timer = halfOpen.onTimer(now, this) ? halfOpen.deadlineNanos() : NEVER;
      }
    }
    now = to;
  }

  void connect(long millis) {
    advance(millis);
    connection = TcpConnection.active(stack, config, LOCAL, 1500, this, now);
    connection.connect(now);
  }

  /** The user writes as many bytes. */
  void write(long millis, int bytes) {
    advance(millis);
    byte[] chunk = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      chunk[i] = SegmentText.patternAt(1 + written + i);
    }
    written += connection.write(chunk, 0, bytes, now);
  }

  void writeUrgent(long millis, int bytes) {
    advance(millis);
    byte[] chunk = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      chunk[i] = SegmentText.patternAt(1 + written + i);
    }
    written += connection.writeUrgent(chunk, 0, bytes, now);
  }

  /** The peer's segment arrives in a packet with a congestion mark. */
  void sendMarked(long millis, String text) {
    stack.arriving(3);
    send(millis, text);
    stack.arriving(0);
  }

  /** The traffic class that the segment expected last was sent with. */
  int trafficClass() {
    return trafficClass;
  }

  /** Virtual time, nanoseconds. */
  long now() {
    return now;
  }

  void consume(long millis, int bytes) {
    advance(millis);
    connection.consumed(bytes, now);
  }

  void shutdownWrite(long millis) {
    advance(millis);
    connection.shutdownWrite(now);
  }

  void close(long millis) {
    advance(millis);
    connection.close(now);
  }

  void abort(long millis) {
    advance(millis);
    connection.abort(now);
  }

  void pathMtu(long millis, int mtu) {
    advance(millis);
    connection.onPathMtu(mtu, now);
  }

  /** An ICMP error arrives that quotes a segment with this relative sequence number. */
  void icmp(long millis, int type, int code, int quoted) {
    advance(millis);
    connection.onIcmpError(type, code, iss + quoted, now);
  }

  /** The peer's segment arrives. */
  void send(long millis, String text) {
    advance(millis);
    byte[] frame = SegmentText.parse(text, PEER, PEER_ISS, iss, clock());
    assertNull(view.wrap(frame, FrameLayout.TRANSPORT_OFFSET, frame.length));
    if (connection != null && !connection.hasEnded()) {
      connection.onSegment(view, now);
    } else if (timeWait != null && !timeWait.acceptsSyn(view)) {
      timeWait.onSegment(view, now, this);
    } else if (halfOpen != null) {
      toHalfOpen();
    } else {
      issKnown = false;
      halfOpen = HalfOpen.onListen(stack, config, LOCAL, 1500, view, timeWait, now, this);
      timer = halfOpen == null ? NEVER : halfOpen.deadlineNanos();
    }
  }

  private void toHalfOpen() {
    switch (halfOpen.onSegment(view, now, this)) {
      case WAITING -> timer = halfOpen.deadlineNanos();
      case CLOSED -> {
        halfOpen = null;
        timer = NEVER;
      }
      case COMPLETE -> {
        timer = NEVER;
        connection = TcpConnection.accept(halfOpen, this);
        halfOpen = null;
        connection.onSegment(view, now);
      }
    }
  }

  /** The next segment sent must be this one, at this time. */
  void expect(long millis, String text) {
    advance(millis);
    Sent next = output.poll();
    assertNotNull(next, () -> "nothing was sent; expected at " + millis + " ms: " + text);
    assertNull(view.wrap(next.frame, FrameLayout.TRANSPORT_OFFSET, next.frame.length));
    assertTrue(view.checksumValid(LOCAL.localAddress(), LOCAL.remoteAddress()), "checksum");
    assertEquals(LOCAL.localPort(), view.sourcePort());
    assertEquals(LOCAL.remotePort(), view.destinationPort());
    if (!issKnown && view.has(TcpFlags.SYN)) {
      issKnown = true;
      iss = view.sequence();
    }
    trafficClass = next.frame[TcpOutput.TRAFFIC_CLASS_OFFSET];
    String seen = SegmentText.format(view, iss, PEER_ISS, clock(), text);
    assertEquals(
        millis + " ms: " + text,
        next.timeNanos / (double) MILLISECOND == millis
            ? millis + " ms: " + seen
            : next.timeNanos / (double) MILLISECOND + " ms: " + seen);
    for (int i = 0; i < view.payloadLength(); i++) {
      assertEquals(
          SegmentText.patternAt(view.sequence() - iss + i),
          next.frame[view.payloadOffset() + i],
          "data");
    }
  }

  /** Nothing is sent up to this time, inclusive. */
  void expectNothing(long untilMillis) {
    advance(untilMillis);
    Sent next = output.peek();
    if (next != null) {
      assertNull(view.wrap(next.frame, FrameLayout.TRANSPORT_OFFSET, next.frame.length));
      String seen = SegmentText.format(view, iss, PEER_ISS, clock(), " ack  win  <");
      assertNull(seen, "sent at " + next.timeNanos / MILLISECOND + " ms");
    }
  }

  void expectState(TcpState state) {
    assertEquals(state, connection.state());
  }

  /** These events, and no others, were reported since the last check. */
  void expectEvents(String... expected) {
    assertEquals(List.of(expected), events);
    events.clear();
  }

  void expectReceived(int bytes) {
    assertEquals(bytes, received);
  }

  boolean isHalfOpen() {
    return halfOpen != null;
  }

  /** Whatever was sent so far is of no interest. */
  void skipOutput() {
    output.clear();
  }

  HalfOpen halfOpen() {
    return halfOpen;
  }

  TcpConnection connection() {
    return connection;
  }

  TimeWaitEntry timeWaitEntry() {
    return timeWait;
  }

  @Override
  public void transmit(byte[] frame) {
    output.add(new Sent(now, frame));
  }

  @Override
  public void armTimer(long deadlineNanos) {
    timer = deadlineNanos;
  }

  @Override
  public void cancelTimer() {
    timer = NEVER;
  }

  @Override
  public void established() {
    events.add("established");
  }

  @Override
  public void received(byte[] frame, int offset, int length) {
    for (int i = 0; i < length; i++) {
      assertEquals(SegmentText.patternAt(1 + received + i), frame[offset + i], "data received");
    }
    received += length;
    if (reading) {
      connection.consumed(length, now);
    }
  }

  @Override
  public void writable(int freeBytes) {
    events.add("writable " + freeBytes);
  }

  @Override
  public void peerClosed() {
    events.add("peer closed");
  }

  @Override
  public void stateChanged(TcpState from, TcpState to) {
    events.add(to.name());
  }

  @Override
  public void timeWait(TimeWaitEntry entry) {
    timeWait = entry;
  }

  @Override
  public void closed(CloseReason reason) {
    assertEquals(NEVER, timer, "a timer outlives the connection");
    events.add("closed " + reason);
  }

  @Override
  public void urgent(int bytes) {
    events.add("urgent " + bytes);
  }

  @Override
  public void softError(int type, int code) {
    events.add("soft error " + type + "/" + code);
  }

  @Override
  public void pathSuspect() {
    events.add("path suspect");
  }
}
