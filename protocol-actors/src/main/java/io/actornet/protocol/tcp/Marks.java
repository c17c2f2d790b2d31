package io.actornet.protocol.tcp;

import io.actornet.protocol.wire.TcpFlags;
import io.actornet.protocol.wire.TcpView;

/**
 * The congestion marks of a connection whose ends have agreed on ECN (RFC 3168 §6.1): those that
 * arrive are echoed, those that are echoed reduce the window once a round trip.
 */
final class Marks {
  /** ECT(0): the packet may be marked instead of dropped. */
  static final int CAPABLE = 2;

  private static final int MASK = 3;
  private static final int CONGESTION_EXPERIENCED = 3;

  private final Tcb connection;

  /** As receiver: whether ECE goes with what is sent. */
  private boolean echoing;

  /** As sender: whether CWR goes with the next new data. */
  private boolean reduced;

  /** As sender: echoes up to here are of marks before the latest reduction. */
  private int reducedUntil;

  private boolean everReduced;

  Marks(Tcb connection) {
    this.connection = connection;
  }

  /** The flags of a segment about to be sent, ECE and CWR. */
  int flagsToSend(boolean newData) {
    int flags = echoing ? TcpFlags.ECE : 0;
    if (newData && reduced) {
      reduced = false;
      flags |= TcpFlags.CWR;
    }
    return flags;
  }

  /**
   * A segment has arrived that is in the window.
   *
   * @param trafficClass of its IP packet
   */
  void onSegment(TcpView segment, int trafficClass) {
    boolean marked = (trafficClass & MASK) == CONGESTION_EXPERIENCED;
    if (marked) {
      connection.stack().counters().marksReceived++;
    }
    if (connection.sender().recovery().congestionControl().echoesEachMark()) {
      if (segment.payloadLength() > 0 && marked != echoing) {
        // What has arrived before is acknowledged with the mark that it had (RFC 8257 §3.2).
        if (connection.receiver().acknowledged() != connection.receiver().rcvNxt()) {
          connection.control().acknowledge();
        }
        echoing = marked;
      }
      return;
    }
    if (segment.has(TcpFlags.CWR)) {
      echoing = false;
    }
    if (marked) {
      echoing = true;
    }
  }

  /** An acknowledgment that is in the window: it may echo a mark. */
  void onAcknowledgment(TcpView segment, int delivered, long nowNanos) {
    boolean echoes = segment.has(TcpFlags.ECE) && !segment.has(TcpFlags.SYN);
    Sender sender = connection.sender();
    CongestionControl congestion = sender.recovery().congestionControl();
    congestion.onEcho(delivered, echoes);
    if (!echoes
        || sender.recovery().state() != CongestionState.OPEN
        || everReduced && Seq.lessThan(segment.acknowledgment(), reducedUntil)) {
      return;
    }
    everReduced = true;
    reduced = true;
    reducedUntil = sender.sndNxt();
    connection.stack().counters().windowReductions++;
    sender.recovery().onMarked(nowNanos);
  }

  /** Whether a reduction by marks is not yet a round trip old. */
  boolean isReducing() {
    return everReduced && Seq.lessThan(connection.sender().queue().una(), reducedUntil);
  }
}
