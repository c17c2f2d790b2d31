package io.actornet.emulator.packetdrill.script;

/** When something happens, or must have happened; nanoseconds. */
public sealed interface EventTime {
  /** So long after the start of the script. */
  record Absolute(long nanos) implements EventTime {}

  /** So long after the event before. */
  record Relative(long nanos) implements EventTime {}

  /** Between two instants after the start of the script. */
  record AbsoluteRange(long fromNanos, long toNanos) implements EventTime {}

  /** Between two instants after the event before. */
  record RelativeRange(long fromNanos, long toNanos) implements EventTime {}

  /** At any time. */
  record Whenever() implements EventTime {}
}
