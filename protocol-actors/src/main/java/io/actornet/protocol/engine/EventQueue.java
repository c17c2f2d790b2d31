package io.actornet.protocol.engine;

import java.util.Arrays;

/**
 * Events in key order: a four-ary heap whose keys lie in one array of their own.
 *
 * <p>A comparison reads the key array alone; the event behind it is touched only where time,
 * device, class and source are all equal. Removing the first event leaves a hole that the next
 * insertion fills from the top: most events cause one other, so a pop and a push cost one descent,
 * not two.
 *
 * <p>In a long queue, events that come near its head ask the memory for what they will need (see
 * {@link Prefetched}), several of them at once, so as not to wait for it object by object when
 * their time has come.
 */
final class EventQueue {
  /** What {@link #nextTime()} says of an empty queue. */
  static final long NEVER = Long.MAX_VALUE;

  private static final int SIGN = 63;

  /** From this size on, what events need has left the cache since it was needed last. */
  private static final int CROWDED = 512;

  private long[] keys;
  private Event[] events;
  private int size;
  private boolean hole;

  /**
   * A queue.
   *
   * @param capacity what it has room for before it grows, 1 or more
   */
  EventQueue(int capacity) {
    keys = new long[capacity * 2];
    events = new Event[capacity];
  }

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

  /** The first event; {@link #nextTime()} has just said that there is one. */
  Event peek() {
    return events[0];
  }

  /** Removes and returns the first event; {@link #nextTime()} has said that there is one. */
  Event poll() {
    Event first = events[0];
    hole = true;
    return first;
  }

  /** Forgets all events. */
  void clear() {
    Arrays.fill(events, 0, size, null);
    size = 0;
    hole = false;
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
    boolean crowded = size >= CROWDED;
    int level = 0;
    while (true) {
      int child = (at << 2) + 1;
      if (child >= size) {
        break;
      }
      int least = child + 4 <= size ? leastOfFour(child) : leastOf(child, size);
      if (precedes(time, order, event, least)) {
        break;
      }
      move(least, at);
      if (crowded) {
        prefetch(events[at], level++);
      }
      at = least;
    }
    put(at, time, order, event);
  }

  /** Prepares an event that has risen to a level of the heap; the first is level 0. */
  private static void prefetch(Event event, int level) {
    switch (level) {
      case 3 -> event.fetch();
      case 2 -> event.fetchNext();
      case 1 -> event.fetchFurther();
      default -> {}
    }
  }

  /**
   * As {@link #leastOf}, for four. Which of them is first nobody can predict, least of all the
   * processor, so the times are compared without branches; equal ones, which are rare, by rule.
   */
  private int leastOfFour(int first) {
    int at = 2 * first;
    long a = keys[at];
    long b = keys[at + 2];
    long c = keys[at + 4];
    long d = keys[at + 6];
    // Times are not negative, so a difference is negative exactly where the first is less.
    long bFirst = b - a >> SIGN;
    long dFirst = d - c >> SIGN;
    long ab = a + (b - a & bFirst);
    long cd = c + (d - c & dFirst);
    if (a == b || c == d || ab == cd) {
      return leastOf(first, first + 4);
    }
    long cdFirst = cd - ab >> SIGN;
    long index = (-bFirst & ~cdFirst) + (2 - dFirst & cdFirst);
    return first + (int) index;
  }

  private int leastOf(int first, int end) {
    int least = first;
    int last = Math.min(first + 4, end);
    for (int other = first + 1; other < last; other++) {
      if (precedes(keys[2 * other], keys[2 * other + 1], events[other], least)) {
        least = other;
      }
    }
    return least;
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
