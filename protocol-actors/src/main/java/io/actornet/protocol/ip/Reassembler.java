package io.actornet.protocol.ip;

import io.actornet.protocol.wire.Ipv4View;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Puts fragments together again (RFC 791 §3.2, RFC 1122 §3.3.2, RFC 1812 §5.2.2), within bounds of
 * time and memory.
 *
 * <p>An overlap never happens to an honest sender, so it costs the whole datagram, fragments to
 * come included; that is the rule of RFC 5722 for IPv6, and it ends the attacks of RFC 1858. A
 * fragment that arrives twice is harmless and tolerated. When memory runs out, the oldest datagrams
 * go.
 *
 * <p>Times are nanoseconds; the caller keeps one timer at {@link #nextDeadline}. A device that
 * receives no fragments pays for two references.
 */
public final class Reassembler {
  /** The deadline when there is nothing to wait for. */
  public static final long NEVER = Long.MAX_VALUE;

  /** What fragments of one datagram have in common (RFC 791 §3.2). */
  private record DatagramKey(int source, int destination, int protocol, int identification) {
    static DatagramKey of(Ipv4View fragment) {
      return new DatagramKey(
          fragment.source(),
          fragment.destination(),
          fragment.protocol(),
          fragment.identification());
    }
  }

  private final ReassemblyParameters parameters;

  /** In order of their first fragments' arrival, hence of their deadlines; null when empty. */
  private LinkedHashMap<DatagramKey, PartialDatagram> datagrams;

  private int occupied;

  /** A reassembler that holds nothing. */
  public Reassembler(ReassemblyParameters parameters) {
    this.parameters = parameters;
  }

  /** How many bytes the waiting fragments occupy, what is kept beside them included. */
  public int occupiedBytes() {
    return occupied;
  }

  /** When to call {@link #onTimer}, or {@link #NEVER}. */
  public long nextDeadline() {
    return datagrams == null ? NEVER : datagrams.firstEntry().getValue().deadline;
  }

  /**
   * Takes a fragment.
   *
   * @param fragment a view that {@code wrap} found sound, of a packet that is a fragment; its array
   *     then belongs to the reassembler
   * @return a frame with the whole datagram (its Ethernet header is zero), or null when it is not
   *     complete
   */
  public byte[] add(Ipv4View fragment, long now, ReassemblyEffects effects) {
    if (fragment.payloadLength() == 0) {
      effects.refused(ReassemblyRefusal.EMPTY);
      return null;
    }
    if (fragment.moreFragments() && (fragment.payloadLength() & 7) != 0) {
      effects.refused(ReassemblyRefusal.UNEVEN);
      return null;
    }
    DatagramKey key = DatagramKey.of(fragment);
    PartialDatagram datagram = datagram(key, now);
    if (datagram.isRefused()) {
      effects.refused(ReassemblyRefusal.REFUSED_BEFORE);
      return null;
    }
    occupied -= datagram.occupiedBytes();
    ReassemblyRefusal refusal = datagram.add(fragment);
    byte[] whole = null;
    if (refusal == null && datagram.isComplete()) {
      whole = datagram.assemble();
      refusal = whole == null ? ReassemblyRefusal.TOO_LONG : null;
    }
    if (refusal != null) {
      datagram.refuse();
      effects.refused(refusal);
    }
    occupied += datagram.occupiedBytes();
    if (whole != null) {
      remove(key);
    } else {
      makeRoom(effects);
    }
    return whole;
  }

  private PartialDatagram datagram(DatagramKey key, long now) {
    if (datagrams == null) {
      datagrams = new LinkedHashMap<>();
    }
    PartialDatagram datagram = datagrams.get(key);
    if (datagram == null) {
      datagram = new PartialDatagram(now + parameters.timeoutNanos());
      occupied += datagram.occupiedBytes();
      datagrams.put(key, datagram);
    }
    return datagram;
  }

  private PartialDatagram remove(DatagramKey key) {
    PartialDatagram removed = datagrams.remove(key);
    occupied -= removed.occupiedBytes();
    if (datagrams.isEmpty()) {
      datagrams = null;
    }
    return removed;
  }

  private void makeRoom(ReassemblyEffects effects) {
    while (occupied > parameters.memoryBytes()) {
      if (!remove(datagrams.firstEntry().getKey()).isRefused()) {
        effects.refused(ReassemblyRefusal.MEMORY);
      }
    }
  }

  /** Gives up the datagrams whose time has run out. */
  public void onTimer(long now, ReassemblyEffects effects) {
    while (nextDeadline() <= now) {
      Map.Entry<DatagramKey, PartialDatagram> oldest = datagrams.firstEntry();
      remove(oldest.getKey());
      if (!oldest.getValue().isRefused()) {
        effects.timedOut(oldest.getValue().firstFragment());
      }
    }
  }
}
