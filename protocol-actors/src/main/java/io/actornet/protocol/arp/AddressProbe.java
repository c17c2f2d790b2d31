package io.actornet.protocol.arp;

import io.actornet.protocol.wire.ArpOperation;
import io.actornet.protocol.wire.ArpView;
import java.util.function.LongSupplier;

/**
 * Finds out whether an address is free before it is used, announces it, and defends it (RFC 5227).
 *
 * <pre>
 *   start ──▶ PROBING: 3 probes, 1 to 2 s apart, after a random wait of up to 1 s
 *                │ 2 s of silence after the last           │ somebody has it, or wants it too
 *                ▼                                         ▼
 *             ANNOUNCING: 2 announcements, 2 s apart ──▶ LOST
 *                │                                         ▲
 *                ▼                 a second conflict in 10 s (Defence.ONCE)
 *             HELD: one more announcement when somebody claims it ─┘
 * </pre>
 *
 * <p>The address is usable from the first announcement on (§2.3). Times are nanoseconds; the caller
 * keeps one timer at {@link #nextDeadline}.
 */
public final class AddressProbe {
  /** What to do when a claimed address is claimed by another station again and again (§2.4). */
  public enum Defence {
    /** Defend it once in 10 s, then give it up: §2.4(b), for hosts. */
    ONCE,
    /** Announce it at most once in 10 s and keep it whatever comes: §2.4(c), for routers. */
    ALWAYS
  }

  /** Where in the life of a claim this is. */
  public enum State {
    /** Not begun. */
    IDLE,
    /** Asking whether anybody has the address. */
    PROBING,
    /** Telling that we have it; it may be used. */
    ANNOUNCING,
    /** Ours. */
    HELD,
    /** Another station's. */
    LOST
  }

  /** The deadline when there is nothing to wait for. */
  public static final long NEVER = Long.MAX_VALUE;

  private static final long SECOND = 1_000_000_000L;
  private static final long PROBE_WAIT = SECOND;
  private static final int PROBE_NUM = 3;
  private static final long PROBE_MIN = SECOND;
  private static final long PROBE_MAX = 2 * SECOND;
  private static final long ANNOUNCE_WAIT = 2 * SECOND;
  private static final int ANNOUNCE_NUM = 2;
  private static final long ANNOUNCE_INTERVAL = 2 * SECOND;
  private static final long DEFEND_INTERVAL = 10 * SECOND;

  private final long mac;
  private final int ip;
  private final Defence defence;
  private final LongSupplier random;
  private State state = State.IDLE;
  private int sent;
  private long deadline = NEVER;

  /** Until when another conflict counts as the second one; at first, no time. */
  private long defendedUntil = Long.MIN_VALUE;

  /**
   * A claim that has not begun.
   *
   * @param mac the interface's MAC address, 48 bits
   * @param ip the address to claim, 32 bits
   * @param random gives 64 random bits a call; for the waits that keep stations out of step
   */
  public AddressProbe(long mac, int ip, Defence defence, LongSupplier random) {
    this.mac = mac;
    this.ip = ip;
    this.defence = defence;
    this.random = random;
  }

  /** Where in its life the claim is. */
  public State state() {
    return state;
  }

  /** When to call {@link #onTimer}, or {@link #NEVER}. */
  public long nextDeadline() {
    return deadline;
  }

  /** Begins, or begins anew after a loss. */
  public void start(long now) {
    state = State.PROBING;
    sent = 0;
    deadline = now + draw(PROBE_WAIT);
  }

  /** Sends the probe or announcement that is due. */
  public void onTimer(long now, AddressProbeEffects effects) {
    if (now < deadline) {
      return;
    }
    switch (state) {
      case PROBING -> {
        if (sent < PROBE_NUM) {
          sent++;
          deadline = now + (sent < PROBE_NUM ? probeInterval() : ANNOUNCE_WAIT);
          effects.sendArp(ArpFrames.probe(mac, ip));
        } else {
          state = State.ANNOUNCING;
          sent = 0;
          announce(now, effects);
          effects.claimed();
        }
      }
      case ANNOUNCING -> announce(now, effects);
      case IDLE, HELD, LOST -> deadline = NEVER;
    }
  }

  private long probeInterval() {
    return PROBE_MIN + draw(PROBE_MAX - PROBE_MIN);
  }

  private void announce(long now, AddressProbeEffects effects) {
    sent++;
    boolean last = sent == ANNOUNCE_NUM;
    state = last ? State.HELD : State.ANNOUNCING;
    deadline = last ? NEVER : now + ANNOUNCE_INTERVAL;
    effects.sendArp(ArpFrames.announcement(mac, ip));
  }

  /**
   * Looks for a conflict in an ARP packet that the interface received.
   *
   * @param packet a view that {@code wrap} found sound
   */
  public void receive(ArpView packet, long now, AddressProbeEffects effects) {
    if (packet.senderMac() == mac || state == State.IDLE || state == State.LOST) {
      return;
    }
    boolean hasIt = packet.senderIp() == ip;
    boolean wantsIt =
        packet.operation() == ArpOperation.REQUEST
            && packet.senderIp() == 0
            && packet.targetIp() == ip;
    if (state == State.PROBING) {
      if (hasIt || wantsIt) {
        lose(packet.senderMac(), effects);
      }
    } else if (hasIt) {
      defend(packet.senderMac(), now, effects);
    }
  }

  private void defend(long rival, long now, AddressProbeEffects effects) {
    if (now >= defendedUntil) {
      defendedUntil = now + DEFEND_INTERVAL;
      effects.sendArp(ArpFrames.announcement(mac, ip));
    } else if (defence == Defence.ONCE) {
      lose(rival, effects);
    }
  }

  private void lose(long rival, AddressProbeEffects effects) {
    state = State.LOST;
    deadline = NEVER;
    effects.lost(rival);
  }

  private long draw(long bound) {
    return Math.unsignedMultiplyHigh(random.getAsLong(), bound);
  }
}
