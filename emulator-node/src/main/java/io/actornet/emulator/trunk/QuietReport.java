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
  private static final int GENERATION_SHIFT = 32;

  /**
   * A number for a report.
   *
   * @param generation how often parts had been run again
   * @param count of the node's reports
   */
  static long number(int generation, long count) {
    return (long) generation << GENERATION_SHIFT | count;
  }

  /** How often parts had been run again when it was made. */
  int generation() {
    return (int) (number >>> GENERATION_SHIFT);
  }

  /** How many nodes there are. */
  public int nodes() {
    return sent.length;
  }
}
