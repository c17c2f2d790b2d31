package io.actornet.emulator.trunk;

/**
 * What a node says when none of its partitions has anything to do unless it hears of other nodes.
 *
 * @param number grows with every report of the node
 * @param leastNanos the earliest instant at which something would happen there
 * @param sent frames sent so far, by the number of the node that they went to
 * @param received frames received so far, by the number of the node that they came from
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record QuietReport(long number, long leastNanos, long[] sent, long[] received) {
  /** How many nodes there are. */
  public int nodes() {
    return sent.length;
  }
}
