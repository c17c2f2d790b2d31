package io.actornet.protocol.engine;

import java.util.Arrays;

/**
 * What waits for one device: its events in key order, the first of them at hand.
 *
 * <p>The device's first event stands for it in the queue of its partition. It may run ahead of its
 * neighbours, and an event may be added before the first; so several stand there, for times that
 * are never later than its first event is due. These times form a stack, since each is less than
 * those before it and comes first.
 */
final class Agenda extends Prefetched {
  private static final int FEW = 2;

  private Event first;
  private long firstTime = EventQueue.NEVER;

  /** Those behind the first; null until two wait at once. */
  private EventQueue others;

  /** The least time for which it stands in the queue, and below the greater ones. */
  private long queuedFor = EventQueue.NEVER;

  private long[] queuedLater;
  private int later;
  private boolean running;

  /** Of more than two seconds it is no longer of use to know how many. */
  private int floor;

  /** A reference, because these come last in memory: an agenda spans two cache lines. */
  @SuppressWarnings("unused")
  private Object fetchedLast;

  /** Nothing that another device does reaches this one sooner than so many nanoseconds later. */
  void floor(long nanos) {
    floor = (int) Math.min(nanos, Integer.MAX_VALUE);
  }

  /** Before which time the device may run, while the first of all devices is at a time. */
  long limit(long timeNanos) {
    return timeNanos + floor;
  }

  /** The time of its first event, {@link EventQueue#NEVER} if there is none. */
  long firstTime() {
    return firstTime;
  }

  /** Adds an event; returns whether its first has to stand in the queue now. */
  boolean add(long time, Event event) {
    if (first == null) {
      first = event;
      firstTime = time;
    } else {
      if (others == null) {
        others = new EventQueue(FEW);
      }
      if (time < firstTime || time == firstTime && precedes(event, first)) {
        others.add(firstTime, first);
        first = event;
        firstTime = time;
      } else {
        others.add(time, event);
      }
    }
    return !running && claim();
  }

  private static boolean precedes(Event one, Event other) {
    return one.order < other.order || one.order == other.order && one.sequence < other.sequence;
  }

  /** Its first event, null if there is none. */
  Event first() {
    return first;
  }

  /** Removes the first event. */
  Event take() {
    Event taken = first;
    if (others == null) {
      first = null;
      firstTime = EventQueue.NEVER;
    } else {
      firstTime = others.nextTime();
      first = firstTime == EventQueue.NEVER ? null : others.poll();
    }
    return taken;
  }

  /** What stood for it in the queue was taken, and it runs. */
  void begin() {
    running = true;
    queuedFor = later == 0 ? EventQueue.NEVER : queuedLater[--later];
  }

  /** It has run; returns whether its first event has to stand in the queue. */
  boolean end() {
    running = false;
    return claim();
  }

  private boolean claim() {
    if (firstTime >= queuedFor) {
      return false;
    }
    if (queuedFor != EventQueue.NEVER) {
      if (queuedLater == null) {
        queuedLater = new long[FEW];
      } else if (later == queuedLater.length) {
        queuedLater = Arrays.copyOf(queuedLater, 2 * later);
      }
      queuedLater[later++] = queuedFor;
    }
    queuedFor = firstTime;
    return true;
  }

  /** Asks for the part of this object that {@link #fetch()} may have left out. */
  @Override
  public void fetchNext() {
    fetchedLast = null;
  }
}
