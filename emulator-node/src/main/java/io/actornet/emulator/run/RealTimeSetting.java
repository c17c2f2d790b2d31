package io.actornet.emulator.run;

import java.util.function.Supplier;

/**
 * What a part of a run in real time has to know of its node.
 *
 * @param node its name
 * @param readings asked when the part is over
 */
public record RealTimeSetting(String node, Supplier<Readings> readings) {
  /**
   * How well a node kept up with the others.
   *
   * @param clockOffsetNanos what was added to its clock at the end, for all to agree
   * @param clockUncertaintyNanos by how much its clock was wrong at most
   * @param framesDropped that it could not send to others
   */
  public record Readings(long clockOffsetNanos, long clockUncertaintyNanos, long framesDropped) {}
}
