package io.actornet.emulator.experiment;

import io.actornet.topology.model.Link;
import io.actornet.topology.model.Network;
import java.util.Arrays;

/** How many links lie between nodes, by breadth-first search over arrays: networks may be large. */
public final class Distances {
  /** The neighbours of node n are those from {@code firsts[n]} up to {@code firsts[n + 1]}. */
  private final int[] firsts;

  private final int[] neighbours;
  private final int[] distance;
  private final int[] reached;

  /** Distances in a network. */
  public Distances(Network network) {
    int nodes = network.nodes().size();
    firsts = new int[nodes + 1];
    for (Link link : network.links()) {
      firsts[link.a().node()]++;
      firsts[link.b().node()]++;
    }
    for (int node = 0; node < nodes; node++) {
      firsts[node + 1] += firsts[node];
    }
    neighbours = new int[firsts[nodes]];
    for (Link link : network.links()) {
      neighbours[--firsts[link.a().node()]] = link.b().node();
      neighbours[--firsts[link.b().node()]] = link.a().node();
    }
    distance = new int[nodes];
    reached = new int[nodes];
  }

  /** Links to every node, by its index; below 0 where no way leads. Valid until the next call. */
  public int[] from(int start) {
    Arrays.fill(distance, -1);
    distance[start] = 0;
    reached[0] = start;
    int count = 1;
    for (int i = 0; i < count; i++) {
      int at = reached[i];
      for (int n = firsts[at]; n < firsts[at + 1]; n++) {
        int next = neighbours[n];
        if (distance[next] < 0) {
          distance[next] = distance[at] + 1;
          reached[count++] = next;
        }
      }
    }
    return distance;
  }
}
