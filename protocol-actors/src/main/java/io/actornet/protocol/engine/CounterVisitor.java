package io.actornet.protocol.engine;

/** Is shown counters one by one, see {@link CounterSource}. */
@FunctionalInterface
public interface CounterVisitor {
  /**
   * Shows one counter.
   *
   * @param name dotted, such as {@code tcp.retransmissions}
   * @param unit what is counted, such as {@code segments}
   * @param labels alternating label and value, such as {@code cause, queue}
   * @param value what was counted
   */
  void counter(String name, String unit, long value, String... labels);

  /** What a label says, in labels as {@link #counter} is shown them; null when it is not there. */
  static String label(String[] labels, String name) {
    for (int i = 0; i < labels.length; i += 2) {
      if (labels[i].equals(name)) {
        return labels[i + 1];
      }
    }
    return null;
  }
}
