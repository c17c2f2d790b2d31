package io.actornet.protocol.engine;

import java.util.HashMap;
import java.util.Map;

/** The names of all counters of a partition, each once: a million devices count pings. */
final class CounterNames {
  private final Map<String, CounterName> byKey = new HashMap<>();

  /** The name, made at first use. */
  CounterName of(String name, String unit, String[] labels) {
    String key = labels.length == 0 ? name : name + '{' + String.join(",", labels) + '}';
    return byKey.computeIfAbsent(key, absent -> new CounterName(key, name, unit, labels));
  }
}
