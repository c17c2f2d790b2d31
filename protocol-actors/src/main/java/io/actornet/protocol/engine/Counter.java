package io.actornet.protocol.engine;

/** A number of a device that only grows. */
public final class Counter {
  final CounterName name;
  private long value;

  Counter(CounterName name) {
    this.name = name;
  }

  /** Adds one. */
  public void increment() {
    value++;
  }

  /**
   * Adds {@code amount}.
   *
   * @param amount 0 or more
   */
  public void add(long amount) {
    value += amount;
  }

  /** What was counted so far. */
  public long value() {
    return value;
  }
}
