package io.actornet.protocol.link;

import java.util.Arrays;

/**
 * The frames that wait for a link or are being sent on it, limited in packets or bytes; what does
 * not fit is dropped at the tail.
 *
 * <p>A frame takes its place until the instant at which it has left. The last one is kept in
 * fields, the others in a ring that is made when a frame first has to wait.
 */
final class DropTailQueue {
  private static final int INITIAL_CAPACITY = 8;

  private final int limitPackets;
  private final long limitBytes;
  private long lastDeparture;
  private int lastBytes;
  private long[] departures;
  private int[] sizes;
  private int head;
  private int waiting;
  private long waitingBytes;

  /**
   * A queue.
   *
   * @param limitPackets 0 = no limit in packets
   * @param limitBytes 0 = no limit in bytes
   */
  DropTailQueue(int limitPackets, long limitBytes) {
    this.limitPackets = limitPackets;
    this.limitBytes = limitBytes;
  }

  /** Whether a frame of that size fits at this instant. */
  boolean fits(long now, int bytes) {
    if (lastDeparture <= now) {
      waiting = 0;
      waitingBytes = 0;
      return limitBytes == 0 || bytes <= limitBytes;
    }
    while (waiting > 0 && departures[head] <= now) {
      waitingBytes -= sizes[head];
      head = (head + 1) & (departures.length - 1);
      waiting--;
    }
    return (limitPackets == 0 || waiting + 1 < limitPackets)
        && (limitBytes == 0 || waitingBytes + lastBytes + bytes <= limitBytes);
  }

  /** How many frames wait or are being sent, as {@link #fits} has found at this instant. */
  int occupancy(long now) {
    return lastDeparture > now ? waiting + 1 : 0;
  }

  /** Takes a frame that fits. */
  void accept(long now, long departure, int bytes) {
    if (lastDeparture > now) {
      push();
    }
    lastDeparture = departure;
    lastBytes = bytes;
  }

  private void push() {
    if (departures == null) {
      departures = new long[INITIAL_CAPACITY];
      sizes = new int[INITIAL_CAPACITY];
    } else if (waiting == departures.length) {
      grow();
    }
    int at = (head + waiting) & (departures.length - 1);
    departures[at] = lastDeparture;
    sizes[at] = lastBytes;
    waitingBytes += lastBytes;
    waiting++;
  }

  private void grow() {
    int capacity = departures.length;
    long[] largerDepartures = Arrays.copyOfRange(departures, head, head + capacity * 2);
    int[] largerSizes = Arrays.copyOfRange(sizes, head, head + capacity * 2);
    System.arraycopy(departures, 0, largerDepartures, capacity - head, head);
    System.arraycopy(sizes, 0, largerSizes, capacity - head, head);
    departures = largerDepartures;
    sizes = largerSizes;
    head = 0;
  }
}
