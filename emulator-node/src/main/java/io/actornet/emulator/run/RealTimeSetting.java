package io.actornet.emulator.run;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What a part of a run in real time has to know of its node.
 *
 * @param node its name
 * @param readings asked when the part is over
 * @param powerCut that its devices had; null if they are there from the beginning
 */
public record RealTimeSetting(String node, Supplier<Readings> readings, PowerCut powerCut) {
  /** When the devices are switched on, in emulated time; asked when they are about to be built. */
  long beginNanos() {
    return powerCut == null ? 0 : powerCut.bootNanos().getAsLong();
  }

  /**
   * How well a node kept up with the others.
   *
   * @param clockOffsetNanos what was added to its clock at the end, for all to agree
   * @param clockUncertaintyNanos by how much its clock was wrong at most
   * @param framesDropped that it could not send to others
   */
  public record Readings(long clockOffsetNanos, long clockUncertaintyNanos, long framesDropped) {}

  /**
   * Why devices boot in the middle of a run.
   *
   * @param lostNode where they were
   * @param reachedNanos emulated time that it had reached when it was last heard of
   * @param bootNanos when they are switched on again; the past would make them late
   */
  public record PowerCut(String lostNode, long reachedNanos, LongSupplier bootNanos) {}
}
