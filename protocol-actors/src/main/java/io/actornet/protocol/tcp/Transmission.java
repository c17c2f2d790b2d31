package io.actornet.protocol.tcp;

import io.actornet.protocol.wire.TcpFlags;
import io.actornet.protocol.wire.TcpOptionsWriter;

/**
 * Decides what is sent and when: lost segments first, then new data within both windows, with
 * sender silly window avoidance (RFC 9293 §3.8.6.2.1) and the Nagle algorithm (§3.7.4).
 */
final class Transmission {
  private final Tcb connection;
  private final Sender sender;

  /** When data was last sent; meaningful once some was. */
  private long lastSentAt;

  private boolean everSent;

  Transmission(Tcb connection, Sender sender) {
    this.connection = connection;
    this.sender = sender;
  }

  /** Sends all that may be sent now. */
  void output(long nowNanos) {
    RetransmissionQueue queue = sender.queue();
    if (queue.isEmpty()) {
      if (sender.unsent() == 0) {
        return;
      }
      if (everSent && nowNanos - lastSentAt > sender.timeoutNanos()) {
        sender.recovery().congestionControl().onIdle();
      }
    }
    if (queue.lostBytes() == 0 || resendLost(nowNanos)) {
      sendNew(nowNanos);
    }
  }

  /** Data that fits in a segment beside the options it carries now. */
  private int payloadLimit() {
    // The segment size leaves room for timestamps already.
    return sender.segmentSize() - TcpOptionsWriter.sackLength(connection.receiver().sackBlocks());
  }

  /** Sends lost segments again; false when the congestion window was filled by them. */
  private boolean resendLost(long nowNanos) {
    LossRecovery recovery = sender.recovery();
    RetransmissionQueue queue = sender.queue();
    boolean regardless = recovery.takeResendRegardless();
    for (int index = queue.nextLost(); index >= 0; index = queue.nextLost()) {
      int length = Math.min(queue.length(index), sender.segmentSize());
      int room = recovery.window() - recovery.pipe();
      if (!regardless && room < length) {
        return false;
      }
      if (sender.window() == 0) {
        return false;
      }
      resend(index, nowNanos);
      regardless = false;
    }
    return true;
  }

  /** Sends a segment again, the head of the queue with the timer set back. */
  private void resend(int index, long nowNanos) {
    RetransmissionQueue queue = sender.queue();
    int limit = payloadLimit();
    int length = queue.length(index);
    boolean withFin = queue.end(index) - 1 == sender.buffer().end();
    if (length - (withFin ? 1 : 0) > limit) {
      queue.split(index, limit);
    } else if (index == queue.size() - 1 && !withFin) {
      int room = sender.window() - queue.flightSize();
      int more = Math.min(Math.min(limit - length, room), sender.buffer().end() - queue.end());
      if (more > 0) {
        queue.extendLast(more);
      }
    }
    queue.resent(index, nowNanos);
    if (index == 0) {
      sender.timer().restart();
    }
    connection.countRetransmission();
    transmit(queue.start(index), queue.length(index), /* isNew= */ false, nowNanos);
  }

  private void sendNew(long nowNanos) {
    LossRecovery recovery = sender.recovery();
    RetransmissionQueue queue = sender.queue();
    while (sender.unsent() > 0) {
      int data = sender.buffer().end() - queue.end();
      int usable = sender.window() - queue.flightSize();
      int length = Math.min(Math.min(data, payloadLimit()), usable);
      if (usable <= 0 || !worthSending(length, data)) {
        return;
      }
      int room = recovery.window() - recovery.pipe();
      if (room < length) {
        return;
      }
      boolean withFin = length == data && sender.isFinQueued() && usable > length;
      sendNext(length + (withFin ? 1 : 0), nowNanos);
    }
  }

