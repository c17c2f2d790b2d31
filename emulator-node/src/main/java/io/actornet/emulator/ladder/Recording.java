package io.actornet.emulator.ladder;

import java.util.List;

/**
 * What a ladder is drawn from.
 *
 * @param stretches in the order of time; between them not everything was kept
 * @param notes what happened to the network, in the order of time
 */
public record Recording(List<Stretch> stretches, List<Note> notes) {
  /** Nothing was recorded. */
  public static final Recording NONE = new Recording(List.of(), List.of());

  /**
   * Packets between which none is missing.
   *
   * @param journeys in the order of their start; may be empty
   * @param missedBefore how many packets hosts sent since the stretch before that were not kept
   */
  public record Stretch(List<Journey> journeys, long missedBefore) {
    public Stretch {
      journeys = List.copyOf(journeys);
    }
  }

  /** Something that happened, in words. */
  public record Note(long timeNanos, String text) {}

  public Recording {
    stretches = List.copyOf(stretches);
    notes = List.copyOf(notes);
  }

  /** The packets of all stretches. */
  List<Journey> journeys() {
    return stretches.stream().flatMap(stretch -> stretch.journeys().stream()).toList();
  }
}
