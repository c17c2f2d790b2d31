package io.actornet.protocol.tcp;

import io.actornet.protocol.wire.TcpFlags;
import io.actornet.protocol.wire.TcpOptions;
import io.actornet.protocol.wire.TcpView;

/** SEGMENT ARRIVES of RFC 9293 §3.10.7, with the checks of RFC 5961; in the order of the text. */
final class SegmentArrives {
  private SegmentArrives() {}

  static void process(Tcb connection, TcpView segment, long nowNanos) {
    switch (connection.state()) {
      case SYN_SENT -> inSynSent(connection, segment, nowNanos);
      case SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK ->
          otherwise(connection, segment, nowNanos);
      case CLOSED, LISTEN, TIME_WAIT -> {}
    }
  }

  /** §3.10.7.3. */
  private static void inSynSent(Tcb connection, TcpView segment, long nowNanos) {
    int flags = segment.flags();
    Handshake handshake = connection.handshake();
    boolean acknowledges = (flags & TcpFlags.ACK) != 0;
    if (acknowledges && segment.acknowledgment() != handshake.iss() + 1) {
      connection.stack().counters().unacceptableAcknowledgments++;
      connection.control().resetInAnswerTo(segment);
      return;
    }
    if ((flags & TcpFlags.RST) != 0) {
      if (acknowledges) {
        connection.stack().counters().resetsIn++;
        connection.end(CloseReason.REFUSED);
      }
      return;
    }
    if ((flags & TcpFlags.SYN) == 0) {
      return;
    }
    PeerOptions peer =
        PeerOptions.of(connection.stack().parse(segment), flags, connection.config());
    handshake.onPeerSyn(segment.sequence(), peer);
    if (!acknowledges) {
      connection.transition(TcpTransition.SYN);
      handshake.send(nowNanos);
      return;
    }
    connection.onSynAcknowledged(segment, nowNanos);
    connection.receiver().acknowledgeNow();
    text(connection, segment, segment.sequence() + 1);
  }

  /** §3.10.7.4. */
  private static void otherwise(Tcb connection, TcpView segment, long nowNanos) {
    int flags = segment.flags();
    int sequence = segment.sequence();
    Receiver receiver = connection.receiver();
    if (connection.state() == TcpState.SYN_RECEIVED && (flags & TcpFlags.SYN) != 0) {
      if (sequence + 1 == receiver.rcvNxt() && (flags & TcpFlags.ACK) == 0) {
        connection.handshake().sendAgain(nowNanos);
        return;
      }
      // The SYN-ACK of a simultaneous open repeats the SYN, which has been taken.
      sequence = sequence + 1 == receiver.rcvNxt() ? sequence + 1 : sequence;
    }
    if (segment.optionsLength() > 0) {
      connection.stack().parse(segment);
    }
    if (connection.timestamps() != null && !timestamps(connection, segment, nowNanos)) {
      return;
    }
    int length = segment.segmentLength() - (sequence - segment.sequence());
    boolean acceptable =
        (flags & TcpFlags.RST) != 0
            ? receiver.isInWindow(sequence)
            : receiver.isAcceptable(sequence, length);
    if (!acceptable) {
      connection.stack().counters().unacceptableSegments++;
      if ((flags & TcpFlags.RST) != 0) {
        return;
      }
      receiver.onRefused(segment, sequence);
      if ((flags & TcpFlags.SYN) != 0) {
        connection.control().challenge(nowNanos);
      } else {
        connection.control().acknowledgeRefused(length, nowNanos);
      }
      // Even where nothing fits in the window, acknowledgments count (MUST-66).
      boolean probe = receiver.window() == 0 && sequence == receiver.rcvNxt();
      if (!probe) {
        return;
      }
    }
    if (connection.timestamps() != null
        && (flags & TcpFlags.RST) == 0
        && Seq.lessOrEqual(sequence, receiver.acknowledged())
        && Seq.lessOrEqual(segment.acknowledgment(), connection.sender().sndNxt())) {
      connection.timestamps().onSegment(connection.stack().options(), nowNanos);
    }
    if ((flags & TcpFlags.RST) != 0) {
      onReset(connection, sequence, nowNanos);
      return;
    }
    if ((flags & TcpFlags.SYN) != 0 && sequence == segment.sequence()) {
      if (connection.config().defences().synInWindow()) {
        connection.control().reset();
        connection.end(CloseReason.RESET);
      } else {
        connection.control().challenge(nowNanos);
      }
      return;
    }
    if ((flags & TcpFlags.ACK) == 0) {
      return;
    }
    if (connection.marks() != null) {
      connection.marks().onSegment(segment, connection.stack().arrivingTrafficClass());
    }
    if (!acknowledgment(connection, segment, sequence, nowNanos)) {
      return;
    }
    if ((flags & TcpFlags.URG) != 0 && connection.state().mayReceive()) {
      receiver.onUrgent(sequence + segment.urgentPointer());
    }
    text(connection, segment, sequence);
  }

