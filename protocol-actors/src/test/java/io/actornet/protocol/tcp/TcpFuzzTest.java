package io.actornet.protocol.tcp;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.protocol.wire.FrameLayout;
import io.actornet.protocol.wire.TcpFlags;
import io.actornet.protocol.wire.TcpOptionsWriter;
import io.actornet.protocol.wire.TcpView;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One connection against a peer that does anything. */
class TcpFuzzTest {
  private static final int EVENTS = Boolean.getBoolean("actornet.soak") ? 100_000_000 : 1_000_000;
  private static final int MOST_EVENTS_OF_A_CONNECTION = 400;

  @Test
  @DisplayName("whatever arrives, in whatever order, nothing is thrown and the invariants hold")
  void anything() {
    int events = 0;
    for (int seed = 0; events < EVENTS; seed++) {
      Peer peer = new Peer(seed);
      try {
        events += peer.run();
      } catch (AssertionError | RuntimeException failure) {
        throw new AssertionError("seed " + seed, failure);
      }
    }
  }

  /** The connection's surroundings, and what is sent to it. */
  private static final class Peer implements TcpEffects {
    private static final Endpoints LOCAL = new Endpoints(1, 2, 3, 4);

    private final SplittableRandom random;
    private final TcpStack stack = new TcpStack(1);
    private final TcpView view = new TcpView();
    private final TcpView sent = new TcpView();
    private final TcpConnection connection;
    private final byte[] options = new byte[40];
    private long now;
    private long timer = Long.MAX_VALUE;
    private int unread;
    private final TcpInvariants invariants = new TcpInvariants();
    private boolean closed;
    private boolean peerClosed;

    Peer(long seed) {
      random = new SplittableRandom(seed);
      TcpConfig config =
          TcpConfig.DEFAULT.toBuilder()
              .maximumSegmentSize(100 + random.nextInt(1_000))
              .sendBufferBytes(1 + random.nextInt(20_000))
              .receiveBufferBytes(1 + random.nextInt(200_000))
              .nagle(random.nextBoolean())
              .delayedAckSegments(1 + random.nextInt(3))
              .userTimeoutNanos(random.nextInt(4) == 0 ? 3_000_000_000L : 0)
              .selectiveAcknowledgment(random.nextInt(4) != 0)
              .hardErrorsAbort(random.nextBoolean())
              .timestamps(random.nextBoolean())
              .ecn(FuzzChoices.ecn(random))
              .quickAcknowledgments(random.nextInt(5))
              .loss(FuzzChoices.loss(random))
              .congestionControl(FuzzChoices.congestion(random))
              .keepAlive(FuzzChoices.keepAlive(random))
              .build();
      connection = TcpConnection.active(stack, config, LOCAL, 1500, this, 0);
      connection.connect(0);
    }

    int run() {
      int events = 0;
      while (!closed && events++ < MOST_EVENTS_OF_A_CONNECTION) {
        now += random.nextInt(3) == 0 ? random.nextLong(50_000_000) : 0;
        if (timer <= now || timer != Long.MAX_VALUE && random.nextInt(12) == 0) {
          now = Math.max(now, timer);
          timer = Long.MAX_VALUE;
          connection.onTimer(now);
        } else {
          event();
        }
        check();
      }
      return events;
    }

    private void event() {
      switch (random.nextInt(24)) {
        case 0, 1, 2 -> {
          int length = random.nextInt(3_000);
          connection.write(new byte[length], 0, length, now);
        }
        case 3, 4 -> {
          int bytes = random.nextInt(unread + 1);
          unread -= bytes;
          connection.consumed(bytes, now);
        }
        case 5 -> connection.onPathMtu(88 + random.nextInt(1_500), now);
        case 6 -> connection.onIcmpError(random.nextInt(13), random.nextInt(6), sequence(), now);
        case 7 -> rarely();
        default -> segment();
      }
    }

    private void rarely() {
      switch (random.nextInt(20)) {
        case 12 -> connection.cork(random.nextBoolean(), now);
        case 13 -> connection.noDelay(random.nextBoolean(), now);
        case 14 -> connection.quickAcknowledgments(random.nextInt(9), now);
        case 15 -> connection.keepAlive(FuzzChoices.keepAlive(random), now);
        case 16 -> connection.writeUrgent(new byte[9], 0, random.nextInt(9), now);
        case 17 -> connection.onFragmentationNeeded(random.nextInt(1_600), sequence(), now);
        case 0, 1, 2 -> connection.shutdownWrite(now);
        case 3 -> connection.close(now);
        case 4 -> connection.abort(now);
        default -> connection.onTimer(now);
      }
    }

    /** A sequence number near one that this end uses. */
    private int sequence() {
      RetransmissionQueue queue = connection.sender().queue();
      return switch (random.nextInt(8)) {
        case 0 -> random.nextInt();
        case 1 -> queue.una() - 1 - random.nextInt(3);
        case 2 -> queue.end() + random.nextInt(3);
        case 3 -> queue.una();
        default -> queue.una() + random.nextInt(queue.flightSize() + 1);
      };
    }

