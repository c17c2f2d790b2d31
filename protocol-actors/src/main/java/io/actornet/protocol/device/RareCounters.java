package io.actornet.protocol.device;

import io.actornet.protocol.arp.ArpRefusal;
import io.actornet.protocol.engine.CounterVisitor;
import io.actornet.protocol.ip.ReassemblyRefusal;
import io.actornet.protocol.wire.Malformed;
import java.util.Arrays;

/**
 * The counters of a device that mostly stay at zero: only those that ever counted take memory, so
 * that a million devices may have dozens each.
 */
final class RareCounters {
  private Enum<?>[] kinds = {};
  private long[] values = {};

  /** Adds one. */
  void count(Malformed cause) {
    add(cause, 1);
  }

  /** Adds one. */
  void count(ArpRefusal cause) {
    add(cause, 1);
  }

  /** Adds one. */
  void count(ReassemblyRefusal cause) {
    add(cause, 1);
  }

  /** Adds one. */
  void count(StackCounter counter) {
    add(counter, 1);
  }

  private void add(Enum<?> kind, long amount) {
    for (int i = 0; i < kinds.length; i++) {
      if (kinds[i] == kind) {
        values[i] += amount;
        return;
      }
    }
    kinds = Arrays.copyOf(kinds, kinds.length + 1);
    values = Arrays.copyOf(values, values.length + 1);
    kinds[kinds.length - 1] = kind;
    values[values.length - 1] = amount;
  }

  /** Shows all that ever counted. */
  void visit(CounterVisitor visitor) {
    for (int i = 0; i < kinds.length; i++) {
      switch (kinds[i]) {
        case Malformed cause -> drops(visitor, cause.label(), values[i]);
        case ArpRefusal cause ->
            visitor.counter("arp.refusals", "packets", values[i], "cause", cause.label());
        case ReassemblyRefusal cause ->
            visitor.counter(
                "ip.reassembly.refusals", "fragments", values[i], "cause", cause.label());
        case StackCounter counter -> counter.show(visitor, values[i]);
        default -> throw new IllegalStateException("not a kind of counter: " + kinds[i]);
      }
    }
  }

  private static void drops(CounterVisitor visitor, String cause, long value) {
    visitor.counter("ip.drops", "frames", value, "cause", cause);
  }
}
