package io.actornet.protocol.rarp;

import io.actornet.protocol.ip.Ipv4Addresses;
import io.actornet.protocol.wire.ArpOperation;
import io.actornet.protocol.wire.ArpView;
import io.actornet.protocol.wire.EtherType;

/**
 * A host without an address that asks for one (RFC 903).
 *
 * <pre>
 *   start ──▶ ASKING ── reply about our MAC ──▶ ASSIGNED
 *              │  ▲ └─ wait over: ask again, wait twice as long
 *              ▼  └─ start
 *            FAILED   after the last wait
 * </pre>
 *
 * <p>Times are nanoseconds; the caller keeps one timer at {@link #nextDeadline}.
 */
public final class RarpClient {
  /** How far the client has come. */
  public enum State {
    /** Not begun. */
    IDLE,
    /** A request is out. */
    ASKING,
    /** Answered. */
    ASSIGNED,
    /** Given up. */
    FAILED
  }

  /** The deadline when there is nothing to wait for. */
  public static final long NEVER = Long.MAX_VALUE;

  private final RarpParameters parameters;
  private final long mac;
  private State state = State.IDLE;
  private int sent;
  private long waitNanos;
  private long deadline = NEVER;

  /**
   * A client that has not begun.
   *
   * @param mac the interface's MAC address, 48 bits
   */
  public RarpClient(RarpParameters parameters, long mac) {
    this.parameters = parameters;
    this.mac = mac;
  }

  /** How far the client has come. */
  public State state() {
    return state;
  }

  /** When to call {@link #onTimer}, or {@link #NEVER}. */
  public long nextDeadline() {
    return deadline;
  }

  /** Sends the first request. */
  public void start(long now, RarpEffects effects) {
    state = State.ASKING;
    sent = 0;
    waitNanos = parameters.firstWaitNanos();
    ask(now, effects);
  }

  private void ask(long now, RarpEffects effects) {
    sent++;
    deadline = now + waitNanos;
    effects.sendRarp(RarpFrames.request(mac));
  }

  /** Sends the next request, or gives up after the last. */
  public void onTimer(long now, RarpEffects effects) {
    if (now < deadline) {
      return;
    }
    if (sent < parameters.requests()) {
      waitNanos = Math.min(2 * waitNanos, parameters.longestWaitNanos());
      ask(now, effects);
    } else {
      state = State.FAILED;
      deadline = NEVER;
      effects.unanswered();
    }
  }

  /**
   * Takes a packet that came with the Ethernet type of RARP; the first reply about our MAC address
   * counts, whichever server it is from.
   *
   * @param packet a view that {@code wrap} found sound
   * @return whether it was the reply that counts
   */
  public boolean receive(ArpView packet, RarpEffects effects) {
    if (state != State.ASKING
        || packet.operation() != ArpOperation.REVERSE_REPLY
        || packet.hardwareType() != ArpView.HARDWARE_ETHERNET
        || packet.protocolType() != EtherType.IPV4
        || packet.targetMac() != mac
        || !Ipv4Addresses.mayBeHost(packet.targetIp())) {
      return false;
    }
    state = State.ASSIGNED;
    deadline = NEVER;
    effects.assigned(packet.targetIp(), packet.senderIp());
    return true;
  }
}
