package io.actornet.emulator.ladder;

import java.util.List;

/**
 * What a ladder is drawn from.
 *
 * @param journeys in the order of their start
 * @param cut whether there were packets after the last journey, as an interface recorded no more
 */
public record Recording(List<Journey> journeys, boolean cut) {
  /** Nothing was recorded. */
  public static final Recording NONE = new Recording(List.of(), false);

  public Recording {
    journeys = List.copyOf(journeys);
  }
}