  /**
   * Whether a segment of this length is worth sending: it is full; or it is all there is, and
   * either nothing is outstanding, or the user does not want to wait, or has closed; or it is half
   * of the largest window that the peer ever had.
   */
  private boolean worthSending(int length, int data) {
    if (length >= payloadLimit()) {
      return true;
    }
    if (sender.isCorked()) {
      return length == data && sender.isFinQueued();
    }
    boolean mayHurry = sender.queue().isEmpty() || sender.isNoDelay();
    if (length == data) {
      return mayHurry || sender.isFinQueued();
    }
    return mayHurry && length >= sender.largestWindow() / 2;
  }

  private void sendNext(int length, long nowNanos) {
    int sequence = sender.queue().end();
    sender.queue().append(length, nowNanos);
    sender.timer().onSent(nowNanos);
    transmit(sequence, length, /* isNew= */ true, nowNanos);
  }

  /** Sends what waits for more to come, as it has waited long enough. */
  void push(long nowNanos) {
    int data = sender.buffer().end() - sender.queue().end();
    int usable = sender.window() - sender.queue().flightSize();
    int length = Math.min(Math.min(data, payloadLimit()), usable);
    if (length > 0) {
      sendNext(length, nowNanos);
    }
  }

  /**
   * Probes the end of the flight (RFC 8985 §7.3): with new data if there is some, else with the
   * last segment again.
   */
  void probeTail(long nowNanos) {
    RetransmissionQueue queue = sender.queue();
    int data = sender.buffer().end() - queue.end();
    int usable = sender.window() - queue.flightSize();
    int length = Math.min(Math.min(data, payloadLimit()), usable);
    boolean repeats = length <= 0;
    if (repeats) {
      resend(queue.size() - 1, nowNanos);
    } else {
      sendNext(length, nowNanos);
    }
    sender.tailProbe().start(queue.end(), repeats);
  }

  /** Probes the peer's window: with what is outstanding, else with new data (RFC 9293 MUST-36). */
  void probe(long nowNanos) {
    if (!sender.queue().isEmpty()) {
      resend(0, nowNanos);
      return;
    }
    int data = sender.buffer().end() - sender.queue().end();
    int length = Math.min(Math.min(data, payloadLimit()), Math.max(1, sender.window()));
    // With no data left it is the FIN that waits.
    sendNext(Math.max(1, length), nowNanos);
  }

  /** Sends data and FIN in {@code [sequence, sequence + length)}. */
  private void transmit(int sequence, int length, boolean isNew, long nowNanos) {
    Receiver receiver = connection.receiver();
    SegmentWriter writer = connection.stack().writer();
    int bufferEnd = sender.buffer().end();
    boolean fin = sequence + length - 1 == bufferEnd;
    int data = fin ? length - 1 : length;
    int flags = TcpFlags.ACK | (fin ? TcpFlags.FIN : 0);
    if (data > 0 && sequence + data == bufferEnd) {
      flags |= TcpFlags.PSH;
    }
    int urgent = sender.urgentPointer(sequence);
    flags |= urgent > 0 ? TcpFlags.URG : 0;
    Marks marks = connection.marks();
    boolean mayBeMarked = marks != null && isNew && data > 0;
    if (marks != null) {
      flags |= marks.flagsToSend(mayBeMarked);
    }
    writer.begin(
        connection.endpoints(),
        sequence,
        receiver.rcvNxt(),
        flags,
        receiver.announceWindow(),
        CarriedOptions.length(connection),
        data);
    int ecn = mayBeMarked ? Marks.CAPABLE : 0;
    writer.internet(connection.trafficClass() | ecn, connection.config().timeToLive());
    if (urgent > 0) {
      writer.urgentPointer(urgent);
    }
    CarriedOptions.write(connection, writer);
    if (data > 0) {
      sender.buffer().copy(sequence, writer.frame(), writer.payloadOffset(), data);
    }
    receiver.acknowledgmentSent();
    lastSentAt = nowNanos;
    everSent = true;
    sender.recovery().onSent(data);
    connection.transmit(writer.finish(), data);
  }
}
