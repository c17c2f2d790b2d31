package io.actornet.emulator.ladder;

import io.actornet.protocol.wire.EtherType;
import io.actornet.protocol.wire.EthernetView;
import io.actornet.protocol.wire.Ipv4View;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Tells what became of packets that were not seen any further.
 *
 * <p>That something was not seen proves nothing where nothing was recorded. So a link lost a frame
 * only if the far interface recorded for at least twice as long as the link ever took; a device
 * dropped a packet only if all of its interfaces are recorded, and a later packet of the same flow
 * left it, or they recorded for twice as long as it ever held a packet.
 */
final class Fates {
  private static final int SLACK = 2;
  private static final int PORTS = 4;

  private final Coverage coverage;
  private final Map<String, Relay> relays;
  private final long endNanos;
  private final Map<Sighting.Place, Long> longestTransit = new HashMap<>();
  private final Map<String, Long> longestStay = new HashMap<>();
  private final Map<List<Object>, NavigableSet<Long>> passed = new HashMap<>();
  private final EthernetView ethernet = new EthernetView();
  private final Ipv4View ipv4 = new Ipv4View();

  /**
   * Prepares.
   *
   * @param coverage when the tapped interfaces kept every frame
   * @param relays the devices of which it is known what they send on, by name
   * @param endNanos when the run ended
   */
  Fates(Coverage coverage, Map<String, Relay> relays, long endNanos) {
    this.coverage = coverage;
    this.relays = relays;
    this.endNanos = endNanos;
  }

  /** Sets the fate of every hop. */
  void decide(List<Journey> journeys) {
    for (Journey journey : journeys) {
      for (Journey.Hop hop : journey.hops()) {
        observe(journey, hop);
      }
    }
    for (Journey journey : journeys) {
      for (Journey.Hop hop : journey.hops()) {
        hop.fate = fate(journey, hop, journeys);
      }
    }
  }

  private void observe(Journey journey, Journey.Hop hop) {
    if (hop.arrivedNanos < 0) {
      return;
    }
    longestTransit.merge(hop.from, hop.arrivedNanos - hop.sentNanos, Math::max);
    longestTransit.merge(hop.from.peer(), hop.arrivedNanos - hop.sentNanos, Math::max);
    String device = hop.from.peerDevice();
    for (Journey.Hop next : journey.hops()) {
      if (next.from.device().equals(device) && next.sentNanos >= hop.arrivedNanos) {
        longestStay.merge(device, next.sentNanos - hop.arrivedNanos, Math::max);
        passed
            .computeIfAbsent(passage(device, hop.frame), _ -> new TreeSet<>())
            .add(hop.arrivedNanos);
      }
    }
  }

  private Journey.Fate fate(Journey journey, Journey.Hop hop, List<Journey> journeys) {
    if (!hop.arrived()) {
      long until = coverage.until(hop.from.peer(), hop.sentNanos);
      return surelyOver(hop.sentNanos, longestTransit.get(hop.from), until)
          ? Journey.Fate.LOST
          : Journey.Fate.NOT_FOLLOWED;
    }
    String device = hop.from.peerDevice();
    Relay relay = relays.get(device);
    if (relay == null || journey.left(device) || !wouldSendOn(relay, hop.frame)) {
      return Journey.Fate.ARRIVED;
    }
    if (isFragmented(device, hop.frame, journeys)) {
      return Journey.Fate.ARRIVED;
    }
    long until = coverage.until(device, hop.arrivedNanos);
    boolean gone =
        overtaken(passage(device, hop.frame), hop.arrivedNanos, until)
            || surelyOver(hop.arrivedNanos, longestStay.get(device), until);
    return relay.recordedWhole() && gone ? Journey.Fate.DROPPED : Journey.Fate.NOT_FOLLOWED;
  }

  /** Whether a later packet of the same flow passed while all was recorded. */
  private boolean overtaken(List<Object> passage, long arrivedNanos, long untilNanos) {
    NavigableSet<Long> times = passed.get(passage);
    Long next = times == null ? null : times.higher(arrivedNanos);
    return next != null && next <= untilNanos;
  }

  /** Whether what began at a time was over when the recording ended; null: it was never seen. */
  private boolean surelyOver(long beganNanos, Long longestNanos, long untilNanos) {
    if (longestNanos == null) {
      return untilNanos >= endNanos && untilNanos > beganNanos;
    }
    return untilNanos > beganNanos + SLACK * longestNanos;
  }

  private boolean wouldSendOn(Relay relay, byte[] frame) {
    if (ethernet.wrap(frame, 0, frame.length) != null) {
      return false;
    }
    return switch (relay.kind()) {
      case END -> false;
      case BRIDGE -> !isGroup(ethernet.destination());
      case ROUTER ->
          relay.macs().contains(ethernet.destination())
              && wrapIpv4(frame)
              && !relay.addresses().contains(ipv4.destination())
              && ipv4.destination() >>> 28 < 14
              && ipv4.ttl() > 1;
    };
  }

  private static boolean isGroup(long mac) {
    return (mac >>> 40 & 1) != 0;
  }

  /** Whether a router made fragments of a packet, which go on as journeys of their own. */
  private boolean isFragmented(String device, byte[] frame, List<Journey> journeys) {
    if (!wrapIpv4(frame) || ipv4.dontFragment()) {
      return false;
    }
    long source = ipv4.source();
    int identification = ipv4.identification();
    for (Journey other : journeys) {
      if (other.origin().equals(device)
          && wrapIpv4(other.frame())
          && ipv4.source() == source
          && ipv4.identification() == identification) {
        return true;
      }
    }
    return false;
  }

  /** A device and the packets that pass it in order: those of one flow. */
  private List<Object> passage(String device, byte[] frame) {
    if (!wrapIpv4(frame)) {
      return ethernet.wrap(frame, 0, frame.length) == null
          ? List.of(device, ethernet.source(), ethernet.destination())
          : List.of(device);
    }
    int ports = 0;
    if (ipv4.fragmentOffset() == 0 && ipv4.payloadLength() >= PORTS) {
      for (int i = 0; i < PORTS; i++) {
        ports = ports << 8 | frame[ipv4.payloadOffset() + i] & 0xff;
      }
    }
    return List.of(device, ipv4.source(), ipv4.destination(), ipv4.protocol(), ports);
  }

  private boolean wrapIpv4(byte[] frame) {
    return ethernet.wrap(frame, 0, frame.length) == null
        && ethernet.etherType() == EtherType.IPV4
        && ipv4.wrap(frame, ethernet.payloadOffset(), frame.length) == null;
  }
}
