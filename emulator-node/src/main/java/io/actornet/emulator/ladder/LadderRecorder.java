package io.actornet.emulator.ladder;

import io.actornet.emulator.ladder.Recording.Note;
import io.actornet.protocol.engine.FrameTap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps frames that some interfaces saw, for a ladder: the first, the last and those around what
 * went wrong. Tap both ends of each link of interest, so that a frame that was sent and did not
 * arrive can be known to be lost.
 */
public final class LadderRecorder {
  private final int framesPerInterface;
  private final List<Note> notes;
  private final Moments moments;
  private final List<Tap> taps = new ArrayList<>();
  private final Map<String, Relay> relays = new HashMap<>();

  private final LadderNews.Telling others;

  /**
   * Makes a recorder.
   *
   * @param framesPerInterface about how many frames each interface keeps at most, 1 or more
   * @param notes what will happen to the network, in the order of time
   * @param newsNanos how long after something went wrong all partitions know it, however the
   *     network is divided
   * @param news between the nodes of the run
   */
  public LadderRecorder(int framesPerInterface, List<Note> notes, long newsNanos, LadderNews news) {
    this.framesPerInterface = framesPerInterface;
    this.notes = notes;
    moments = new Moments(notes.stream().map(Note::timeNanos).toList(), newsNanos);
    others = news.telling();
    news.listening().accept(moments::observe);
  }

  /**
   * Makes the tap of one interface. To be called before the loops start.
   *
   * @param partition of the device
   * @param device name of the device
   * @param name name of the interface
   * @param peerDevice name of the device at the other end of its link
   * @param peerName name of the interface there
   */
  public FrameTap tap(
      int partition, String device, String name, String peerDevice, String peerName) {
    Sighting.Place place = new Sighting.Place(device, name, peerDevice, peerName);
    Tap tap =
        new Tap(
            place,
            moments,
            time -> observe(partition, time),
            isEnd(device) ? new RepeatedSegments() : null,
            framesPerInterface);
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

  /** Something goes wrong around which frames are to be kept; on the partition's loop. */
  public void observe(int partition, long timeNanos) {
    if (moments.observe(timeNanos)) {
      others.tell(partition, timeNanos);
    }
  }

  private boolean isEnd(String device) {
    return Relay.isEnd(relays.get(device));
  }

  /** What was kept; to be called when the loops have ended. */
  public LadderRecord record() {
    return new LadderRecord(taps.stream().map(Tap::record).toList(), relays, notes);
  }
}
