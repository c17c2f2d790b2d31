package io.actornet.protocol.engine;

import java.util.function.BooleanSupplier;

/** A run whose partitions are all on one node. */
final class NoOtherNodes implements OtherNodes {
  /** So that all loops are there when emulated time begins. */
  private static final long LEAD_NANOS = 20_000_000;

  @Override
  public boolean runs(int partition) {
    return false;
  }

  @Override
  public void send(int from, int to, int direction, long arrivalNanos, byte[] frame, int epoch) {
    throw new IllegalStateException("partition " + to + " is on no node");
  }

  @Override
  public void promise(int partition, long timeNanos) {}

  @Override
  public void quiet(long leastNanos, BooleanSupplier stillQuiet, Arrivals arrivals) {
    if (stillQuiet.getAsBoolean()) {
      arrivals.quietUntil(leastNanos);
    }
  }

  @Override
  public void poll(Arrivals arrivals) {}

  @Override
  public WallClock begin(Arrivals arrivals) {
    long start = System.nanoTime() + LEAD_NANOS;
    return () -> System.nanoTime() - start;
  }

  @Override
  public void flush(int partition) {}
}