    private void segment() {
      Receiver receiver = connection.receiver();
      boolean stamped = connection.timestamps() != null;
      int optionsLength = stamped || random.nextInt(3) == 0 ? options() : 0;
      int length = random.nextInt(3) == 0 ? random.nextInt(1_200) : 0;
      int dataOffset = FrameLayout.TCP_LENGTH + optionsLength;
      byte[] frame = new byte[FrameLayout.TRANSPORT_OFFSET + dataOffset + length];
      boolean opening = !connection.state().isSynchronized();
      int sequence =
          switch (random.nextInt(10)) {
            case 0 -> random.nextInt();
            case 1, 2 -> receiver.rcvNxt() - random.nextInt(2_000);
            case 3, 4 -> receiver.rcvNxt() + random.nextInt(5_000);
            case 5 -> receiver.rcvNxt() + receiver.window() - random.nextInt(3);
            default -> receiver.rcvNxt();
          };
      int acknowledgment =
          opening && random.nextInt(4) != 0 ? connection.sender().sndNxt() : sequence();
      view.at(frame, FrameLayout.TRANSPORT_OFFSET, dataOffset)
          .sequence(sequence)
          .acknowledgment(acknowledgment)
          .flags(flags(opening))
          .window(random.nextInt(3) == 0 ? random.nextInt(3) : random.nextInt(65_536));
      stack.arriving(random.nextInt(256));
      view.urgentPointer(random.nextInt(20) == 0 ? random.nextInt(65_536) : 0);
      System.arraycopy(options, 0, frame, view.optionsOffset(), optionsLength);
      assertNull(view.wrap(frame, FrameLayout.TRANSPORT_OFFSET, frame.length));
      connection.onSegment(view, now);
    }

    private int flags(boolean opening) {
      if (opening && random.nextBoolean()) {
        return TcpFlags.SYN | (random.nextInt(4) == 0 ? 0 : TcpFlags.ACK);
      }
      return switch (random.nextInt(60)) {
        case 0 -> TcpFlags.RST;
        case 1 -> TcpFlags.SYN;
        case 2, 3, 4 -> TcpFlags.FIN | TcpFlags.ACK;
        case 5 -> random.nextInt(512);
        default -> TcpFlags.ACK;
      };
    }

    private int options() {
      if (random.nextInt(4) == 0) {
        for (int i = 0; i < options.length; i++) {
          options[i] = (byte) random.nextInt(10);
        }
        return 4 * random.nextInt(11);
      }
      TcpOptionsWriter writer = new TcpOptionsWriter().at(options, 0);
      if (!connection.state().isSynchronized()) {
        writer.maximumSegmentSize(random.nextInt(2_000)).windowScale(random.nextInt(15));
        writer.sackPermitted();
        if (random.nextBoolean()) {
          writer.timestamps(random.nextInt(100), 0);
        }
        return writer.length();
      }
      if (connection.timestamps() != null && random.nextInt(8) != 0) {
        int clock = Timestamps.value(connection.timestamps().offset(), now);
        int value = connection.timestamps().recent() + random.nextInt(20) - 2;
        writer.timestamps(value, clock - random.nextInt(1_000));
      }
      int blocks = random.nextInt(connection.timestamps() == null ? 5 : 4);
      if (blocks == 0) {
        return writer.length();
      }
      writer.sack(blocks);
      for (int i = 0; i < blocks; i++) {
        int left = sequence();
        writer.sackBlock(left, random.nextInt(8) == 0 ? sequence() : left + random.nextInt(2_000));
      }
      return writer.length();
    }

    private void check() {
      invariants.check(connection, closed, timer != Long.MAX_VALUE);
    }

    @Override
    public void transmit(byte[] frame) {
      assertFalse(closed);
      assertNull(sent.wrap(frame, FrameLayout.TRANSPORT_OFFSET, frame.length));
      assertTrue(sent.checksumValid(LOCAL.localAddress(), LOCAL.remoteAddress()), "checksum");
      if (sent.has(TcpFlags.FIN)) {
        assertTrue(connection.sender().isFinQueued(), "a FIN that nobody asked for");
      }
    }

    @Override
    public void armTimer(long deadlineNanos) {
      assertTrue(deadlineNanos >= now, "a timer in the past");
      timer = deadlineNanos;
    }

    @Override
    public void cancelTimer() {
      timer = Long.MAX_VALUE;
    }

    @Override
    public void established() {}

    @Override
    public void received(byte[] frame, int offset, int length) {
      assertTrue(length > 0 && !peerClosed, "data after the end");
      unread += length;
      if (random.nextInt(500) == 0) {
        connection.abort(now);
      } else if (random.nextInt(200) == 0) {
        connection.close(now);
      }
    }

    @Override
    public void writable(int freeBytes) {
      int length = random.nextInt(2 * freeBytes);
      connection.write(new byte[length], 0, length, now);
    }

    @Override
    public void peerClosed() {
      assertFalse(peerClosed);
      peerClosed = true;
      if (random.nextBoolean()) {
        connection.close(now);
      }
    }

    @Override
    public void stateChanged(TcpState from, TcpState to) {
      assertFalse(closed);
      TcpInvariants.checkTransition(from, to);
    }

    @Override
    public void timeWait(TimeWaitEntry entry) {}

    @Override
    public void closed(CloseReason reason) {
      assertFalse(closed);
      closed = true;
    }
  }
}