  /** RFC 7323 §5.3 R1; false where the segment is to be dropped. */
  private static boolean timestamps(Tcb connection, TcpView segment, long nowNanos) {
    if (segment.has(TcpFlags.RST)) {
      return true;
    }
    TcpOptions options = connection.stack().options();
    if (segment.optionsLength() == 0 || !options.timestamps()) {
      boolean taken = connection.config().defences().missingTimestamps();
      connection.stack().counters().missingTimestamps += taken ? 0 : 1;
      return taken;
    }
    int value = options.timestampValue();
    if (connection.timestamps().isOld(value, nowNanos)) {
      connection.stack().counters().oldTimestamps++;
      connection.control().acknowledgeRefused(segment.segmentLength(), nowNanos);
      return false;
    }
    return true;
  }

  /** RFC 5961 §3.2: only a reset at the very edge is believed. */
  private static void onReset(Tcb connection, int sequence, long nowNanos) {
    if (sequence != connection.receiver().rcvNxt()
        && !connection.config().defences().resetInWindow()) {
      connection.control().challenge(nowNanos);
      return;
    }
    connection.stack().counters().resetsIn++;
    boolean opening = connection.state() == TcpState.SYN_RECEIVED;
    connection.end(opening ? CloseReason.REFUSED : CloseReason.RESET);
  }

  /** Step five; false where the segment is to be dropped. */
  private static boolean acknowledgment(
      Tcb connection, TcpView segment, int sequence, long nowNanos) {
    if (connection.state() == TcpState.SYN_RECEIVED) {
      if (segment.acknowledgment() != connection.sender().sndNxt()) {
        connection.stack().counters().unacceptableAcknowledgments++;
        connection.control().resetInAnswerTo(segment);
        return false;
      }
      connection.onSynAcknowledged(segment, nowNanos);
    }
    if (!AcknowledgmentArrives.process(connection, segment, sequence, nowNanos)) {
      return false;
    }
    if (connection.sender().isFinAcknowledged()
        && TcpTransition.FIN_ACKNOWLEDGED.from(connection.state()) != null) {
      connection.transition(TcpTransition.FIN_ACKNOWLEDGED);
      if (connection.state() == TcpState.TIME_WAIT || connection.state() == TcpState.CLOSED) {
        connection.end(CloseReason.NORMAL);
      }
    }
    return !connection.hasEnded();
  }

  /** Steps seven and eight. */
  private static void text(Tcb connection, TcpView segment, int sequence) {
    Receiver receiver = connection.receiver();
    if (!connection.state().mayReceive()
        || segment.payloadLength() == 0 && !segment.has(TcpFlags.FIN)) {
      return;
    }
    receiver.onText(segment, sequence);
    if (!connection.hasEnded() && receiver.isFinished()) {
      connection.transition(TcpTransition.FIN);
      connection.effects().peerClosed();
      if (connection.state() == TcpState.TIME_WAIT) {
        connection.end(CloseReason.NORMAL);
      }
    }
  }
}
