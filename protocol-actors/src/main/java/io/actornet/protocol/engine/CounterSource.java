package io.actornet.protocol.engine;

/**
 * Whatever counts: it keeps plain fields and shows them when asked.
 *
 * <p>This is the one registry of counters: report, expectations and metrics all visit the sources
 * of each device. A million devices therefore hold numbers, not counter objects.
 */
@FunctionalInterface
public interface CounterSource {
  /** Shows every counter. Called on the loop, or when the run has ended. */
  void visit(CounterVisitor visitor);
}
