package io.actornet.topology.addressing;

import io.actornet.topology.model.Endpoint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * The order of a large network's LANs in which their prefixes aggregate: what lies behind a router
 * gets one run of addresses, which other routers need few routes for.
 *
 * <p>A tree of fewest hops grows from the router with the most neighbours. In its preorder every
 * branch is a run. A LAN goes with that of its routers which comes last: a link from a router to
 * the one above it with the lower one.
 */
final class GraphOrder {
  private static final int UNKNOWN = -1;

  private final List<List<Integer>> routersOfLan = new ArrayList<>();
  private final List<List<Integer>> lansOfNode;
  private final int[] place;
  private int placed;

  private GraphOrder(List<Lan> lans, int nodes, IntPredicate isRouter) {
    lansOfNode = new ArrayList<>(nodes);
    for (int i = 0; i < nodes; i++) {
      lansOfNode.add(List.of());
    }
    for (Lan lan : lans) {
      List<Integer> routers = new ArrayList<>(2);
      for (Endpoint member : lan.members) {
        int node = member.node();
        if (isRouter.test(node)) {
          routers.add(node);
          if (lansOfNode.get(node).isEmpty()) {
            lansOfNode.set(node, new ArrayList<>(4));
          }
          lansOfNode.get(node).add(routersOfLan.size());
        }
      }
      routersOfLan.add(routers);
    }
    place = new int[nodes];
    Arrays.fill(place, UNKNOWN);
  }

  /**
   * The LANs in that order; those without a router come last.
   *
   * @param lans in the order that decides among equals
   * @param nodes how many nodes the network has
   */
  static List<Lan> of(List<Lan> lans, int nodes, IntPredicate isRouter) {
    GraphOrder order = new GraphOrder(lans, nodes, isRouter);
    order.placeAll();
    List<Integer> sorted = new ArrayList<>(lans.size());
    long[] keys = new long[lans.size()];
    for (int i = 0; i < lans.size(); i++) {
      sorted.add(i);
      keys[i] =
          order.routersOfLan.get(i).stream()
              .mapToLong(router -> order.place[router])
              .max()
              .orElse(Long.MAX_VALUE);
    }
    sorted.sort(Comparator.comparingLong(i -> keys[i]));
    return sorted.stream().map(lans::get).toList();
  }

  private void placeAll() {
    List<Integer> roots = new ArrayList<>();
    for (int node = 0; node < place.length; node++) {
      if (!lansOfNode.get(node).isEmpty()) {
        roots.add(node);
      }
    }
    roots.sort(Comparator.comparingInt(node -> -degree(node)));
    for (int root : roots) {
      if (place[root] == UNKNOWN) {
        number(root, childrenByLevels(root));
      }
    }
  }

  private int degree(int node) {
    return lansOfNode.get(node).stream().mapToInt(lan -> routersOfLan.get(lan).size() - 1).sum();
  }

  /** The tree of fewest hops, as the children of each node that has some. */
  private Map<Integer, List<Integer>> childrenByLevels(int root) {
    Map<Integer, List<Integer>> children = new HashMap<>();
    Deque<Integer> waiting = new ArrayDeque<>(List.of(root));
    place[root] = 0;
    while (!waiting.isEmpty()) {
      int node = waiting.poll();
      for (int lan : lansOfNode.get(node)) {
        for (int other : routersOfLan.get(lan)) {
          if (place[other] == UNKNOWN) {
            place[other] = 0;
            children.computeIfAbsent(node, absent -> new ArrayList<>()).add(other);
            waiting.add(other);
          }
        }
      }
    }
    return children;
  }

  private void number(int root, Map<Integer, List<Integer>> children) {
    Deque<Integer> waiting = new ArrayDeque<>(List.of(root));
    while (!waiting.isEmpty()) {
      int node = waiting.pop();
      place[node] = placed++;
      for (int child : children.getOrDefault(node, List.of()).reversed()) {
        waiting.push(child);
      }
    }
  }
}
