package io.actornet.protocol.tcp;

import io.actornet.protocol.wire.TcpView;
import java.util.Objects;

/**
 * One end of a TCP connection (RFC 9293): segments, calls of the user and the timer come in with
 * the time, effects go out through {@link TcpEffects}.
 *
 * <p>Knows no clock, thread or actor. All calls come from one thread, with times in nanoseconds
 * that never go back. Calls on a connection that has ended do nothing.
 */
public final class TcpConnection extends Tcb {
  /** Whether an event is being handled: calls from callbacks then leave the rest to it. */
  private boolean busy;

  private TcpConnection(
      TcpStack stack, TcpConfig config, Endpoints endpoints, int mtu, int iss, TcpEffects effects) {
    super(stack, config, endpoints, mtu, iss, effects);
  }

  private TcpConnection(HalfOpen row, TcpEffects effects) {
    super(row, effects);
  }

  /**
   * Makes a connection to be opened from this end by {@link #connect}.
   *
   * @param mtu of the interface towards the peer, in bytes
   */
  public static TcpConnection active(
      TcpStack stack,
      TcpConfig config,
      Endpoints endpoints,
      int mtu,
      TcpEffects effects,
      long nowNanos) {
    int iss = stack.isnGenerator().next(endpoints, nowNanos);
    return new TcpConnection(stack, config, endpoints, mtu, iss, effects);
  }

  /**
   * Makes the connection of a row whose handshake is complete. The segment that completed it is to
   * be passed to {@link #onSegment} next.
   */
  public static TcpConnection accept(HalfOpen row, TcpEffects effects) {
    row.stack().counters().passiveOpens++;
    return new TcpConnection(row, effects);
  }

  /** Sends the SYN (OPEN, RFC 9293 §3.10.1). */
  public void connect(long nowNanos) {
    if (state() != TcpState.CLOSED || hasEnded()) {
      return;
    }
    begin(nowNanos);
    stack().counters().activeOpens++;
    transition(TcpTransition.ACTIVE_OPEN);
    handshake().send(nowNanos);
    settle(nowNanos);
  }

  /**
   * Handles a segment addressed to this connection.
   *
   * @param segment a sound view on the frame, checksum verified. The connection keeps the frame
   *     when it holds data, which must not change any more; the view only during the call.
   */
  public void onSegment(TcpView segment, long nowNanos) {
    if (hasEnded()) {
      return;
    }
    begin(nowNanos);
    if (keepAlive() != null) {
      keepAlive().onSegment(nowNanos);
    }
    receiver().segmentsIn++;
    stack().counters().segmentsIn++;
    SegmentArrives.process(this, segment, nowNanos);
    settle(nowNanos);
  }

  /** The timer asked for by {@link TcpEffects#armTimer} has expired. */
  public void onTimer(long nowNanos) {
    if (hasEnded()) {
      return;
    }
    begin(nowNanos);
    timers().fired();
    if (timers().isAcknowledgmentDue(nowNanos)) {
      receiver().acknowledgeNow();
    }
    if (timers().isSendDue(nowNanos)) {
      onSendTimer(nowNanos);
    }
    settle(nowNanos);
  }

  private void onSendTimer(long nowNanos) {
    Timers.Purpose purpose = timers().purpose();
    if (purpose == Timers.Purpose.KEEP_ALIVE) {
      timers().disarm();
    }
    if (purpose == Timers.Purpose.FIN_WAIT_2) {
      end(CloseReason.TIMEOUT);
    } else if (handshake() != null) {
      handshake().onTimeout(nowNanos);
    } else {
      sender().timer().onExpiry(purpose, nowNanos);
    }
  }

  /**
   * Queues data to send (SEND, RFC 9293 §3.10.2).
   *
   * @param chunk kept by reference until it is acknowledged, and not to be changed
   * @return how many bytes were taken: fewer than {@code length} when the send buffer is full, and
   *     {@link TcpEffects#writable} tells when to go on; 0 after the end or after this side closed
   */
  public int write(byte[] chunk, int offset, int length, long nowNanos) {
    return write(chunk, offset, length, /* more= */ false, /* endsRecord= */ false, nowNanos);
  }

