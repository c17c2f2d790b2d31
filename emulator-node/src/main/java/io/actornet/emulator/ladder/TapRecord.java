package io.actornet.emulator.ladder;

import java.util.List;

/**
 * What the tap of an interface kept.
 *
 * @param place which interface
 * @param sent how many frames it sent, kept or not
 * @param kept in the order of time
 */
record TapRecord(Sighting.Place place, long sent, List<Sighting> kept) {}
