package io.actornet.emulator.ladder;

import io.actornet.emulator.ladder.Recording.Note;
import io.actornet.emulator.ladder.Recording.Stretch;
import io.actornet.protocol.engine.FrameTap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Keeps frames that some interfaces saw, for a ladder: the first, the last and those around what
 * went wrong. Tap both ends of each link of interest, so that a frame that was sent and did not
 * arrive can be known to be lost.
 */
public final class LadderRecorder {
  private static final Comparator<Sighting> ORDER =
      Comparator.comparingLong(Sighting::timeNanos)
          .thenComparing(Sighting::outbound) // what a router forwards it has received before
          .thenComparing(sighting -> sighting.place().device())
          .thenComparing(sighting -> sighting.place().name());

  private final int framesPerInterface;
  private final List<Note> notes;
  private final Moments moments;
  private final List<Tap> taps = new ArrayList<>();
  private final Map<String, Relay> relays = new HashMap<>();

  /**
   * Makes a recorder.
   *
   * @param framesPerInterface about how many frames each interface keeps at most, 1 or more
   * @param notes what will happen to the network, in the order of time
   * @param newsNanos how long after something went wrong all partitions know it, however the
   *     network is divided
   */
  public LadderRecorder(int framesPerInterface, List<Note> notes, long newsNanos) {
    this.framesPerInterface = framesPerInterface;
    this.notes = notes;
    moments = new Moments(notes.stream().map(Note::timeNanos).toList(), newsNanos);
  }

  /**
   * Makes the tap of one interface. To be called before the loops start.
   *
   * @param device name of the device
   * @param name name of the interface
   * @param peerDevice name of the device at the other end of its link
   * @param peerName name of the interface there
   */
  public FrameTap tap(String device, String name, String peerDevice, String peerName) {
    Sighting.Place place = new Sighting.Place(device, name, peerDevice, peerName);
    Tap tap =
        new Tap(place, moments, isEnd(device) ? new RepeatedSegments() : null, framesPerInterface);
    taps.add(tap);
    return tap;
  }

  /**
   * Tells what a device sends on, before its taps are made. Of devices not told of, none is said to
   * drop a packet.
   */
  public void relay(String device, Relay relay) {
    relays.put(device, relay);
  }

  /** Something goes wrong around which frames are to be kept; on the thread of any partition. */
  public void observe(long timeNanos) {
    moments.observe(timeNanos);
  }

  private boolean isEnd(String device) {
    Relay relay = relays.get(device);
    return relay == null || relay.kind() == Relay.Kind.END;
  }

  /**
   * Follows what was recorded from hop to hop. To be called when the loops have ended.
   *
   * @param endNanos the emulated time at which the run ended
   */
  public Recording recording(long endNanos) {
    List<Sighting> sightings = new ArrayList<>();
    taps.forEach(tap -> sightings.addAll(tap.kept()));
    sightings.sort(ORDER);
    Journeys journeys = new Journeys(taps.stream().map(Tap::place).toList());
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

  private long sumOverHosts(ToLongFunction<Tap> count) {
    return taps.stream().filter(tap -> isEnd(tap.place().device())).mapToLong(count).sum();
  }
}