  /**
   * Queues data to send, as {@link #write(byte[], int, int, long)}.
   *
   * @param more whether more follows at once (MSG_MORE): what does not fill a segment then waits
   *     for the next write or acknowledgment, or a retransmission timeout
   * @param endsRecord whether nothing that is written later is to go into a segment with this
   *     (MSG_EOR), where the persona divides what is written into units
   */
  public int write(
      byte[] chunk, int offset, int length, boolean more, boolean endsRecord, long nowNanos) {
    Objects.checkFromIndexSize(offset, length, chunk.length);
    if (hasEnded() || sender().isFinQueued()) {
      return 0;
    }
    boolean outermost = !busy;
    if (outermost) {
      begin(nowNanos);
    }
    int taken = sender().write(chunk, offset, length, more, endsRecord, nowNanos);
    if (outermost) {
      settle(nowNanos);
    }
    return taken;
  }

  /**
   * Asks for {@link TcpEffects#writable} once a good part of the send buffer is free, at once if it
   * is, even though {@link #write} has taken everything.
   */
  public void awaitRoom(long nowNanos) {
    if (!hasEnded() && !sender().isFinQueued()) {
      sender().awaitRoom();
      settleUnlessBusy(nowNanos);
    }
  }

  /** The user has done with data handed over: opens the window by as much (RFC 9293 §3.10.3). */
  public void consumed(int bytes, long nowNanos) {
    if (hasEnded()) {
      return;
    }
    receiver().consumed(bytes);
    settleUnlessBusy(nowNanos);
  }

  /** Sends a FIN after all that is queued; the peer may go on sending. */
  public void shutdownWrite(long nowNanos) {
    if (hasEnded() || sender().isFinQueued()) {
      return;
    }
    sender().queueFin();
    if (TcpTransition.CLOSE.from(state()) != null) {
      transition(TcpTransition.CLOSE);
    }
    settleUnlessBusy(nowNanos);
  }

  /**
   * Closes both directions (CLOSE, RFC 9293 §3.10.4): what is queued is still sent. Data that was
   * handed over and not consumed, or arrives from now on, is lost to the user, of which the peer is
   * told by a reset (SHLD-3). Before the peer's SYN arrived it ends the connection at once.
   */
  public void close(long nowNanos) {
    if (hasEnded()) {
      return;
    }
    receiver().close();
    if (state() == TcpState.CLOSED || state() == TcpState.SYN_SENT || receiver().unread() > 0) {
      abort(nowNanos);
    } else {
      shutdownWrite(nowNanos);
      settleUnlessBusy(nowNanos);
    }
  }

  /** Ends the connection at once, with a reset where the peer knows of it (RFC 9293 §3.10.5). */
  public void abort(long nowNanos) {
    if (hasEnded()) {
      return;
    }
    requestAbort();
    settleUnlessBusy(nowNanos);
  }

  /**
   * Queues urgent data (RFC 9293 §3.8.5; RFC 6093 advises against it): as {@link #write}, and the
   * peer is told where it ends.
   *
   * @return how many bytes were taken, all of them urgent
   */
  public int writeUrgent(byte[] chunk, int offset, int length, long nowNanos) {
    Objects.checkFromIndexSize(offset, length, chunk.length);
    if (hasEnded() || sender().isFinQueued()) {
      return 0;
    }
    int taken =
        sender().write(chunk, offset, length, /* more= */ false, /* endsRecord= */ false, nowNanos);
    sender().markUrgent();
    settleUnlessBusy(nowNanos);
    return taken;
  }

  /** Turns probes of a silent peer on or off (SO_KEEPALIVE; RFC 9293 MUST-24). */
  public void keepAlive(KeepAlive settings, long nowNanos) {
    if (hasEnded()) {
      return;
    }
    if (!busy) {
      now(nowNanos);
    }
    keepAlive(settings);
    settleUnlessBusy(nowNanos);
  }

  /**
   * Whether small segments are sent at once (TCP_NODELAY; RFC 9293 MUST-17); on sends what waits.
   */
  public void noDelay(boolean on, long nowNanos) {
    sender().noDelay(on);
    if (on) {
      sender().push();
    }
    settleUnlessEnded(nowNanos);
  }

  /** Whether only full segments are sent, for up to 200 ms (TCP_CORK); off sends what waits. */
  public void cork(boolean on, long nowNanos) {
    sender().cork(on);
    settleUnlessEnded(nowNanos);
  }

  /** Whether as many segments from now on are acknowledged at once, each (TCP_QUICKACK). */
  public void quickAcknowledgments(int segments, long nowNanos) {
    receiver().quickAcknowledgments(segments);
    if (segments > 0 && receiver().acknowledged() != receiver().rcvNxt()) {
      receiver().acknowledgeNow();
    }
    settleUnlessEnded(nowNanos);
  }

