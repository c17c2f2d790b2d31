package io.actornet.protocol.tcp;

import io.actornet.protocol.wire.TcpOptions;
import io.actornet.protocol.wire.TcpView;

/**
 * Step five of RFC 9293 §3.10.7.4 as the sender sees it: what an acknowledgment acknowledges, its
 * SACK blocks and its window, and who is to learn of them.
 */
final class AcknowledgmentArrives {
  private AcknowledgmentArrives() {}

  /** Takes the acknowledgment and window of a segment; false where the segment is to be dropped. */
  static boolean process(Tcb connection, TcpView segment, int sequence, long nowNanos) {
    Sender sender = connection.sender();
    RetransmissionQueue queue = sender.queue();
    int ack = segment.acknowledgment();
    if (Seq.greaterThan(ack, queue.end())) {
      connection.stack().counters().unacceptableAcknowledgments++;
      if (!connection.config().defences().silentOnUnsent()) {
        connection.control().acknowledgeRefused(segment.segmentLength(), nowNanos);
      }
      return false;
    }
    if (Seq.lessThan(ack, queue.una())) {
      if (Seq.lessThan(ack, queue.una() - sender.largestWindow())) {
        connection.stack().counters().unacceptableAcknowledgments++;
        connection.control().challenge(nowNanos);
        return false;
      }
      return true;
    }
    take(connection, segment, sequence, nowNanos);
    return true;
  }

  private static void take(Tcb connection, TcpView segment, int sequence, long nowNanos) {
    Sender sender = connection.sender();
    RetransmissionQueue queue = sender.queue();
    LossRecovery recovery = sender.recovery();
    int ack = segment.acknowledgment();
    int flightBefore = queue.flightSize();
    sender.acknowledgedAt = nowNanos;
    int sackedBefore = queue.sackedBytes();
    int acknowledged = ack - queue.una();
    boolean limited = sender.transmission().usage().mayGrow(recovery.congestionControl());
    if (queue.deliveries() != null) {
      queue.deliveries().begin(nowNanos, sender.rtt().leastNanos());
    }
    if (acknowledged > 0) {
      advance(connection, ack, nowNanos);
    }
    boolean hasOptions = segment.optionsLength() > 0;
    boolean sackedMore = flightBefore > 0 && hasOptions && takeSack(connection, ack);
    if (sender.tailProbe() != null) {
      boolean twice = hasOptions && reportsDuplicate(connection.stack().options(), ack);
      if (sender.tailProbe().onAcknowledgment(ack, twice)) {
        recovery.onProbeRepaired(nowNanos);
      }
    }
    if (queue.deliveries() != null) {
      queue.deliveries().end(sender.segmentSize());
    }
    boolean windowChanged = sender.updateWindow(segment, sequence, ack);
    boolean duplicate =
        acknowledged == 0
            && flightBefore > 0
            && (recovery.isSelective()
                ? sackedMore
                : !windowChanged && segment.segmentLength() == 0);
    int delivered = acknowledged + queue.sackedBytes() - sackedBefore;
    sender.bytesDelivered += delivered;
    if (connection.marks() != null) {
      connection.marks().onAcknowledgment(segment, delivered, nowNanos);
    }
    boolean earlier = acknowledged > 0 && hasOptions && echoesEarlier(connection);
    recovery.onAcknowledgment(acknowledged, delivered, duplicate, limited, earlier, nowNanos);
  }

  private static void advance(Tcb connection, int ack, long nowNanos) {
    Sender sender = connection.sender();
    long sentAt = sender.queue().acknowledge(ack);
    sender.buffer().release(Seq.min(ack, sender.buffer().end()));
    if (sentAt != RetransmissionQueue.NO_SAMPLE) {
      sender.rtt().sample(nowNanos - sentAt, sender.isRoundOver(ack), connection.config());
      sender
          .recovery()
          .congestionControl()
          .onRoundTrip(nowNanos - sentAt, ack, sender.sndNxt(), nowNanos);
    } else if (connection.timestamps() != null) {
      sampleByEcho(connection, nowNanos);
    }
    sender.onAdvance(ack, nowNanos);
  }

  /** A segment that was sent more than once: its echo tells which time it was (RFC 7323 §4). */
  private static void sampleByEcho(Tcb connection, long nowNanos) {
    TcpOptions options = connection.stack().options();
    if (options.timestamps() && options.timestampEchoReply() != 0) {
      long nanos = connection.timestamps().roundTripNanos(options.timestampEchoReply(), nowNanos);
      if (nanos >= 0) {
        Sender sender = connection.sender();
        sender.rtt().sample(nanos, sender.isRoundOver(sender.queue().una()), connection.config());
      }
    }
  }

  /** Whether the segment answers what was sent before the latest timeout (RFC 3522). */
  private static boolean echoesEarlier(Tcb connection) {
    LossRecovery recovery = connection.sender().recovery();
    if (recovery.state() != CongestionState.LOSS
        || connection.timestamps() == null
        || recovery.timedOutAt() == Long.MIN_VALUE) {
      return false;
    }
    TcpOptions options = connection.stack().options();
    return options.timestamps()
        && connection
            .timestamps()
            .echoesBefore(options.timestampEchoReply(), recovery.timedOutAt());
  }

  private static boolean takeSack(Tcb connection, int ack) {
    LossRecovery recovery = connection.sender().recovery();
    if (!recovery.isSelective()) {
      return false;
    }
    RetransmissionQueue queue = connection.sender().queue();
    TcpOptions options = connection.stack().options();
    if (reportsDuplicate(options, ack)) {
      connection.stack().counters().duplicatesReported++;
      recovery.detection().onDuplicateReported(queue);
    }
    boolean news = false;
    for (int i = 0; i < options.sackBlocks(); i++) {
      news |= queue.selectivelyAcknowledge(options.sackLeft(i), options.sackRight(i));
    }
    return news;
  }

  /** Whether the first block tells of data that arrived twice (RFC 2883 §4, §5). */
  private static boolean reportsDuplicate(TcpOptions options, int ack) {
    if (options.sackBlocks() == 0) {
      return false;
    }
    int left = options.sackLeft(0);
    int right = options.sackRight(0);
    boolean within =
        options.sackBlocks() > 1
            && Seq.greaterOrEqual(left, options.sackLeft(1))
            && Seq.lessOrEqual(right, options.sackRight(1));
    return Seq.lessOrEqual(right, ack) || within;
  }
}
