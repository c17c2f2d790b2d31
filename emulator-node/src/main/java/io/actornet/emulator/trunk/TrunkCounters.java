package io.actornet.emulator.trunk;

import io.actornet.protocol.engine.CounterSource;
import io.actornet.protocol.engine.CounterVisitor;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What a trunk has counted; any thread may read it at any time. */
public final class TrunkCounters implements CounterSource {
  private final Map<TrunkCount, LongAdder> values = new EnumMap<>(TrunkCount.class);
  private volatile long roundTripNanos;

  /** All at zero; both directions between two nodes may share one. */
  public TrunkCounters() {
    for (TrunkCount count : TrunkCount.values()) {
      values.put(count, new LongAdder());
    }
  }

  /** What was counted so far. */
  public long value(TrunkCount count) {
    return values.get(count).sum();
  }

  /** How long the latest probe took, there and back; 0 before the first. */
  public long roundTripNanos() {
    return roundTripNanos;
  }

  @Override
  public void visit(CounterVisitor visitor) {
    values.forEach((count, value) -> visitor.counter(count.title(), count.unit(), value.sum()));
    visitor.counter("trunk.round-trip", "nanoseconds", roundTripNanos);
  }

  void add(TrunkCount count, long amount) {
    values.get(count).add(amount);
  }

  void roundTrip(long nanos) {
    roundTripNanos = nanos;
  }
}
