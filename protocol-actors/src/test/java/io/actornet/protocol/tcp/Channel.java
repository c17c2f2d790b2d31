package io.actornet.protocol.tcp;

import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.LongPredicate;

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
   * @param queueNanos a frame that would wait so long for the link is lost
   */
  record Treatment(
      double loss,
      double duplicate,
      double reorder,
      long reorderNanos,
      double corrupt,
      long delayNanos,
      long rateBitsPerSecond,
      long queueNanos) {
    static final Treatment FAIR = new Treatment(0, 0, 0, 0, 0, 10_000_000, 0, 0);
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
  private LongPredicate drop = frame -> false;
  private long frames;
  private Runnable afterEach = () -> {};

  Channel(Treatment treatment, long seed) {
    this.treatment = treatment;
    this.random = new SplittableRandom(seed);
  }

  long now() {
    return now;
  }

  /** Loses just these frames, counted from 0 over both directions, besides any by chance. */
  void drop(LongPredicate frames) {
    drop = frames;
  }

  /** Checks something after each event. */
  void afterEach(Runnable check) {
    afterEach = check;
  }

  void schedule(long timeNanos, Runnable action) {
    events.add(new Event(Math.max(timeNanos, now), order++, action));
  }

  /** Carries a frame from one host to the other. */
  void carry(SimulatedHost from, SimulatedHost to, byte[] frame) {
    if (drop.test(frames++) || random.nextDouble() < treatment.loss) {
      return;
    }
    long departs = now;
    if (treatment.rateBitsPerSecond > 0) {
      int direction = from.index();
      long transmission = frame.length * 8_000_000_000L / treatment.rateBitsPerSecond;
      long start = Math.max(now, busyUntil[direction]);
      if (start - now >= treatment.queueNanos) {
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
      if (events.peek().timeNanos > untilNanos) {
        return false;
      }
      Event event = events.poll();
      now = event.timeNanos;
      event.action.run();
      afterEach.run();
    }
    return true;
  }
}
