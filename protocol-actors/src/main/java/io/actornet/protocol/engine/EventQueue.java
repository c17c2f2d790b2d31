package io.actornet.protocol.engine;

import java.util.Arrays;

/**
 * The events of a partition in key order: a four-ary heap whose keys lie in one array of their own.
 *
 * <p>A comparison reads the key array alone; the event behind it is touched only where time,
 * device, class and source are all equal. Removing the first event leaves a hole that the next
 * insertion fills from the top: most events cause one other, so a pop and a push cost one descent,
 * not two.
 */
final class EventQueue {
  /** What {@link #nextTime()} says of an empty queue. */
  static final long NEVER = Long.MAX_VALUE;

  private static final int INITIAL_CAPACITY = 64;

  private long[] keys = new long[INITIAL_CAPACITY * 2];
  private Event[] events = new Event[INITIAL_CAPACITY];
  private int size;
  private boolean hole;

  /** Time of the first event, {@link #NEVER} if there is none. */
  long nextTime() {
    if (hole) {
      fillHole();
    }
    return size == 0 ? NEVER : keys[0];
  }

  int size() {
    return hole ? size - 1 : size;
  }

  /** Removes and returns the first event; {@link #nextTime()} has said that there is one. */
  Event poll() {
    Event first = events[0];
    hole = true;
    return first;
  }

  void add(long time, Event event) {
    if (hole) {
      hole = false;
      siftDown(time, event.order, event);
      return;
    }
    if (size == events.length) {
      events = Arrays.copyOf(events, size * 2);
      keys = Arrays.copyOf(keys, size * 4);
    }
    siftUp(size++, time, event.order, event);
  }

  private void fillHole() {
    hole = false;
    int last = --size;
    Event event = events[last];
    events[last] = null;
    if (last > 0) {
      siftDown(keys[2 * last], keys[2 * last + 1], event);
    }
  }

  private void siftUp(int from, long time, long order, Event event) {
    int at = from;
    while (at > 0) {
      int parent = (at - 1) >>> 2;
      if (!precedes(time, order, event, parent)) {
        break;
      }
      move(parent, at);
      at = parent;
    }
    put(at, time, order, event);
  }

  private void siftDown(long time, long order, Event event) {
    int at = 0;
    while (true) {
      int child = (at << 2) + 1;
      if (child >= size) {
        break;
      }
      int end = Math.min(child + 4, size);
      int least = child;
      for (int other = child + 1; other < end; other++) {
        if (precedes(keys[2 * other], keys[2 * other + 1], events[other], least)) {
          least = other;
        }
      }
      if (precedes(time, order, event, least)) {
        break;
      }
      move(least, at);
      at = least;
    }
    put(at, time, order, event);
  }

  private boolean precedes(long time, long order, Event event, int other) {
    long otherTime = keys[2 * other];
    if (time != otherTime) {
      return time < otherTime;
    }
    long otherOrder = keys[2 * other + 1];
    if (order != otherOrder) {
      return order < otherOrder;
    }
    return event.sequence < events[other].sequence;
  }

  private void move(int from, int to) {
    keys[2 * to] = keys[2 * from];
    keys[2 * to + 1] = keys[2 * from + 1];
    events[to] = events[from];
  }

  private void put(int at, long time, long order, Event event) {
    keys[2 * at] = time;
    keys[2 * at + 1] = order;
    events[at] = event;
  }
}
