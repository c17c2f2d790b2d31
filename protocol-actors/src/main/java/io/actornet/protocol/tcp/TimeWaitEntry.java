package io.actornet.protocol.tcp;

import io.actornet.protocol.wire.TcpFlags;
import io.actornet.protocol.wire.TcpOptions;
import io.actornet.protocol.wire.TcpOptionsWriter;
import io.actornet.protocol.wire.TcpView;

/**
 * What remains of a connection in TIME-WAIT: a row in its host's table, until {@link
 * #deadlineNanos}.
 */
public final class TimeWaitEntry {
  private final TcpStack stack;
  private final Endpoints endpoints;
  private final int sndNxt;
  private final int rcvNxt;
  private final int windowField;
  private final int trafficClass;
  private final int timeToLive;
  private final long durationNanos;

  /** Null where they were not agreed on. */
  private final Timestamps timestamps;

  private final boolean firm;
  private long deadlineNanos;

  TimeWaitEntry(Tcb connection, long nowNanos) {
    Receiver receiver = connection.receiver();
    this.stack = connection.stack();
    this.endpoints = connection.endpoints();
    this.sndNxt = connection.sender().sndNxt();
    this.rcvNxt = receiver.rcvNxt();
    this.windowField = receiver.announcedWindowField();
    this.trafficClass = connection.config().trafficClass();
    this.timeToLive = connection.config().timeToLive();
    this.timestamps = connection.timestamps();
    this.durationNanos = 2 * connection.config().maximumSegmentLifetimeNanos();
    this.firm = connection.config().receive().firmTimeWait();
    this.deadlineNanos = nowNanos + durationNanos;
  }

  /** The addresses and ports that stay taken. */
  public Endpoints endpoints() {
    return endpoints;
  }

  /** When the entry is to be removed; segments move it. */
  public long deadlineNanos() {
    return deadlineNanos;
  }

  /** SND.NXT, which the initial sequence number of a successor must be above. */
  int sndNxt() {
    return sndNxt;
  }

  /**
   * Whether this SYN may open a connection anew (RFC 9293 MAY-2, SHLD-4): by its timestamp, or its
   * sequence number, it can be none of the old one's (RFC 6191 §2). The host then removes the entry
   * and passes it to {@link HalfOpen#onListen}.
   */
  public boolean acceptsSyn(TcpView segment) {
    int flags = segment.flags() & (TcpFlags.SYN | TcpFlags.ACK | TcpFlags.RST);
    if (flags != TcpFlags.SYN) {
      return false;
    }
    TcpOptions options = stack.parse(segment);
    if (options.timestamps()
        && (timestamps == null || Seq.greaterThan(options.timestampValue(), timestamps.recent()))) {
      return true;
    }
    boolean later =
        timestamps == null
            || !options.timestamps()
            || options.timestampValue() == timestamps.recent();
    return later && Seq.greaterThan(segment.sequence(), rcvNxt);
  }

  /** Whether a segment is dropped without an answer. */
  private boolean isDropped(TcpView segment) {
    int length = segment.segmentLength();
    if (!firm) {
      // Not even outside the window, or two ends in TIME-WAIT might answer each other for ever.
      return length == 0;
    }
    boolean last =
        length == 0 && segment.sequence() == rcvNxt && segment.acknowledgment() == sndNxt;
    return last || !segment.has(TcpFlags.ACK);
  }

  /** Handles a segment (RFC 9293 §3.10.7.4); an acknowledgment may go out. */
  public void onSegment(TcpView segment, long nowNanos, TcpOutput output) {
    stack.counters().segmentsIn++;
    int flags = segment.flags();
    int sequence = segment.sequence();
    if ((flags & TcpFlags.RST) != 0) {
      if (sequence == rcvNxt && !firm) {
        deadlineNanos = nowNanos;
      }
      return;
    }
    if (isDropped(segment)) {
      return;
    }
    int length = segment.segmentLength();
    if ((flags & TcpFlags.FIN) != 0 && sequence + length == rcvNxt) {
      deadlineNanos = nowNanos + durationNanos;
    }
    SegmentWriter writer = stack.writer();
    int optionsLength = timestamps == null ? 0 : TcpOptionsWriter.TIMESTAMPS_LENGTH;
    writer.begin(endpoints, sndNxt, rcvNxt, TcpFlags.ACK, windowField, optionsLength, 0);
    writer.internet(trafficClass, timeToLive);
    if (timestamps != null) {
      timestamps.write(writer.options(), nowNanos);
    }
    stack.counters().segmentsOut++;
    output.transmit(writer.finish());
  }
}
