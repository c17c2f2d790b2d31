package io.actornet.emulator.ladder;

import io.actornet.protocol.engine.FrameTap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the first frames that some interfaces saw, for a ladder. Tap both ends of each link of
 * interest, so that a frame that was sent and did not arrive can be known to be lost.
 */
public final class LadderRecorder {
  private static final Comparator<Sighting> ORDER =
      Comparator.comparingLong(Sighting::timeNanos)
          .thenComparing(Sighting::outbound) // what a router forwards it has received before
          .thenComparing(sighting -> sighting.place().device())
          .thenComparing(sighting -> sighting.place().name());

  private final int framesPerInterface;
  private final List<Tap> taps = new ArrayList<>();
  private final Map<String, Relay> relays = new HashMap<>();

  /**
   * Makes a recorder.
   *
   * @param framesPerInterface how many frames each interface keeps, 1 or more; a few hundred fill
   *     any screen
   */
  public LadderRecorder(int framesPerInterface) {
    this.framesPerInterface = framesPerInterface;
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
    Tap tap = new Tap(new Sighting.Place(device, name, peerDevice, peerName), framesPerInterface);
    taps.add(tap);
    return tap;
  }

  /** Tells what a device sends on. Of devices not told of, none is said to drop a packet. */
  public void relay(String device, Relay relay) {
    relays.put(device, relay);
  }

  /**
   * Follows what was recorded from hop to hop. To be called when the loops have ended.
   *
   * @param endNanos the emulated time at which the run ended
   */
  public Recording recording(long endNanos) {
    long cut = Long.MAX_VALUE;
    Map<Sighting.Place, Long> until = new HashMap<>();
    List<Sighting> sightings = new ArrayList<>();
    for (Tap tap : taps) {
      sightings.addAll(tap.sightings);
      until.put(tap.place, tap.overflowed ? tap.sightings.getLast().timeNanos() : endNanos);
      if (tap.overflowed) {
        cut = Math.min(cut, tap.sightings.getLast().timeNanos());
      }
    }
    sightings.sort(ORDER);
    Journeys journeys = new Journeys(taps.stream().map(tap -> tap.place).toList());
    for (Sighting sighting : sightings) {
      journeys.add(sighting);
    }
    new Fates(until, relays, endNanos).decide(journeys.all());
    return cut == Long.MAX_VALUE
        ? new Recording(journeys.all(), false)
        : new Recording(followed(journeys.all(), cut), true);
  }

  /** What comes before the first frame that was on its way when an interface recorded no more. */
  private static List<Journey> followed(List<Journey> journeys, long cut) {
    int end = 0;
    while (end < journeys.size()
        && journeys.get(end).startNanos() <= cut
        && (end == 0 || !journeys.get(end).onItsWay())) {
      end++;
    }
    return journeys.subList(0, end);
  }

  /** Keeps the first frames of one interface. */
  private static final class Tap implements FrameTap {
    private final Sighting.Place place;
    private final int limit;
    private final List<Sighting> sightings = new ArrayList<>();
    private boolean overflowed;

    Tap(Sighting.Place place, int limit) {
      this.place = place;
      this.limit = limit;
    }

    @Override
    public void frame(long timeNanos, byte[] frame, boolean outbound) {
      if (sightings.size() == limit) {
        overflowed = true;
        return;
      }
      sightings.add(new Sighting(timeNanos, place, outbound, frame.clone()));
    }
  }
}
