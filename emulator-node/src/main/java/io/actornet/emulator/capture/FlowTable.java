package io.actornet.emulator.capture;

import java.util.Arrays;

/**
 * Remembers of each flow the point that it was first seen at.
 *
 * <p>A point that has not seen a flow for a minute, while another does, is forgotten: the flow goes
 * another way now, or was only flooded there. No copy of a packet is that long on its way.
 *
 * <p>A flow is in one of the eight slots that its hash leads to. When these are taken the table
 * doubles, up to two million slots (42 MB), which hold about a million flows; from then on the flow
 * among the eight that was seen longest ago makes room, and has a new point when it is seen again.
 */
final class FlowTable {
  private static final long SILENCE_NANOS = 60_000_000_000L;
  private static final int WAYS = 8;
  private static final int FEWEST_SLOTS = 1 << 10;
  private static final int MOST_SLOTS = 1 << 21;
  private static final int EMPTY = -1;

  private long[] flows;
  private long[] seen;
  private int[] points;

  FlowTable() {
    allocate(FEWEST_SLOTS);
  }

  /**
   * A packet of a flow is seen at a point.
   *
   * @param point 0 or more
   * @param timeNanos not before the time of any call before
   * @return where the flow is shown, which is this point for a flow that is not known
   */
  int point(long flow, int point, long timeNanos) {
    int slot = slot(flow);
    if (points[slot] == EMPTY || points[slot] != point && timeNanos - seen[slot] > SILENCE_NANOS) {
      points[slot] = point;
    }
    if (points[slot] == point) {
      seen[slot] = timeNanos;
    }
    return points[slot];
  }

  /** Says where a flow is shown. */
  void put(long flow, int point, long timeNanos) {
    int slot = slot(flow);
    points[slot] = point;
    seen[slot] = timeNanos;
  }

  private int slot(long flow) {
    int first = bucket(flow);
    for (int slot = first; slot < first + WAYS; slot++) {
      if (flows[slot] == flow && points[slot] != EMPTY) {
        return slot;
      }
    }
    int slot = room(first);
    if (slot == EMPTY) {
      grow();
      return slot(flow);
    }
    flows[slot] = flow;
    points[slot] = EMPTY;
    return slot;
  }

  /**
   * An empty slot, or when there is none the one seen longest ago; EMPTY when the table may grow.
   */
  private int room(int first) {
    int oldest = first;
    for (int slot = first; slot < first + WAYS; slot++) {
      if (points[slot] == EMPTY) {
        return slot;
      }
      if (seen[slot] < seen[oldest]) {
        oldest = slot;
      }
    }
    return points.length < MOST_SLOTS ? EMPTY : oldest;
  }

  /** Each eight slots share theirs out to sixteen, so that all find room. */
  private void grow() {
    long[] oldFlows = flows;
    long[] oldSeen = seen;
    int[] oldPoints = points;
    allocate(2 * oldPoints.length);
    for (int i = 0; i < oldPoints.length; i++) {
      if (oldPoints[i] != EMPTY) {
        int slot = room(bucket(oldFlows[i]));
        flows[slot] = oldFlows[i];
        seen[slot] = oldSeen[i];
        points[slot] = oldPoints[i];
      }
    }
  }

  private void allocate(int slots) {
    flows = new long[slots];
    seen = new long[slots];
    points = new int[slots];
    Arrays.fill(points, EMPTY);
  }

  private int bucket(long flow) {
    return (int) flow & points.length - WAYS;
  }
}
