package io.actornet.protocol.engine;

import java.util.function.BooleanSupplier;

/** A run whose partitions are all on one node. */
final class NoOtherNodes implements OtherNodes {
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
}
