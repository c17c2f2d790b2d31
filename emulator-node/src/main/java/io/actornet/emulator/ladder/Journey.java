package io.actornet.emulator.ladder;

import java.util.ArrayList;
import java.util.List;

/** The way of one packet, from the device that made it to those where it ended. */
public final class Journey {
  private final byte[] frame;
  private final List<Hop> hops = new ArrayList<>();

  /** One crossing of a link; {@code arrived} is negative while, or when, it does not arrive. */
  static final class Hop {
    final Sighting.Place from;
    final long sentNanos;
    final boolean arrivalIsSeen;
    long arrivedNanos = -1;

    Hop(Sighting.Place from, long sentNanos, boolean arrivalIsSeen) {
      this.from = from;
      this.sentNanos = sentNanos;
      this.arrivalIsSeen = arrivalIsSeen;
    }

    boolean lost() {
      return arrivalIsSeen && arrivedNanos < 0;
    }

    boolean arrived() {
      return !lost();
    }
  }

  Journey(byte[] frame, Hop first) {
    this.frame = frame;
    hops.add(first);
  }

  /** The frame as it started. */
  byte[] frame() {
    return frame;
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

  /** Whether a link lost it, or a copy of it. */
  public boolean lost() {
    return hops.stream().anyMatch(Hop::lost);
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
