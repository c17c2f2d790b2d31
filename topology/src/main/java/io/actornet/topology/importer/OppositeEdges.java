package io.actornet.topology.importer;

import io.actornet.topology.importer.AttributedGraph.Edge;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which edges of a directed graph lead back what another one leads there. */
final class OppositeEdges {
  static final int NONE = -1;

  private OppositeEdges() {}

  /** The index of the mate of each edge: every edge has one or {@link #NONE}. */
  static int[] of(List<Edge> edges) {
    int[] mates = new int[edges.size()];
    Arrays.fill(mates, NONE);
    Map<Long, Deque<Integer>> waiting = new HashMap<>();
    for (int i = 0; i < mates.length; i++) {
      Edge edge = edges.get(i);
      if (edge.isLoop()) {
        continue;
      }
      Deque<Integer> back = waiting.get(key(edge.target(), edge.source()));
      if (back == null || back.isEmpty()) {
        waiting
            .computeIfAbsent(key(edge.source(), edge.target()), any -> new ArrayDeque<>(2))
            .add(i);
      } else {
        mates[i] = back.poll();
        mates[mates[i]] = i;
      }
    }
    return mates;
  }

  private static long key(int source, int target) {
    return (long) source << 32 | target;
  }
}
