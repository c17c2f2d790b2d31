package io.actornet.emulator.experiment;

import io.actornet.topology.model.Link;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.Node;
import io.actornet.topology.routing.PathTracer;
import io.actornet.topology.routing.RoutingPlan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The way of the first packets of an experiment: what is worth drawing of a large network. */
final class MainFlow {
  /** A small network is drawn whole. */
  private static final int DRAWN_WHOLE = 24;

  /** Of a larger one than this nothing is: to find a way in it takes too much memory. */
  private static final int LARGEST_SEARCHED = 20_000;

  private final Network network;

  private MainFlow(Network network) {
    this.network = network;
  }

  /**
   * The links to draw: all of a small network, or those on the way from the first application that
   * sends anything to its target.
   *
   * @return indices, ascending; none when there is no such application
   */
  static Set<Integer> links(Experiment experiment, RoutingPlan routing) {
    Network network = experiment.network();
    Set<Integer> links = new TreeSet<>();
    if (network.nodes().size() <= DRAWN_WHOLE) {
      network.links().forEach(link -> links.add(link.index()));
      return links;
    }
    ApplicationSpec.Start first = first(experiment);
    if (first == null || network.nodes().size() > LARGEST_SEARCHED) {
      return links;
    }
    List<Node> path =
        new PathTracer(network, routing)
            .path(network.nodes().get(first.node()), Addressee.address(first.application()));
    MainFlow flow = new MainFlow(network);
    for (int i = 1; i < path.size(); i++) {
      links.addAll(flow.between(path.get(i - 1), path.get(i)));
    }
    return links;
  }

  private static ApplicationSpec.Start first(Experiment experiment) {
    ApplicationSpec.Start first = null;
    for (ApplicationSpec spec : experiment.applications()) {
      for (ApplicationSpec.Start start : spec.starts()) {
        if ((first == null || start.atNanos() < first.atNanos())
            && Addressee.address(start.application()) != null) {
          first = start;
        }
      }
    }
    return first;
  }

  /** The links between two nodes of a LAN, over its switches. */
  private List<Integer> between(Node from, Node to) {
    Map<Integer, Integer> reachedBy = new HashMap<>();
    ArrayDeque<Integer> waiting = new ArrayDeque<>(List.of(from.index()));
    reachedBy.put(from.index(), -1);
    while (!reachedBy.containsKey(to.index()) && !waiting.isEmpty()) {
      Node at = network.nodes().get(waiting.remove());
      if (at.index() != from.index() && at.kind().hasAddresses()) {
        continue;
      }
      for (var networkInterface : at.interfaces()) {
        if (networkInterface.link() >= 0) {
          int next = farEnd(networkInterface.link(), at.index());
          if (reachedBy.putIfAbsent(next, networkInterface.link()) == null) {
            waiting.add(next);
          }
        }
      }
    }
    List<Integer> links = new ArrayList<>();
    int at = to.index();
    while (reachedBy.getOrDefault(at, -1) >= 0) {
      links.add(reachedBy.get(at));
      at = farEnd(reachedBy.get(at), at);
    }
    return links;
  }

  private int farEnd(int index, int node) {
    Link link = network.links().get(index);
    return link.a().node() == node ? link.b().node() : link.a().node();
  }
}
