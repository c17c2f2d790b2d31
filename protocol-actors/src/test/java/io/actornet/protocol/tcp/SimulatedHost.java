package io.actornet.protocol.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.fail;

import io.actornet.protocol.wire.FrameLayout;
import io.actornet.protocol.wire.TcpView;

/**
 * A host with one connection at most: it sends a given number of bytes, reads all it gets, and
 * closes; it listens while it has none. Bytes are checked against the pattern they must have.
 */
final class SimulatedHost implements TcpEffects {
  private static final int ADDRESS = 0x0a00_0001;
  private static final byte[] PATTERN = new byte[1 << 16];

  static {
    for (int i = 0; i < PATTERN.length; i++) {
      PATTERN[i] = (byte) (i * 31 + (i >>> 8));
    }
  }

  private final Channel channel;
  private final int index;
  private final TcpConfig config;
  private final TcpView view = new TcpView();
  final TcpStack stack;
  SimulatedHost peer;
  TcpConnection connection;
  HalfOpen halfOpen;
  TimeWaitEntry timeWait;
  CloseReason closeReason;

  long toSend;
  long sent;
  long received;
  int chunkBytes = 4_000;
  long readDelayNanos;
  private boolean peerClosed;
  long peerClosedAt;
  private boolean shutDown;
  private long timerGeneration;
  private boolean timerSet;
  private final TcpInvariants invariants = new TcpInvariants();

  SimulatedHost(Channel channel, int index, TcpConfig config) {
    this.channel = channel;
    this.index = index;
    this.config = config;
    this.stack = new TcpStack(index);
  }

  int index() {
    return index;
  }

  private int address() {
    return ADDRESS + index;
  }

  private Endpoints endpoints() {
    return new Endpoints(address(), 1000 + index, peer.address(), 1000 + peer.index);
  }

  void connect() {
    connection = TcpConnection.active(stack, config, endpoints(), 1500, this, channel.now());
    connection.connect(channel.now());
    send();
  }

  private void send() {
    while (sent < toSend) {
      int at = (int) (sent % PATTERN.length);
      int length = (int) Math.min(Math.min(chunkBytes, PATTERN.length - at), toSend - sent);
      int taken = connection.write(PATTERN, at, length, channel.now());
      sent += taken;
      if (taken < length) {
        return;
      }
    }
    if (!shutDown) {
      shutDown = true;
      connection.shutdownWrite(channel.now());
    }
  }

  void arrive(byte[] frame) {
    if (view.wrap(frame, FrameLayout.TRANSPORT_OFFSET, frame.length) != null
        || !view.checksumValid(peer.address(), address())) {
      return;
    }
    long now = channel.now();
    if (connection != null && !connection.hasEnded()) {
      connection.onSegment(view, now);
    } else if (halfOpen != null) {
      onHalfOpen(now);
    } else if (timeWait != null && now < timeWait.deadlineNanos()) {
      timeWait.onSegment(view, now, this);
    } else if (connection == null) {
      halfOpen = HalfOpen.onListen(stack, config, endpoints(), 1500, view, null, now, this);
      scheduleHalfOpen();
    } else {
      byte[] reset = TcpReset.replyTo(view, peer.address(), address());
      if (reset != null) {
        transmit(reset);
      }
    }
  }

  private void onHalfOpen(long now) {
    switch (halfOpen.onSegment(view, now, this)) {
      case WAITING -> {}
      case CLOSED -> halfOpen = null;
      case COMPLETE -> {
        connection = TcpConnection.accept(halfOpen, this);
        halfOpen = null;
        connection.onSegment(view, now);
        send();
      }
    }
  }

  private void scheduleHalfOpen() {
    HalfOpen row = halfOpen;
    if (row != null) {
      channel.schedule(
          row.deadlineNanos(),
          () -> {
            if (halfOpen == row) {
              if (!row.onTimer(channel.now(), this)) {
                halfOpen = null;
              }
              scheduleHalfOpen();
            }
          });
    }
  }

  @Override
  public void transmit(byte[] frame) {
    channel.carry(this, peer, frame);
  }

  @Override
  public void armTimer(long deadlineNanos) {
    long generation = ++timerGeneration;
    timerSet = true;
    channel.schedule(
        deadlineNanos,
        () -> {
          if (generation == timerGeneration) {
            timerSet = false;
            connection.onTimer(channel.now());
          }
        });
  }

  @Override
  public void cancelTimer() {
    timerSet = false;
    timerGeneration++;
  }

  @Override
  public void established() {}

  @Override
  public void received(byte[] frame, int offset, int length) {
    for (int i = 0; i < length; i++) {
      int at = (int) ((received + i) % PATTERN.length);
      if (frame[offset + i] != PATTERN[at]) {
        fail("byte " + (received + i) + " is not what was sent");
      }
    }
    received += length;
    if (readDelayNanos == 0) {
      connection.consumed(length, channel.now());
    } else {
      channel.schedule(
          channel.now() + readDelayNanos, () -> connection.consumed(length, channel.now()));
    }
  }

  @Override
  public void writable(int freeBytes) {
    send();
  }

  @Override
  public void peerClosed() {
    assertEquals(false, peerClosed);
    peerClosed = true;
    peerClosedAt = channel.now();
  }

  @Override
  public void stateChanged(TcpState from, TcpState to) {
    TcpInvariants.checkTransition(from, to);
  }

  /** What must hold after each event. */
  void check() {
    if (connection != null) {
      invariants.check(connection, closeReason != null, timerSet);
    }
  }

  @Override
  public void timeWait(TimeWaitEntry entry) {
    timeWait = entry;
  }

  @Override
  public void closed(CloseReason reason) {
    assertNull(closeReason);
    closeReason = reason;
  }
}
