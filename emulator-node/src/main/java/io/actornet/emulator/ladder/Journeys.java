package io.actornet.emulator.ladder;

import io.actornet.protocol.wire.EtherType;
import io.actornet.protocol.wire.EthernetView;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Joins sightings of the same packet to journeys.
 *
 * <p>A sighting belongs to the latest journey of the same packet that it can continue: an arrival
 * continues a hop on its way, a departure continues a journey that has reached the device. So two
 * packets with the same bytes stay two journeys, and where the first was lost and sent again, the
 * second is the one that arrives.
 */
final class Journeys {
  private static final int TTL = 8;
  private static final int HEADER_CHECKSUM = 10;
  private static final int MINIMUM_IPV4_HEADER = 20;

  private final Set<Sighting.Place> tapped;
  private final List<Journey> journeys = new ArrayList<>();
  private final Map<ByteBuffer, List<Journey>> byPacket = new HashMap<>();
  private final EthernetView ethernet = new EthernetView();

  Journeys(Collection<Sighting.Place> tapped) {
    this.tapped = new HashSet<>(tapped);
  }

  /** Takes the next sighting; in the order of time, arrivals first. */
  void add(Sighting sighting) {
    List<Journey> same = byPacket.computeIfAbsent(packet(sighting.frame()), _ -> new ArrayList<>());
    boolean continued = sighting.outbound() ? continueFrom(same, sighting) : arrive(same, sighting);
    if (!continued) {
      Journey journey = new Journey(sighting, firstHop(sighting));
      journeys.add(journey);
      same.add(journey);
    }
  }

  /** All journeys, in the order of their start. */
  List<Journey> all() {
    return journeys;
  }

  private boolean continueFrom(List<Journey> same, Sighting departure) {
    Sighting.Place place = departure.place();
    for (Journey journey : same.reversed()) {
      boolean usedBefore = journey.hops().stream().anyMatch(hop -> hop.from.equals(place));
      if (!usedBefore && journey.reached(place.device())) {
        journey.hops().add(hop(departure));
        return true;
      }
    }
    return false;
  }

  private static boolean arrive(List<Journey> same, Sighting arrival) {
    Sighting.Place sender = arrival.place().peer();
    for (Journey journey : same.reversed()) {
      for (Journey.Hop hop : journey.hops()) {
        if (hop.arrivedNanos < 0 && hop.from.equals(sender)) {
          hop.arrivedNanos = arrival.timeNanos();
          return true;
        }
      }
    }
    return false;
  }

  private Journey.Hop firstHop(Sighting sighting) {
    if (sighting.outbound()) {
      return hop(sighting);
    }
    // its departure was not seen: the sender is not tapped, or the link changed its bytes
    Journey.Hop hop =
        new Journey.Hop(sighting.place().peer(), sighting.frame(), sighting.timeNanos(), true);
    hop.arrivedNanos = sighting.timeNanos();
    return hop;
  }

  private Journey.Hop hop(Sighting departure) {
    Sighting.Place place = departure.place();
    return new Journey.Hop(
        place, departure.frame(), departure.timeNanos(), tapped.contains(place.peer()));
  }

  /** What stays the same from hop to hop: an IPv4 packet without TTL and checksum, or the frame. */
  private ByteBuffer packet(byte[] frame) {
    if (ethernet.wrap(frame, 0, frame.length) != null
        || ethernet.etherType() != EtherType.IPV4
        || ethernet.payloadLength() < MINIMUM_IPV4_HEADER) {
      return ByteBuffer.wrap(frame);
    }
    byte[] packet = new byte[ethernet.payloadLength()];
    System.arraycopy(frame, ethernet.payloadOffset(), packet, 0, packet.length);
    packet[TTL] = 0;
    packet[HEADER_CHECKSUM] = 0;
    packet[HEADER_CHECKSUM + 1] = 0;
    return ByteBuffer.wrap(packet);
  }
}
