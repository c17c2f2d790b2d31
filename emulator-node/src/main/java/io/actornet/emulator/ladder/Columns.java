package io.actornet.emulator.ladder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The order of the devices in a ladder: along the longest journey, so that most arrows run over
 * neighbouring columns; any other device comes right after the one it was reached from.
 */
final class Columns {
  private Columns() {}

  /** Names of at most so many devices that took part, from left to right. */
  static List<String> of(List<Journey> journeys, int limit) {
    List<String> columns = new ArrayList<>();
    journeys.stream()
        .max(Comparator.comparingInt(journey -> path(journey).size()))
        .ifPresent(longest -> columns.addAll(path(longest)));
    if (columns.size() > limit) {
      return ends(columns, limit);
    }
    for (Journey journey : journeys) {
      for (Journey.Hop hop : journey.hops()) {
        insert(columns, hop.from.peerDevice(), hop.from.device(), limit);
        insert(columns, hop.from.device(), hop.from.peerDevice(), limit);
      }
    }
    return columns;
  }

  private static void insert(List<String> columns, String device, String neighbour, int limit) {
    int at = columns.indexOf(neighbour);
    if (columns.size() < limit && at >= 0 && !columns.contains(device)) {
      columns.add(at + 1, device);
    }
  }

  /** The devices from the origin of a journey to where it got last. */
  private static Set<String> path(Journey journey) {
    Journey.Hop last = journey.hops().getFirst();
    for (Journey.Hop hop : journey.hops()) {
      if (hop.arrived() && hop.arrivedNanos >= last.arrivedNanos) {
        last = hop;
      }
    }
    List<String> backwards = new ArrayList<>(List.of(last.from.peerDevice()));
    String device = last.from.device();
    while (!backwards.contains(device)) {
      backwards.add(device);
      String here = device;
      device =
          journey.hops().stream()
              .filter(hop -> hop.from.peerDevice().equals(here))
              .map(hop -> hop.from.device())
              .findFirst()
              .orElse(here);
    }
    return new LinkedHashSet<>(backwards.reversed());
  }

  /** The first and the last of a way that is too long to show. */
  private static List<String> ends(List<String> way, int limit) {
    List<String> ends = new ArrayList<>(way.subList(0, limit / 2));
    ends.addAll(way.subList(way.size() - (limit - limit / 2), way.size()));
    return ends;
  }
}
