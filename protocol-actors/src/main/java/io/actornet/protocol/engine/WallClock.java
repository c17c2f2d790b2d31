package io.actornet.protocol.engine;

/** The clock that a run in real time keeps step with, the same on all nodes of the run. */
@FunctionalInterface
public interface WallClock {
  /** Nanoseconds since emulated time 0; negative before it, and never less than before. */
  long nanos();
}
