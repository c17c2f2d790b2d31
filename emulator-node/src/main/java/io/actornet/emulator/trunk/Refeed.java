package io.actornet.emulator.trunk;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.agrona.concurrent.IdleStrategy;

/** The thread that feeds a part which is run again until it needs no feeding any more. */
final class Refeed implements AutoCloseable {
  private static final long CLOSE_MILLIS = TimeUnit.SECONDS.toMillis(10);

  private final TrunkWriter writer;
  private final List<KeptFeed> feeds;
  private final LongSupplier reachedNanos;
  private final Outcome outcome;
  private final Thread thread;
  private volatile boolean closed;

  /** What comes of it, told on its thread. */
  interface Outcome {
    /** All lanes go on by themselves. */
    void complete();

    /** The part cannot be fed; its trunk cannot go on. */
    void failed(String why);
  }

  /**
   * Begins.
   *
   * @param reachedNanos how far the part is
   */
  Refeed(TrunkWriter writer, List<KeptFeed> feeds, LongSupplier reachedNanos, Outcome outcome) {
    this.writer = writer;
    this.feeds = feeds;
    this.reachedNanos = reachedNanos;
    this.outcome = outcome;
    thread = Thread.ofPlatform().daemon().name("actornet-part-feed").start(this::run);
  }

  private void run() {
    try {
      // It may take long until the part is there, and until it is built.
      writer.waitForEver(true);
      writer.connect(() -> {});
      feed();
      writer.waitForEver(false);
      if (!closed) {
        outcome.complete();
      }
    } catch (IOException | RuntimeException failed) {
      if (!closed) {
        outcome.failed(failed.getMessage());
      }
    }
  }

  private void feed() throws IOException {
    IdleStrategy idle = Idle.BACKOFF.strategy();
    boolean complete = false;
    while (!complete && !closed) {
      boolean sent = false;
      complete = true;
      for (KeptFeed feed : feeds) {
        sent |= feed.feed(reachedNanos.getAsLong());
        complete &= feed.isComplete();
      }
      idle.idle(sent ? 1 : 0);
    }
  }

  /** Ends the thread. */
  @Override
  public void close() {
    closed = true;
    writer.abandon();
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
