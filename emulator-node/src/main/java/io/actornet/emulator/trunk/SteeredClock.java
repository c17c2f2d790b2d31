package io.actornet.emulator.trunk;

import java.util.function.LongSupplier;

/**
 * A clock that the nodes of a run share: this node's own, corrected to agree with that of one of
 * them. It never goes back nor jumps: a correction changes by at most half a millisecond a second.
 */
final class SteeredClock {
  /** So much slower or faster than the own clock at most, in parts per million. */
  static final long MOST_PER_MILLION = 500;

  /**
   * A new course begins a moment later: whoever has just read the own clock has finished by then
   * with the course that he found.
   */
  static final long LEAD_NANOS = 20_000_000;

  private static final long MILLION = 1_000_000;

  private final LongSupplier own;
  private volatile Course course = new Course(null, Long.MIN_VALUE, 0, 0);

  /**
   * How the correction changes.
   *
   * @param before what holds before {@code from}; null for nothing
   * @param from own clock when it begins
   * @param correction at that moment, in nanoseconds
   * @param target where the correction goes
   */
  private record Course(Course before, long from, long correction, long target) {
    long at(long own) {
      if (before != null && own < from) {
        return before.at(own);
      }
      if (correction == target) {
        return target;
      }
      long most = (own - from) * MOST_PER_MILLION / MILLION;
      return correction + Math.clamp(target - correction, -most, most);
    }

    Course withoutPast() {
      return new Course(null, from, correction, target);
    }
  }

  /**
   * A clock.
   *
   * @param own this node's, in nanoseconds, which never goes back
   */
  SteeredClock(LongSupplier own) {
    this.own = own;
  }

  /** What all nodes' clocks show, in nanoseconds. */
  long nanos() {
    long reading = own.getAsLong();
    return reading + course.at(reading);
  }

  /** What is added to the own clock now, in nanoseconds. */
  long correctionNanos() {
    return course.at(own.getAsLong());
  }

  /** Sets the correction at once, before anybody relies on the clock. */
  synchronized void set(long correctionNanos) {
    course = new Course(null, own.getAsLong(), correctionNanos, correctionNanos);
  }

  /** Lets the correction go to another value, as fast as it may. */
  synchronized void steer(long correctionNanos) {
    long from = own.getAsLong() + LEAD_NANOS;
    // A course that has not begun yet is waited for.
    if (course.before == null || from - LEAD_NANOS >= course.from) {
      course = new Course(course.withoutPast(), from, course.at(from), correctionNanos);
    }
  }
}
