package io.actornet.protocol.tcp;

import io.actornet.protocol.wire.TcpFlags;
import io.actornet.protocol.wire.TcpOptionsWriter;
import io.actornet.protocol.wire.TcpView;

/** The segments of a connection that carry no data: acknowledgments, challenges and resets. */
final class ControlSegments {
  private final Tcb connection;
  private int challenges;

  /** Whether the next acknowledgment is a challenge. */
  private boolean challenging;

  private long challengesSince;

  ControlSegments(Tcb connection) {
    this.connection = connection;
  }

  /** Acknowledges what has arrived. */
  void acknowledge() {
    Receiver receiver = connection.receiver();
    SegmentWriter writer = connection.stack().writer();
    Marks marks = connection.marks();
    boolean fin = repeatsFin();
    challenging = false;
    writer.begin(
        connection.endpoints(),
        connection.sender().sndNxt() - (fin ? 1 : 0),
        receiver.rcvNxt(),
        TcpFlags.ACK
            | (fin ? TcpFlags.FIN : 0)
            | (marks == null ? 0 : marks.flagsToSend(/* newData= */ false)),
        receiver.announceWindow(),
        CarriedOptions.length(connection),
        0);
    internet(writer);
    CarriedOptions.write(connection, writer);
    receiver.acknowledgmentSent();
    connection.transmit(writer.finish(), 0);
  }

  private void internet(SegmentWriter writer) {
    TcpConfig config = connection.config();
    writer.internet(connection.trafficClass(), config.timeToLive());
  }

  private boolean repeatsFin() {
    return connection.config().receive().repeatsFin()
        && !challenging
        && connection.sender().isFinOutstanding();
  }

  /** Asks the peer, within limits, to confirm what may be forged (RFC 5961 §7). */
  void challenge(long nowNanos) {
    TcpCounters counters = connection.stack().counters();
    Defences defences = connection.config().defences();
    if (nowNanos - challengesSince >= defences.challengePeriodNanos()) {
      challengesSince = nowNanos;
      challenges = 0;
    }
    if (challenges == defences.challenges()) {
      counters.challengeAcknowledgmentsSuppressed++;
      return;
    }
    challenges++;
    counters.challengeAcknowledgments++;
    challenging = true;
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

  /**
   * Asks whether the peer is still there: with a sequence number that is not acceptable any more
   * (RFC 9293 §3.8.4).
   *
   * @param garbageByte whether a byte goes with it, which the peer has had already
   */
  void probe(boolean garbageByte) {
    Receiver receiver = connection.receiver();
    SegmentWriter writer = connection.stack().writer();
    writer.begin(
        connection.endpoints(),
        connection.sender().sndNxt() - 1,
        receiver.rcvNxt(),
        TcpFlags.ACK,
        receiver.announceWindow(),
        CarriedOptions.length(connection),
        garbageByte ? 1 : 0);
    internet(writer);
    CarriedOptions.write(connection, writer);
    receiver.acknowledgmentSent();
    connection.stack().counters().keepAlivesSent++;
    connection.transmit(writer.finish(), 0);
  }

  /** Resets the peer's end, where it has one. */
  void reset() {
    TcpState state = connection.state();
    if (!state.isSynchronized() && state != TcpState.SYN_RECEIVED) {
      return;
    }
    SegmentWriter writer = connection.stack().writer();
    Timestamps timestamps = connection.timestamps();
    writer.begin(
        connection.endpoints(),
        connection.sender().sndNxt(),
        connection.receiver().rcvNxt(),
        TcpFlags.RST | TcpFlags.ACK,
        connection.config().receive().resetsWithoutWindow()
            ? 0
            : connection.receiver().announcedWindowField(),
        timestamps == null ? 0 : TcpOptionsWriter.TIMESTAMPS_LENGTH,
        0);
    internet(writer);
    if (timestamps != null) {
      // RFC 7323 §3.2: in resets they should be.
      timestamps.write(writer.options(), connection.now());
    }
    connection.stack().counters().resetsOut++;
    connection.transmit(writer.finish(), 0);
  }
}
