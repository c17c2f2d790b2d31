package io.actornet.protocol.tcp;

import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * A seeded network between two {@link SimulatedHost}s, in virtual time, that may mistreat frames.
 */
final class Channel {
  /**
   * How frames are treated.
   *
   * @param loss probability that a frame is lost
   * @param duplicate probability that it arrives twice
   * @param reorder probability that it is delayed by up to {@code reorderNanos}
   * @param corrupt probability that one of its bytes changes
   * @param rateBitsPerSecond of each direction; 0 is without limit
   */
  record Treatment(
      double loss,
      double duplicate,
      double reorder,
      long reorderNanos,
      double corrupt,
      long delayNanos,
      long rateBitsPerSecond,
      int queueFrames) {
    static final Treatment FAIR = new Treatment(0, 0, 0, 0, 0, 10_000_000, 0, Integer.MAX_VALUE);
  }

  private record Event(long timeNanos, long order, Runnable action) {}

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(
          (a, b) ->
              a.timeNanos != b.timeNanos
                  ? Long.compare(a.timeNanos, b.timeNanos)
                  : Long.compare(a.order, b.order));
  private final Treatment treatment;
  private final SplittableRandom random;
  private final long[] busyUntil = new long[2];
  private long order;
  private long now;
  long frames;
  long lost;

  Channel(Treatment treatment, long seed) {
    this.treatment = treatment;
    this.random = new SplittableRandom(seed);
  }

  long now() {
    return now;
  }

  void schedule(long timeNanos, Runnable action) {
    events.add(new Event(Math.max(timeNanos, now), order++, action));
  }

  /** Carries a frame from one host to the other. */
  void carry(SimulatedHost from, SimulatedHost to, byte[] frame) {
    frames++;
    if (random.nextDouble() < treatment.loss) {
      lost++;
      return;
    }
    long departs = now;
    if (treatment.rateBitsPerSecond > 0) {
      int direction = from.index();
      long transmission = frame.length * 8_000_000_000L / treatment.rateBitsPerSecond;
      long start = Math.max(now, busyUntil[direction]);
      if ((start - now) / transmission >= treatment.queueFrames) {
        lost++;
        return;
      }
      departs = start + transmission;
      busyUntil[direction] = departs;
    }
    long arrives = departs + treatment.delayNanos;
    if (random.nextDouble() < treatment.reorder) {
      arrives += random.nextLong(treatment.reorderNanos);
    }
    byte[] carried = frame;
    if (random.nextDouble() < treatment.corrupt) {
      carried = frame.clone();
      int bit = random.nextInt(8 * 34, 8 * frame.length);
      carried[bit / 8] ^= (byte) (1 << bit % 8);
    }
    byte[] arriving = carried;
    schedule(arrives, () -> to.arrive(arriving));
    if (random.nextDouble() < treatment.duplicate) {
      schedule(arrives + 1 + random.nextLong(1_000_000), () -> to.arrive(arriving.clone()));
    }
  }

  /** Runs until nothing is left to happen or the time is over; returns whether all has happened. */
  boolean run(long untilNanos) {
    while (!events.isEmpty()) {
      Event event = events.poll();
      if (event.timeNanos > untilNanos) {
        return false;
      }
      now = event.timeNanos;
      event.action.run();
    }
    return true;
  }
}
