package io.actornet.protocol.tcp;

import io.actornet.protocol.wire.TcpFlags;
import io.actornet.protocol.wire.TcpOptionsWriter;
import io.actornet.protocol.wire.TcpView;

/** The segments of a connection that carry no data: acknowledgments, challenges and resets. */
final class ControlSegments {
  private static final int CHALLENGES_PER_PERIOD = 10;
  private static final long CHALLENGE_PERIOD_NANOS = 5_000_000_000L;

  private final Tcb connection;
  private int challenges;
  private long challengesSince;

  ControlSegments(Tcb connection) {
    this.connection = connection;
  }

  /** Acknowledges what has arrived. */
  void acknowledge() {
    Receiver receiver = connection.receiver();
    int blocks = receiver.sackBlocks();
    SegmentWriter writer = connection.stack().writer();
    writer.begin(
        connection.endpoints(),
        connection.sender().sndNxt(),
        receiver.rcvNxt(),
        TcpFlags.ACK,
        receiver.announceWindow(),
        TcpOptionsWriter.sackLength(blocks),
        0);
    if (blocks > 0) {
      receiver.writeSack(writer.options(), blocks);
    }
    receiver.acknowledgmentSent();
    connection.transmit(writer.finish(), 0);
  }

  /** Asks the peer, within limits, to confirm what may be forged (RFC 5961 §7). */
  void challenge(long nowNanos) {
    TcpCounters counters = connection.stack().counters();
    if (nowNanos - challengesSince >= CHALLENGE_PERIOD_NANOS) {
      challengesSince = nowNanos;
      challenges = 0;
    }
    if (challenges == CHALLENGES_PER_PERIOD) {
      counters.challengeAcknowledgmentsSuppressed++;
      return;
    }
    challenges++;
    counters.challengeAcknowledgments++;
    connection.receiver().acknowledgeNow();
  }

  /**
   * Answers a segment that is refused. Of those that are bare acknowledgments as many as of
   * challenges: two ends that refuse each other's, as after forged data, would go on for ever.
   */
  void acknowledgeRefused(int segmentLength, long nowNanos) {
    if (segmentLength == 0) {
      challenge(nowNanos);
    } else {
      connection.receiver().acknowledgeNow();
    }
  }

  /** Answers a segment with a reset, without effect on this connection. */
  void resetInAnswerTo(TcpView segment) {
    Endpoints endpoints = connection.endpoints();
    byte[] reset = TcpReset.replyTo(segment, endpoints.remoteAddress(), endpoints.localAddress());
    if (reset != null) {
      connection.stack().counters().resetsOut++;
      connection.transmit(reset, 0);
    }
  }

  /** Resets the peer's end, where it has one. */
  void reset() {
    TcpState state = connection.state();
    if (!state.isSynchronized() && state != TcpState.SYN_RECEIVED) {
      return;
    }
    SegmentWriter writer = connection.stack().writer();
    writer.begin(
        connection.endpoints(),
        connection.sender().sndNxt(),
        connection.receiver().rcvNxt(),
        TcpFlags.RST | TcpFlags.ACK,
        connection.receiver().announcedWindowField(),
        0,
        0);
    connection.stack().counters().resetsOut++;
    connection.transmit(writer.finish(), 0);
  }
}
