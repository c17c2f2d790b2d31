package io.actornet.emulator.ladder;

import io.actornet.emulator.ladder.Recording.Note;
import io.actornet.emulator.ladder.Recording.Stretch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** What the interfaces of a run kept for its ladder, from which the ways of packets are made. */
public final class LadderRecord {
  private static final Comparator<Sighting> ORDER =
      Comparator.comparingLong(Sighting::timeNanos)
          .thenComparing(Sighting::outbound) // what a router forwards it has received before
          .thenComparing(sighting -> sighting.place().device())
          .thenComparing(sighting -> sighting.place().name());

  private final List<TapRecord> taps;
  private final Map<String, Relay> relays;
  private final List<Note> notes;

  /**
   * A record.
   *
   * @param relays what devices send on
   * @param notes what was to happen to the network, in the order of time
   */
  LadderRecord(List<TapRecord> taps, Map<String, Relay> relays, List<Note> notes) {
    this.taps = taps;
    this.relays = relays;
    this.notes = notes;
  }

  List<TapRecord> taps() {
    return taps;
  }

  Map<String, Relay> relays() {
    return relays;
  }

  List<Note> notes() {
    return notes;
  }

  /**
   * Follows what was recorded from hop to hop.
   *
   * @param endNanos the emulated time at which the run ended
   */
  public Recording recording(long endNanos) {
    List<Sighting> sightings = new ArrayList<>();
    taps.forEach(tap -> sightings.addAll(tap.kept()));
    sightings.sort(ORDER);
    Journeys journeys = new Journeys(taps.stream().map(TapRecord::place).toList());
    sightings.forEach(journeys::add);
    Coverage coverage = new Coverage(taps, endNanos);
    new Fates(coverage, relays, endNanos).decide(journeys.all());
    List<Stretch> stretches = new ArrayList<>();
    long sent = 0;
    for (Coverage.Span span : coverage.common()) {
      List<Journey> followed = followed(journeys.all(), span, endNanos);
      boolean last = span.untilNanos() == endNanos;
      if (followed.isEmpty() && !last) {
        continue;
      }
      long before =
          followed.isEmpty() ? sentUntil(endNanos) : sentBefore(followed.getFirst().startNanos());
      stretches.add(new Stretch(followed, Math.max(0, before - sent)));
      sent = followed.isEmpty() ? before : sentUntil(followed.getLast().startNanos());
    }
    return new Recording(
        stretches, notes.stream().filter(note -> note.timeNanos() <= endNanos).toList());
  }

  /**
   * The packets that started in a span, up to the first that was on its way when an interface kept
   * no more. Of those on their way when a later span began only a part was seen.
   */
  private List<Journey> followed(List<Journey> journeys, Coverage.Span span, long endNanos) {
    List<Journey> followed = new ArrayList<>();
    for (Journey journey : journeys) {
      boolean whole = span.fromNanos() == 0 || journey.beganAt(relays.get(journey.origin()));
      if (span.contains(journey.startNanos()) && whole) {
        if (journey.onItsWay() && span.untilNanos() < endNanos && !followed.isEmpty()) {
          break;
        }
        followed.add(journey);
      }
    }
    return followed;
  }

  /** How many packets hosts had sent before a time from which on all interfaces kept theirs. */
  private long sentBefore(long timeNanos) {
    return sumOverHosts(
        tap ->
            tap.kept().stream()
                .filter(sighting -> sighting.timeNanos() >= timeNanos)
                .findFirst()
                .map(first -> first.sent() - (first.outbound() ? 1 : 0))
                .orElse(tap.sent()));
  }

  /** How many they had sent at a time up to which all interfaces kept theirs. */
  private long sentUntil(long timeNanos) {
    return sumOverHosts(
        tap ->
            tap.kept().reversed().stream()
                .filter(sighting -> sighting.timeNanos() <= timeNanos)
                .findFirst()
                .map(Sighting::sent)
                .orElse(0L));
  }

  private long sumOverHosts(ToLongFunction<TapRecord> count) {
    return taps.stream().filter(tap -> isEnd(tap.place().device())).mapToLong(count).sum();
  }

  private boolean isEnd(String device) {
    return Relay.isEnd(relays.get(device));
  }
}
