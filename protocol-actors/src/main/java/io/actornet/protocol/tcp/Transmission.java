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

  /** Null where segments do not go out in bursts. */
  private final Bursts bursts;

  private final WindowUsage usage = new WindowUsage();

  /** The end of the last new segment that was not full; meaningful once there was one. */
  private int smallEnd;

  private boolean everSmall;

  Transmission(Tcb connection, Sender sender) {
    this.connection = connection;
    this.sender = sender;
    SendHabits habits = connection.config().send();
    this.bursts = habits.bursts() ? new Bursts(sender, habits.leastBurstSegments()) : null;
  }

  /** When data was last sent; 0 before. */
  long sentAt() {
    return lastSentAt;
  }

  /** Whether the congestion window is used. */
  WindowUsage usage() {
    return usage;
  }

  /** Sends all that may be sent now. */
  void output(long nowNanos) {
    RetransmissionQueue queue = sender.queue();
    if (queue.isEmpty()) {
      if (sender.unsent() == 0) {
        return;
      }
      resume(nowNanos);
    }
    if (queue.lostBytes() == 0 || resendLost(nowNanos)) {
      sendNew(/* once= */ false, nowNanos);
    }
  }

  /** Nothing was outstanding for a while. */
  private void resume(long nowNanos) {
    if (!everSent) {
      return;
    }
    CongestionControl congestion = sender.recovery().congestionControl();
    congestion.onResumed(lastSentAt, nowNanos);
    if (connection.config().send().restartsAfterIdle()
        && nowNanos - lastSentAt > sender.timeoutNanos()) {
      congestion.onIdle();
    }
  }

  /** Sends one burst of what may be sent now. */
  void outputBurst(long nowNanos) {
    if (sender.queue().isEmpty()) {
      resume(nowNanos);
    }
    if (sender.queue().lostBytes() == 0) {
      sendNew(/* once= */ true, nowNanos);
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
    boolean continues = false;
    for (int index = queue.nextLost(); index >= 0; index = queue.nextLost()) {
      int length = Math.min(queue.length(index), sender.segmentSize());
      int room = recovery.window() - recovery.pipe();
      if (!regardless && room < length) {
        return false;
      }
      if (sender.window() == 0) {
        return false;
      }
      boolean more = bursts != null && goesOn(index, room - length);
      resend(index, continues && !more, nowNanos);
      continues = more;
      regardless = false;
    }
    return true;
  }

  /** Whether the next segment goes with one that is being sent again, as it did the first time. */
  private boolean goesOn(int index, int room) {
    RetransmissionQueue queue = sender.queue();
    boolean goes = queue.goesWithBefore(index + 1) && room >= queue.length(index + 1);
    if (!goes) {
      queue.divideBefore(index + 1);
    }
    return goes;
  }

  /**
   * Sends a segment again, the head of the queue with the timer set back.
   *
   * @param push whether it is the last of several
   */
  private void resend(int index, boolean push, long nowNanos) {
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
    boolean pushes = push || queue.isPushed(index);
    transmit(queue.start(index), queue.length(index), /* isNew= */ false, pushes, nowNanos);
  }

  private void sendNew(boolean once, long nowNanos) {
    LossRecovery recovery = sender.recovery();
    RetransmissionQueue queue = sender.queue();
    boolean sent = false;
    boolean full = false;
    boolean first = true;
    if (bursts != null) {
      bursts.begin();
    }
    while (sender.unsent() > 0) {
      int data = dataInUnit();
      int usable = sender.window() - queue.flightSize();
      int limit = payloadLimit();
      int length = Math.min(Math.min(data, limit), usable);
      boolean isUnit = length == data && data < sender.buffer().end() - queue.end();
      if (usable <= 0 || !isUnit && !worthSending(length, data, limit)) {
        break;
      }
      int room = recovery.window() - recovery.pipe();
      if (room < length) {
        full = true;
        break;
      }
      if (first && !once && bursts != null && data > limit && mayWait(data, usable, room)) {
        full = true;
        break;
      }
      boolean withFin = length == data && sender.isFinQueued() && usable > length;
      if (sender.units() != null && first) {
        sender.units().divide(queue.end());
      }
      boolean push =
          bursts != null && bursts.endsWith(segments(Math.min(data, usable), data, limit, room));
      sendNext(length + (withFin ? 1 : 0), first, push, nowNanos);
      first = bursts == null || bursts.isOver();
      sent = true;
      if (first && once) {
        break;
      }
    }
    if (sent && sender.units() != null) {
      sender.units().divide(queue.end());
    }
    if (sent || full) {
      usage.onSent(queue, full || recovery.pipe() >= recovery.window());
    }
  }

  /** Whether a burst waits for the next acknowledgment, which lets it be longer. */
  private boolean mayWait(int data, int usable, int room) {
    RetransmissionQueue queue = sender.queue();
    return !queue.isEmpty()
        && sender.recovery().state() == CongestionState.OPEN
        && !(data == sender.buffer().end() - queue.end() && sender.isFinQueued())
        && bursts.defers(
            Math.min(usable, room),
            data == sender.buffer().end() - queue.end() ? Integer.MAX_VALUE : data,
            connection.now() - lastSentAt,
            connection.now() - queue.sentAt(0));
  }

  /** What waits to be sent, up to where the unit ends that is next. */
  private int dataInUnit() {
    int from = sender.queue().end();
    int end = sender.buffer().end();
    SendUnits units = sender.units();
    return (units == null || from == end ? end : units.endOfUnit(from)) - from;
  }

  /** How many segments may go out now. */
  private int segments(int available, int data, int limit, int room) {
    int full = available / limit;
    int rest = available - full * limit;
    boolean restGoes = rest > 0 && worthSending(rest, data - full * limit, limit);
    return Math.min(full + (restGoes ? 1 : 0), Math.max(1, room / limit));
  }

  /**
   * Whether a segment of this length is worth sending: it is full; or it is all there is, and
   * either nothing is outstanding, or the user does not want to wait, or has closed; or it is half
   * of the largest window that the peer ever had.
   */
  private boolean worthSending(int length, int data, int limit) {
    if (length >= limit || sender.isPushed()) {
      return true;
    }
    if (sender.isCorked()) {
      return length == data && sender.isFinQueued();
    }
    boolean mayHurry = sender.isNoDelay() || !mustWait();
    if (length == data) {
      return mayHurry || sender.isFinQueued();
    }
    return mayHurry && length >= sender.largestWindow() / 2;
  }

  /** The Nagle algorithm: whether something is outstanding, or something small (Minshall). */
  private boolean mustWait() {
    return connection.config().send().waitsForSmall()
        ? everSmall && Seq.lessThan(sender.queue().una(), smallEnd)
        : !sender.queue().isEmpty();
  }

  /**
   * Sends a new segment.
   *
   * @param first whether it is the first of those that go out together
   * @param push whether it is the last of several
   */
  private void sendNext(int length, boolean first, boolean push, long nowNanos) {
    int sequence = sender.queue().end();
    boolean pushedByUser = bursts != null && endsPush(sequence, length);
    sender.queue().append(length, first, pushedByUser, nowNanos);
    if (length < payloadLimit()) {
      everSmall = true;
      smallEnd = sender.queue().end();
    }
    sender.timer().onSent(nowNanos);
    transmit(sequence, length, /* isNew= */ true, push, nowNanos);
  }

  /** Sends what waits for more to come, as it has waited long enough. */
  void push(long nowNanos) {
    int data = sender.buffer().end() - sender.queue().end();
    int usable = sender.window() - sender.queue().flightSize();
    int length = Math.min(Math.min(data, payloadLimit()), usable);
    if (length > 0) {
      sender.markPush();
      sendNext(length, /* first= */ true, /* push= */ false, nowNanos);
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
      resend(queue.size() - 1, /* push= */ false, nowNanos);
    } else {
      sendNext(length, /* first= */ true, /* push= */ false, nowNanos);
    }
    sender.tailProbe().start(queue.end(), repeats);
  }

  /** Probes the peer's window: with what is outstanding, else with new data (RFC 9293 MUST-36). */
  void probe(long nowNanos) {
    if (!sender.queue().isEmpty()) {
      resend(0, /* push= */ false, nowNanos);
      return;
    }
    if (sender.window() == 0 && connection.config().send().probesWithoutData()) {
      connection.control().probe(/* garbageByte= */ false);
      return;
    }
    int data = sender.buffer().end() - sender.queue().end();
    int length = Math.min(Math.min(data, payloadLimit()), Math.max(1, sender.window()));
    // With no data left it is the FIN that waits.
    sender.markPush();
    sendNext(Math.max(1, length), /* first= */ true, /* push= */ false, nowNanos);
  }

  /** Whether a segment ends with the last that the user has written, and pushed. */
  private boolean endsPush(int sequence, int length) {
    int end = sender.buffer().end();
    if (sender.units() != null) {
      return sender.units().isPushedAt(Seq.min(sequence + length, end));
    }
    return Seq.greaterOrEqual(sequence + length, end)
        && Seq.greaterThan(sender.pushEnd(), sequence);
  }

  /** Sends data and FIN in {@code [sequence, sequence + length)}. */
  private void transmit(int sequence, int length, boolean isNew, boolean push, long nowNanos) {
    Receiver receiver = connection.receiver();
    SegmentWriter writer = connection.stack().writer();
    int bufferEnd = sender.buffer().end();
    boolean fin = sequence + length - 1 == bufferEnd;
    int data = fin ? length - 1 : length;
    int flags = TcpFlags.ACK | (fin ? TcpFlags.FIN : 0);
    if (data > 0 && (push || endsPush(sequence, data))) {
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
