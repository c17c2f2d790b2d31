package io.actornet.emulator.cluster;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Nodes for tests. */
final class Nodes {
  static final String VERSION = "1";

  private Nodes() {}

  static NodeDescription node(String name) {
    return node(name, 2, 1_000_000_000, Map.of());
  }

  static NodeDescription node(
      String name, int cores, long memoryBytes, Map<String, String> labels) {
    SortedMap<String, String> sorted = new TreeMap<>(labels);
    return new NodeDescription(
        name,
        name,
        new HostPort(name, 1),
        2,
        "http://" + name,
        VERSION,
        cores,
        memoryBytes,
        sorted,
        "");
  }
}
