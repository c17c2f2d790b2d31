package io.actornet.emulator.experiment;

import io.actornet.topology.model.Link;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.NetworkInterface;
import io.actornet.topology.model.Node;
import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.LinkSettings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ways of bulk data through a network, the fewest links each, and how many share a link. */
final class Ways {
  private final Network network;
  private final Map<Ipv4Address, Integer> nodes = new HashMap<>();

  /** Ways over each direction of each link: those from a to b are at twice its index. */
  private final double[] shared;

  /**
   * A way over some directions of links.
   *
   * @param directions twice the index of the link, and one more from b to a
   */
  record Way(List<Integer> directions) {}

  Ways(Network network) {
    this.network = network;
    shared = new double[2 * network.links().size()];
    for (Node node : network.nodes()) {
      for (NetworkInterface at : node.interfaces()) {
        Ipv4Address address = at.address() != null ? at.address() : at.reserved();
        if (address != null) {
          nodes.put(address, node.index());
        }
      }
    }
  }

  /** The way from a node to an address; null when there is none. */
  Way find(int from, Ipv4Address to) {
    Integer target = nodes.get(to);
    if (target == null) {
      return null;
    }
    int[] reachedOver = new int[network.nodes().size()];
    Arrays.fill(reachedOver, -1);
    ArrayDeque<Integer> waiting = new ArrayDeque<>(List.of(from));
    while (!waiting.isEmpty() && reachedOver[target] < 0) {
      int at = waiting.remove();
      for (NetworkInterface each : network.nodes().get(at).interfaces()) {
        if (each.link() >= 0) {
          int direction = direction(each.link(), at);
          int next = end(direction);
          if (next != from && reachedOver[next] < 0) {
            reachedOver[next] = direction;
            waiting.add(next);
          }
        }
      }
    }
    List<Integer> directions = new ArrayList<>();
    for (int at = target; at != from; at = end(reachedOver[at] ^ 1)) {
      if (reachedOver[at] < 0) {
        return null;
      }
      directions.add(reachedOver[at]);
    }
    return new Way(directions);
  }

  private int direction(int link, int from) {
    return 2 * link + (network.links().get(link).a().node() == from ? 0 : 1);
  }

  private int end(int direction) {
    Link link = network.links().get(direction / 2);
    return direction % 2 == 0 ? link.b().node() : link.a().node();
  }

  private LinkSettings settings(int direction) {
    Link link = network.links().get(direction / 2);
    return direction % 2 == 0 ? link.aToB() : link.bToA();
  }

  /** Counts senders on a way. */
  void share(Way way, double senders) {
    for (int direction : way.directions()) {
      shared[direction] += senders;
    }
  }

  /**
   * How fast a sender may be, and why not faster.
   *
   * @param bitsPerSecond above 0
   * @param bound in words
   */
  record Speed(double bitsPerSecond, String bound) {}

  /** How long it takes to go a way and come back, without waiting. */
  double roundTripNanos(Way way) {
    double nanos = 1;
    for (int direction : way.directions()) {
      nanos += settings(direction).delayNanos() + settings(direction ^ 1).delayNanos();
    }
    return nanos;
  }

  /** How fast each sender on a way is that has a window. */
  Speed speed(Way way, int windowBytes) {
    double least = Double.POSITIVE_INFINITY;
    int narrowest = 0;
    for (int direction : way.directions()) {
      long rate = settings(direction).rateBitsPerSecond();
      double share = rate / Math.max(1, shared[direction]);
      if (rate > 0 && share < least) {
        least = share;
        narrowest = direction;
      }
    }
    double ofWindow = windowBytes * 8e9 / roundTripNanos(way);
    if (ofWindow < least) {
      return new Speed(ofWindow, "its buffers and the round trip");
    }
    String link = "link " + network.links().get(narrowest / 2).name();
    return new Speed(least, shared[narrowest] > 1 ? "its share of " + link : "the rate of " + link);
  }
}
