package io.actornet.emulator.packetdrill;

import io.actornet.emulator.packetdrill.script.EventTime;
import java.math.BigDecimal;

/**
 * When something is to happen, in emulated nanoseconds since the start of the script.
 *
 * @param from the first instant, which is also the one to act at
 * @param to the last
 * @param toleranceNanos how much earlier or later will do
 * @param any whether any time will do
 */
record TimeWindow(long from, long to, long toleranceNanos, boolean any) {
  /** How long is waited for what may happen at any time. */
  private static final long PATIENCE = 600_000_000_000L;

  /**
   * The window of an event.
   *
   * @param previous when the event before ended
   */
  static TimeWindow of(EventTime time, long previous, ScriptOptions options) {
    return switch (time) {
      case EventTime.Absolute(long at) -> of(at, at, previous, options);
      case EventTime.Relative(long after) ->
          of(previous + after, previous + after, previous, options);
      case EventTime.AbsoluteRange(long from, long to) -> of(from, to, previous, options);
      case EventTime.RelativeRange(long from, long to) ->
          of(previous + from, previous + to, previous, options);
      case EventTime.Whenever() -> new TimeWindow(previous, previous + PATIENCE, 0, true);
    };
  }

  private static TimeWindow of(long from, long to, long previous, ScriptOptions options) {
    long share = (long) ((from - previous) * options.tolerancePercent() / 100);
    return new TimeWindow(from, to, Math.max(options.toleranceNanos(), share), false);
  }

  /** Whether something at that time is neither too early nor too late. */
  boolean contains(long time) {
    return any || time >= from - toleranceNanos && time <= to + toleranceNanos;
  }

  /** After this nothing will do. */
  long latest() {
    return any ? to : to + toleranceNanos;
  }

  @Override
  public String toString() {
    String tolerance = " (±" + seconds(toleranceNanos) + ")";
    if (any) {
      return "at any time up to " + seconds(to);
    }
    return from == to
        ? "at " + seconds(from) + tolerance
        : "from " + seconds(from) + " to " + seconds(to) + tolerance;
  }

  /** A time in seconds, as scripts write it. */
  static String seconds(long nanos) {
    String text = BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString();
    return text.contains(".") ? text : text + ".0";
  }
}
