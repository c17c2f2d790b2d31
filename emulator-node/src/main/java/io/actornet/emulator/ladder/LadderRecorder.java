package io.actornet.emulator.ladder;

import io.actornet.protocol.engine.FrameTap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Keeps the first frames that some interfaces saw, for a ladder. Tap both ends of each link of
 * interest: a frame that was sent and did not arrive is then known to be lost.
 */
public final class LadderRecorder {
  private static final Comparator<Sighting> ORDER =
      Comparator.comparingLong(Sighting::timeNanos)
          .thenComparing(Sighting::outbound) // what a router forwards it has received before
          .thenComparing(sighting -> sighting.place().device())
          .thenComparing(sighting -> sighting.place().name());

  private final int framesPerInterface;
  private final List<Tap> taps = new ArrayList<>();

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

  /**
   * Follows what was recorded from hop to hop. To be called when the loops have ended.
   *
   * @return the journeys in the order of their start
   */
  public List<Journey> journeys() {
    long end = Long.MAX_VALUE;
    List<Sighting> sightings = new ArrayList<>();
    for (Tap tap : taps) {
      sightings.addAll(tap.sightings);
      if (tap.overflowed) {
        end = Math.min(end, tap.sightings.getLast().timeNanos());
      }
    }
    sightings.sort(ORDER);
    Journeys journeys = new Journeys(taps.stream().map(tap -> tap.place).toList());
    for (Sighting sighting : sightings) {
      journeys.add(sighting);
    }
    return journeys.startedBy(end);
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