  /** After how long without progress to give up (TCP_USER_TIMEOUT); 0 leaves it to the retries. */
  public void userTimeout(long nanos) {
    userTimeoutNanos(nanos);
  }

  /** How many bytes {@link #write} takes before they are acknowledged (SO_SNDBUF). */
  public void sendBuffer(int bytes) {
    sender().room().limit(bytes);
  }

  /** How many bytes may wait to be sent before the user is to wait (TCP_NOTSENT_LOWAT). */
  public void unsentLimit(long bytes) {
    sender().room().unsentLimit(bytes);
  }

  /** The DSCP of the packets sent from now on, in the upper six of eight bits (SHLD-21). */
  public void diffserv(int trafficClass) {
    trafficClass(trafficClass & 0xfc);
  }

  /** The MTU of the path has become known or changed, as the route has. */
  public void onPathMtu(int pathMtu, long nowNanos) {
    if (hasEnded()) {
      return;
    }
    mtu(pathMtu);
    if (state().isSynchronized()) {
      sender().onPathMtu(pathMtu);
      settleUnlessBusy(nowNanos);
    }
  }

  /**
   * An ICMP "fragmentation needed" says that a segment was too long (RFC 1191). It is believed
   * where it quotes what is in flight and the MTU is a smaller one that can be (RFC 5927 §7).
   *
   * @param nextHopMtu as told; 0 by a router that does not know of RFC 1191
   * @param quotedSequence sequence number of the segment quoted
   */
  public void onFragmentationNeeded(int nextHopMtu, int quotedSequence, long nowNanos) {
    if (hasEnded()) {
      return;
    }
    if (!PathMtu.isBelievable(this, nextHopMtu, quotedSequence)) {
      stack().counters().icmpErrorsIgnored++;
      return;
    }
    onPathMtu(PathMtu.next(nextHopMtu, mtu()), nowNanos);
  }

  /**
   * An ICMP error quotes a segment of this connection (RFC 9293 §3.9.2.2). "Fragmentation needed"
   * is {@link #onFragmentationNeeded}'s.
   *
   * @param type ICMP type
   * @param code ICMP code
   * @param quotedSequence sequence number of the segment quoted; what quotes none in flight is
   *     ignored (RFC 5927 §4)
   */
  public void onIcmpError(int type, int code, int quotedSequence, long nowNanos) {
    if (hasEnded()) {
      return;
    }
    IcmpErrors.process(this, type, code, quotedSequence);
    settleUnlessBusy(nowNanos);
  }

  /** A snapshot of its state and counters. */
  public TcpInfo info(long nowNanos) {
    return TcpInfo.of(this, nowNanos);
  }

  private void begin(long nowNanos) {
    busy = true;
    now(nowNanos);
  }

  private void settleUnlessBusy(long nowNanos) {
    if (!busy) {
      begin(nowNanos);
      settle(nowNanos);
    }
  }

  private void settleUnlessEnded(long nowNanos) {
    if (!hasEnded() && state() != TcpState.CLOSED) {
      settleUnlessBusy(nowNanos);
    }
  }

  /** Does what the event has made due: sends, acknowledges, sets the timer, reports the end. */
  private void settle(long nowNanos) {
    if (!hasEnded() && !isAbortRequested()) {
      do {
        sender().output(nowNanos);
      } while (sender().tellWritable());
    }
    if (isAbortRequested() && !hasEnded()) {
      control().reset();
      end(CloseReason.ABORTED);
    }
    if (hasEnded()) {
      finish(nowNanos);
    } else {
      receiver().settleAcknowledgment(nowNanos);
      if (state().isSynchronized()) {
        sender().timer().settle(nowNanos);
        sender().noteTime(nowNanos);
      }
      timers().settle(effects());
    }
    sender().endPass();
    busy = false;
  }

  private void finish(long nowNanos) {
    if (state() == TcpState.TIME_WAIT) {
      receiver().settleAcknowledgment(nowNanos);
      timers().disarmAcknowledgment();
    }
    timers().disarm();
    timers().disarmAcknowledgment();
    timers().settle(effects());
    sender().release();
    receiver().release();
    handshakeOver();
    if (state() == TcpState.TIME_WAIT) {
      effects().timeWait(new TimeWaitEntry(this, nowNanos));
    }
    effects().closed(closeReason());
  }
}
