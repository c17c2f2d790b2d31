package io.actornet.protocol.arp;

import static io.actornet.protocol.arp.NeighbourTable.ABSENT;

import io.actornet.protocol.wire.ArpOperation;
import io.actornet.protocol.wire.ArpView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Address resolution on one interface (RFC 826) with the neighbour states of {@link
 * NeighbourState}.
 *
 * <p>To send, ask {@link #lookup}; if it knows no address, hand the frame to {@link #resolve}. An
 * address in use is asked for again, directly, once it has not been heard for a while (the "unicast
 * poll" of RFC 1122 §2.3.2.1), so a neighbour that is gone or has changed its card is noticed.
 *
 * <p>Frames wait while a neighbour is being asked for. When too many do, the oldest is dropped, as
 * Linux does; RFC 1122 §2.3.2.2 asks that the latest be kept.
 *
 * <p>When too many neighbours are known, those that are STALE or FAILED are forgotten; if that is
 * not enough, also an eighth of the others, those whose time ends first: addresses that do not
 * answer, so a scan of a subnet does not push out the neighbours in use. PERMANENT ones neither
 * count nor go.
 *
 * <p>Times are nanoseconds on the device's clock. The caller keeps one timer at {@link
 * #nextDeadline}, which may change in any call that takes effects.
 */
public final class ArpCache {
  /** What {@link #lookup} returns when there is no address to use. */
  public static final long UNKNOWN = -1;

  /** The deadline when there is nothing to wait for. */
  public static final long NEVER = Long.MAX_VALUE;

  private final ArpParameters parameters;
  private final long mac;
  private int ip;
  private long deadline = NEVER;

  /** Null until there is a neighbour. */
  private NeighbourTable table;

  /** Null while no frame waits. */
  private PendingFrames pending;

  private int permanent;

  /** How many neighbours are INCOMPLETE or in PROBE: those that a deadline is for. */
  private int asked;

  /**
   * A cache without neighbours.
   *
   * @param mac the interface's own MAC address, 48 bits
   * @param ip the interface's own address as 32 bits; 0 if it has none yet
   */
  public ArpCache(ArpParameters parameters, long mac, int ip) {
    this.parameters = parameters;
    this.mac = mac;
    this.ip = ip;
  }

  /** Gives the interface another address (32 bits); 0 takes it away. */
  public void address(int ip) {
    this.ip = ip;
  }

  /**
   * The MAC address of a neighbour, to be used at once.
   *
   * @return 48 bits, or {@link #UNKNOWN} when the frame must go through {@link #resolve}
   */
  public long lookup(int neighbour, long now) {
    if (table == null) {
      return UNKNOWN;
    }
    int slot = table.find(neighbour);
    return slot == ABSENT ? UNKNOWN : usableMac(slot, now);
  }

  /**
   * Until when {@link #lookup} will say the same of a neighbour if {@link ArpEffects#changed} says
   * nothing; {@code now} if it says nothing certain.
   */
  public long usableUntil(int neighbour, long now) {
    int slot = table == null ? ABSENT : table.find(neighbour);
    if (slot == ABSENT) {
      return now;
    }
    return switch (table.state(slot, now)) {
      case PERMANENT -> NEVER;
      case REACHABLE -> table.time(slot);
      case PROBE, INCOMPLETE, STALE, FAILED -> now;
    };
  }

  private long usableMac(int slot, long now) {
    return switch (table.state(slot, now)) {
      case REACHABLE, PROBE, PERMANENT -> table.mac(slot);
      case INCOMPLETE, STALE, FAILED -> UNKNOWN;
    };
  }

  /**
   * Sends a frame to a neighbour that {@link #lookup} did not know: asks for its address if nobody
   * has asked yet and keeps the frame until the answer comes.
   *
   * @param neighbour the address on the link that is to get the frame, as 32 bits
   * @param frame a frame whose Ethernet header is yet to be written; ownership passes to the cache
   */
  public void resolve(int neighbour, byte[] frame, long now, ArpEffects effects) {
    int slot = table == null ? ABSENT : table.find(neighbour);
    if (slot == ABSENT) {
      makeRoom(now, effects);
      keep(neighbour, frame, effects);
      ask(table.add(neighbour, NeighbourState.INCOMPLETE), now, effects);
      return;
    }
    switch (table.state(slot, now)) {
      case REACHABLE, PROBE, PERMANENT -> effects.flush(frame, table.mac(slot));
      case STALE -> {
        effects.flush(frame, table.mac(slot));
        poll(slot, now, effects);
      }
      case INCOMPLETE -> keep(neighbour, frame, effects);
      case FAILED -> {
        keep(neighbour, frame, effects);
        ask(slot, now, effects);
      }
    }
  }

  private void keep(int neighbour, byte[] frame, ArpEffects effects) {
    if (pending == null) {
      pending = new PendingFrames();
    }
    byte[] oldest = pending.add(neighbour, frame, parameters.pendingFrames());
    if (oldest != null) {
      effects.discarded(oldest);
    }
  }

  private Collection<byte[]> takePending(int neighbour) {
    if (pending == null) {
      return List.of();
    }
    Collection<byte[]> frames = pending.take(neighbour);
    pending = pending.isEmpty() ? null : pending;
    return frames;
  }

  private void ask(int slot, long now, ArpEffects effects) {
    asked++;
    table.mac(slot, 0);
    request(slot, NeighbourState.INCOMPLETE, 1, now, effects);
    effects.changed(table.ip(slot), NeighbourState.INCOMPLETE, UNKNOWN);
  }

  private void poll(int slot, long now, ArpEffects effects) {
    asked++;
    request(slot, NeighbourState.PROBE, 1, now, effects);
    effects.changed(table.ip(slot), NeighbourState.PROBE, table.mac(slot));
  }

  private void request(int slot, NeighbourState state, int attempt, long now, ArpEffects effects) {
    long until = now + parameters.retransmitNanos();
    table.set(slot, state, attempt, until);
    deadline = Math.min(deadline, until);
    boolean direct = state == NeighbourState.PROBE;
    int target = table.ip(slot);
    effects.sendArp(
        direct
            ? ArpFrames.poll(mac, ip, table.mac(slot), target)
            : ArpFrames.request(mac, ip, target));
  }

  /**
   * Takes an ARP packet that this interface received.
   *
   * <p>The steps are those of RFC 826 "Packet Reception": what a known neighbour says about itself
   * is always believed; a new one is remembered only if it speaks to us; a request to us is
   * answered. A sender without an address (an ARP probe, RFC 5227) is answered but not remembered.
   *
   * @param packet a view that {@code wrap} found sound
   * @return null, or why the packet was dropped
   */
  public ArpRefusal receive(ArpView packet, long now, ArpEffects effects) {
    ArpRefusal refusal = ArpRefusal.of(packet, mac, ip);
    if (refusal != null) {
      return refusal;
    }
    int sender = packet.senderIp();
    boolean toUs = ip != 0 && packet.targetIp() == ip;
    if (sender != 0) {
      merge(sender, packet.senderMac(), toUs, now, effects);
    }
    if (toUs && packet.operation() == ArpOperation.REQUEST) {
      effects.sendArp(ArpFrames.reply(mac, ip, packet.senderMac(), sender));
    }
    return null;
  }

  private void merge(int sender, long senderMac, boolean create, long now, ArpEffects effects) {
    int slot = table == null ? ABSENT : table.find(sender);
    if (slot == ABSENT) {
      if (create) {
        makeRoom(now, effects);
        slot = table.add(sender, NeighbourState.REACHABLE);
        table.mac(slot, senderMac);
        table.set(slot, NeighbourState.REACHABLE, 0, now + parameters.reachableNanos());
        effects.changed(sender, NeighbourState.REACHABLE, senderMac);
      }
      return;
    }
    NeighbourState before = table.state(slot, now);
    if (before == NeighbourState.PERMANENT) {
      return;
    }
    boolean news = before != NeighbourState.REACHABLE || table.mac(slot) != senderMac;
    noLongerAsked(before);
    table.mac(slot, senderMac);
    table.set(slot, NeighbourState.REACHABLE, 0, now + parameters.reachableNanos());
    if (news) {
      effects.changed(sender, NeighbourState.REACHABLE, senderMac);
    }
    takePending(sender).forEach(frame -> effects.flush(frame, senderMac));
  }

  private void noLongerAsked(NeighbourState state) {
    if (state == NeighbourState.INCOMPLETE || state == NeighbourState.PROBE) {
      asked--;
      deadline = asked == 0 ? NEVER : deadline;
    }
  }

  /** When to call {@link #onTimer}, or {@link #NEVER}. It may be early, never late. */
  public long nextDeadline() {
    return deadline;
  }

  /** Repeats the requests that are due and gives up neighbours that were asked often enough. */
  public void onTimer(long now, ArpEffects effects) {
    if (now < deadline) {
      return;
    }
    deadline = NEVER;
    List<byte[]> lost = new ArrayList<>();
    for (int slot = table.next(0); slot != ABSENT; slot = table.next(slot + 1)) {
      NeighbourState state = table.state(slot);
      if (state != NeighbourState.INCOMPLETE && state != NeighbourState.PROBE) {
        continue;
      }
      if (now < table.time(slot)) {
        deadline = Math.min(deadline, table.time(slot));
      } else if (table.attempts(slot) < parameters.requests()) {
        request(slot, state, table.attempts(slot) + 1, now, effects);
      } else {
        asked--;
        table.mac(slot, 0);
        table.set(slot, NeighbourState.FAILED, 0, now);
        effects.changed(table.ip(slot), NeighbourState.FAILED, UNKNOWN);
        lost.addAll(takePending(table.ip(slot)));
      }
    }
    // Last: the error that a router now sends may itself need this cache.
    lost.forEach(effects::failed);
  }

  /** Configures a neighbour; frames that wait for it go out. */
  public void addPermanent(int neighbour, long neighbourMac, ArpEffects effects) {
    int slot = table == null ? ABSENT : table.find(neighbour);
    if (slot == ABSENT) {
      table = table == null ? new NeighbourTable() : table;
      slot = table.add(neighbour, NeighbourState.PERMANENT);
      permanent++;
    } else {
      permanent += table.state(slot) == NeighbourState.PERMANENT ? 0 : 1;
      noLongerAsked(table.state(slot));
    }
    table.mac(slot, neighbourMac);
    table.set(slot, NeighbourState.PERMANENT, 0, NEVER);
    effects.changed(neighbour, NeighbourState.PERMANENT, neighbourMac);
    takePending(neighbour).forEach(frame -> effects.flush(frame, neighbourMac));
  }

  /** Forgets all but the permanent neighbours, as when the link goes down. */
  public void clear(ArpEffects effects) {
    if (table != null) {
      retain(Eviction.learned(table), effects);
    }
  }

  /** Everything that is known at this time, in order of address. */
  public List<Neighbour> neighbours(long now) {
    return table == null ? List.of() : table.list(now);
  }

  private void makeRoom(long now, ArpEffects effects) {
    if (table == null) {
      table = new NeighbourTable();
    }
    if (table.size() - permanent >= parameters.neighbours()) {
      retain(Eviction.unused(table, now), effects);
    }
    if (table.size() - permanent >= parameters.neighbours()) {
      retain(Eviction.endingFirst(table), effects);
    }
  }

  private void retain(IntPredicate keep, ArpEffects effects) {
    List<byte[]> lost = new ArrayList<>();
    table.retain(
        slot -> {
          boolean kept = keep.test(slot);
          if (!kept) {
            noLongerAsked(table.state(slot));
            lost.addAll(takePending(table.ip(slot)));
          }
          return kept;
        });
    lost.forEach(effects::discarded);
  }
}
