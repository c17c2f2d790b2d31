package io.actornet.protocol.link;

import io.actornet.protocol.engine.CounterVisitor;

/** Frames that one direction of a link did not carry, by cause. */
final class Drops {
  long queue;
  long down;
  long lost;
  long byRule;

  void visit(CounterVisitor visitor, String networkInterface) {
    visit(visitor, networkInterface, "queue", queue);
    visit(visitor, networkInterface, "down", down);
    visit(visitor, networkInterface, "loss", lost);
    visit(visitor, networkInterface, "fault", byRule);
  }

  private static void visit(
      CounterVisitor visitor, String networkInterface, String cause, long value) {
    if (value > 0) {
      visitor.counter("link.drops", "frames", value, "interface", networkInterface, "cause", cause);
    }
  }
}
