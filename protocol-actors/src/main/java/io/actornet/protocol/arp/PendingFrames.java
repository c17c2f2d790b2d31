package io.actornet.protocol.arp;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The frames that wait for neighbours to answer, in order of arrival for each neighbour. */
final class PendingFrames {
  /** Never iterated over, so that its order cannot matter. */
  private final Map<Integer, ArrayDeque<byte[]>> queues = new HashMap<>();

  boolean isEmpty() {
    return queues.isEmpty();
  }

  /** Appends a frame and returns the oldest if there are more than {@code limit}, else null. */
  byte[] add(int ip, byte[] frame, int limit) {
    ArrayDeque<byte[]> queue = queues.computeIfAbsent(ip, ignored -> new ArrayDeque<>(1));
    queue.add(frame);
    return queue.size() > limit ? queue.remove() : null;
  }

  /** Removes and returns all frames that wait for a neighbour, the oldest first. */
  Collection<byte[]> take(int ip) {
    ArrayDeque<byte[]> queue = queues.remove(ip);
    return queue == null ? List.of() : queue;
  }
}
