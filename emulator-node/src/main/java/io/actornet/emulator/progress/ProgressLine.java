package io.actornet.emulator.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import me.tongfei.progressbar.ProgressState;

/**
 * One line that says how far a piece of work is: phase, part done, time left, and what the caller
 * adds. It appears when a phase has lasted a second, disappears at its end, and is silent when the
 * output is not a terminal.
 *
 * <p>A thread of its own asks the work how far it is, so that the work need not tell.
 */
public final class ProgressLine implements AutoCloseable {
  private static final long QUIET_MILLIS = 1000;
  private static final int INTERVAL_MILLIS = 250;

  private final PrintStream out;
  private final int width;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Thread thread;
  private Phase phase;
  private long changes;
  private long begunNanos;
  private boolean shown;
  private boolean closed;

  /**
   * What is shown of a phase.
   *
   * @param name in a word or two, for example {@code running}
   * @param total how much work it is, above 0, in the unit; below 0 when nobody knows
   * @param done how much is done; asked from another thread
   * @param unitName for example {@code s}
   * @param unitSize how much of the total makes one unit, for example 10^9 for nanoseconds as s
   * @param note added at the end, for example frames a second; asked from another thread
   */
  public record Phase(
      String name,
      long total,
      LongSupplier done,
      String unitName,
      long unitSize,
      Supplier<String> note) {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /** A phase of which only the name and the time so far are shown. */
    public static Phase named(String name) {
      return new Phase(name, -1, () -> 0, "", 1, () -> "");
    }

    /** A phase whose work is emulated time, in nanoseconds, shown in s or, when short, in ms. */
    public static Phase emulated(
        String name, long totalNanos, LongSupplier doneNanos, Supplier<String> note) {
      return totalNanos < 20 * NANOS_PER_SECOND
          ? new Phase(name, totalNanos, doneNanos, " ms", NANOS_PER_MILLI, note)
          : new Phase(name, totalNanos, doneNanos, " s", NANOS_PER_SECOND, note);
    }

    /** A phase whose work is bytes, shown in MB. */
    public static Phase bytes(String name, long total, LongSupplier done) {
      return new Phase(name, total, done, " MB", 1_000_000, () -> "");
    }
  }

  /**
   * Starts without a phase.
   *
   * @param out where the line goes, usually standard error
   * @param terminal whether that is a terminal; when false nothing is ever written
   * @param width of the terminal in columns
   */
  public ProgressLine(PrintStream out, boolean terminal, int width) {
    this.out = out;
    this.width = width;
    this.thread =
        terminal ? Thread.ofPlatform().daemon().name("actornet-progress").start(this::show) : null;
  }

  /** Begins a phase and ends the one before; its line is gone when this returns. */
  public void begin(Phase next) {
    change(next, false);
  }

  /** Ends the phase; its line is gone when this returns. */
  public void end() {
    change(null, false);
  }

  /** Removes the line and ends the thread; when this returns nothing more is written. */
  @Override
  public void close() {
    change(null, true);
    boolean interrupted = false;
    while (thread != null && thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void change(Phase next, boolean last) {
    lock.lock();
    try {
      phase = next;
      changes++;
      begunNanos = System.nanoTime();
      closed |= last;
      changed.signalAll();
      while (shown) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private void show() {
    lock.lock();
    try {
      while (!closed) {
        Phase current = phase;
        if (current == null) {
          changed.await();
        } else if (unchangedFor(QUIET_MILLIS)) {
          shown = true;
          try {
            showUntilItEnds(current);
          } finally {
            shown = false;
            changed.signalAll();
          }
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // nobody does; the line just stops
    } finally {
      lock.unlock();
    }
  }

  private void showUntilItEnds(Phase current) throws InterruptedException {
    ProgressBarBuilder builder =
        new ProgressBarBuilder()
            .setTaskName(current.name())
            .setInitialMax(current.total())
            .startsFrom(0, Duration.ofNanos(System.nanoTime() - begunNanos))
            .setUnit(current.unitName(), current.unitSize())
            .setStyle(ProgressBarStyle.UNICODE_BLOCK)
            .setEtaFunction(ProgressLine::left)
            .setUpdateIntervalMillis(INTERVAL_MILLIS)
            .setConsumer(new ConsoleProgressBarConsumer(out, width))
            .clearDisplayOnFinish();
    if (current.total() < 0) {
      builder.setRenderer(ProgressLine::nameAndTime);
    }
    try (ProgressBar bar = builder.build()) {
      do {
        bar.stepTo(current.done().getAsLong());
        bar.setExtraMessage(" " + current.note().get());
      } while (unchangedFor(INTERVAL_MILLIS));
    }
  }

  /** What is shown of a phase whose end nobody knows: a bar would not move. */
  private static String nameAndTime(ProgressState state, int columns) {
    return state.getTaskName() + " … " + state.getTotalElapsed().toSeconds() + " s";
  }

  /** Time left at the speed so far. The library's own estimate is 0 where a unit is below 1 ns. */
  private static Optional<Duration> left(ProgressState state) {
    long done = state.getCurrent() - state.getStart();
    if (done <= 0) {
      return Optional.empty();
    }
    double remaining = (double) (state.getMax() - state.getCurrent()) / done;
    return Optional.of(Duration.ofMillis((long) (state.getTotalElapsed().toMillis() * remaining)));
  }

  private boolean unchangedFor(long millis) throws InterruptedException {
    long before = changes;
    long left = TimeUnit.MILLISECONDS.toNanos(millis);
    while (changes == before) {
      if (left <= 0) {
        return true;
      }
      left = changed.awaitNanos(left);
    }
    return false;
  }
}
