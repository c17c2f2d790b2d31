package io.actornet.emulator.trunk;

import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/**
 * The thread that receives from other nodes in real time, sends them what waits, and probes their
 * clocks: quickly until there are enough samples to begin with, and ten times a second from then
 * on.
 */
final class RealTimeThread implements AutoCloseable {
  /** So many samples of each clock are taken before a run. */
  static final int BURST = 32;

  private static final long BURST_INTERVAL_NANOS = 2_000_000;
  private static final long INTERVAL_NANOS = 100_000_000;

  /** Longer sleeps would make frames late; shorter ones would take loops a core. */
  private static final long LONGEST_SLEEP_NANOS = 100_000;

  private static final long SHORTEST_SLEEP_NANOS = 1_000;
  private static final long SPINS = 20;
  private static final long YIELDS = 20;
  private static final long END_LIMIT_SECONDS = 10;

  private final RealTimeNodes nodes;
  private final Thread thread;
  private long probedAt;
  private volatile SharedClockReading reading = new SharedClockReading(0, 0);
  private volatile long worstUncertainty;
  private volatile boolean closed;

  RealTimeThread(RealTimeNodes nodes) {
    this.nodes = nodes;
    thread = new Thread(this::run, "actornet-trunks");
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void run() {
    IdleStrategy idle =
        new BackoffIdleStrategy(SPINS, YIELDS, SHORTEST_SLEEP_NANOS, LONGEST_SLEEP_NANOS);
    while (!closed) {
      int work = 0;
      for (RealTimePeer peer : nodes.others()) {
        work += peer.turn();
      }
      probe(System.nanoTime());
      idle.idle(work);
    }
  }

  private void probe(long now) {
    if (now - probedAt < (isBurst() ? BURST_INTERVAL_NANOS : INTERVAL_NANOS)) {
      return;
    }
    probedAt = now;
    nodes.others().forEach(RealTimePeer::probe);
    if (!isBurst()) {
      follow(now);
    }
  }

  /**
   * A node that takes the place of a lost one has to compare clocks quickly; the others need not.
   */
  private boolean isBurst() {
    if (nodes.hasBegun()) {
      return false;
    }
    for (RealTimePeer peer : nodes.others()) {
      if (peer.offset().samples() < BURST) {
        return true;
      }
    }
    return false;
  }

  /** Lets the clock go to where that of the reference node is. */
  private void follow(long now) {
    RealTimePeer reference = nodes.reference();
    SteeredClock clock = nodes.clock();
    long correction = clock.correctionNanos();
    if (reference == null) {
      reading = new SharedClockReading(correction, 0);
      return;
    }
    long offset = reference.offset().offsetNanos();
    long uncertainty = Math.abs(offset - correction) + reference.offset().uncertaintyNanos(now);
    reading = new SharedClockReading(correction, uncertainty);
    if (nodes.hasBegun()) {
      worstUncertainty = Math.max(worstUncertainty, uncertainty);
    }
    clock.steer(offset);
  }

  SharedClockReading reading() {
    return reading;
  }

  long worstUncertaintyNanos() {
    return worstUncertainty;
  }

  /** Ends the thread. */
  @Override
  public void close() {
    closed = true;
    try {
      thread.join(TimeUnit.SECONDS.toMillis(END_LIMIT_SECONDS));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
