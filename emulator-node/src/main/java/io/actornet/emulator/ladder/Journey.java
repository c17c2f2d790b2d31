package io.actornet.emulator.ladder;

import java.util.ArrayList;
import java.util.List;

/** The way of one packet, from the device that made it to those where it ended. */
public final class Journey {
  private final Sighting first;
  private final List<Hop> hops = new ArrayList<>();

  /** What became of a packet on one link and in the device behind it. */
  enum Fate {
    /** It arrived, and either ended there or went on. */
    ARRIVED,
    /** The link lost it. */
    LOST,
    /** It arrived, and the device should have sent it on but did not. */
    DROPPED,
    /** The recording ended before that could be told. */
    NOT_FOLLOWED
  }

  /** One crossing of a link; {@code arrived} is negative while, or when, it does not arrive. */
  static final class Hop {
    final Sighting.Place from;
    final long sentNanos;
    final boolean arrivalIsSeen;
    final byte[] frame;
    long arrivedNanos = -1;
    Fate fate = Fate.ARRIVED;

    Hop(Sighting.Place from, byte[] frame, long sentNanos, boolean arrivalIsSeen) {
      this.from = from;
      this.frame = frame;
      this.sentNanos = sentNanos;
      this.arrivalIsSeen = arrivalIsSeen;
    }

    boolean arrived() {
      return !arrivalIsSeen || arrivedNanos >= 0;
    }
  }

  Journey(Sighting first, Hop firstHop) {
    this.first = first;
    hops.add(firstHop);
  }

  /** The frame as it started. */
  byte[] frame() {
    return first.frame();
  }

  /** In the order in which they were sent; at least one. */
  List<Hop> hops() {
    return hops;
  }

  /** When it started, in nanoseconds of emulated time. */
  public long startNanos() {
    return hops.getFirst().sentNanos;
  }

  /** Name of the device that made it. */
  public String origin() {
    return hops.getFirst().from.device();
  }

  /** Whether its start was seen, at the device that made it. */
  boolean beganAt(Relay origin) {
    return first.outbound() && (origin == null || origin.mayHaveMade(first.frame()));
  }

  /** Whether its sender had sent the same before. */
  boolean again() {
    return first.again();
  }

  /** Whether a link lost it, or a copy of it. */
  public boolean lost() {
    return had(Fate.LOST);
  }

  /** Whether a hop of it, or of a copy of it, had that fate. */
  boolean had(Fate fate) {
    return hops.stream().anyMatch(hop -> hop.fate == fate);
  }

  /** Name of the device that dropped it; null if none did. */
  public String droppedAt() {
    return hops.stream()
        .filter(hop -> hop.fate == Fate.DROPPED)
        .map(hop -> hop.from.peerDevice())
        .findFirst()
        .orElse(null);
  }

  /** What went wrong with it, in a few words; empty if nothing did, as far as can be told. */
  String trouble() {
    String fate = lost() ? "lost" : droppedAt() != null ? "dropped at " + droppedAt() : "";
    String sent = again() ? "sent again" : "";
    return fate.isEmpty() || sent.isEmpty() ? fate + sent : sent + ", " + fate;
  }

  /** Whether it, or a copy of it, was on a link when the recording ended. */
  boolean onItsWay() {
    return hops.stream().anyMatch(hop -> hop.fate == Fate.NOT_FOLLOWED && !hop.arrived());
  }

  /** Whether it arrived at a device. */
  boolean reached(String device) {
    return hops.stream().anyMatch(hop -> hop.arrived() && hop.from.peerDevice().equals(device));
  }

  /** Whether it went out of a device, its origin included. */
  boolean left(String device) {
    return hops.stream().anyMatch(hop -> hop.from.device().equals(device));
  }
}
