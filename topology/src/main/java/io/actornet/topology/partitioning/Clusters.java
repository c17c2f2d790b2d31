package io.actornet.topology.partitioning;

import io.actornet.topology.model.Endpoint;
import io.actornet.topology.model.Link;
import io.actornet.topology.model.Network;
import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.stream.LongStream;

/** Nodes that must stay together, since the links between them are too short to cut. */
final class Clusters {
  /** The group of a node that belongs to none. */
  static final int NO_GROUP = -1;

  private final int[] clusterOfNode;
  private final long[] weights;
  private final int[] groups;

  private Clusters(int[] clusterOfNode, long[] weights, int[] groups) {
    this.clusterOfNode = clusterOfNode;
    this.weights = weights;
    this.groups = groups;
  }

  /**
   * Joins the ends of every link whose {@linkplain #length length} is below a threshold.
   *
   * @param weights by node index
   */
  static Clusters joining(Network network, int[] weights, long threshold) {
    int[] groups = new int[weights.length];
    Arrays.fill(groups, NO_GROUP);
    return joining(network, weights, threshold, groups);
  }

  /**
   * The same, but never joins nodes of different groups.
   *
   * @param groupOfNode by node index; {@link #NO_GROUP} for those that may be with any
   */
  static Clusters joining(Network network, int[] weights, long threshold, int[] groupOfNode) {
    int[] parent = new int[weights.length];
    Arrays.setAll(parent, node -> node);
    int[] groupOfRoot = groupOfNode.clone();
    for (Link link : network.links()) {
      if (length(network, link) < threshold) {
        int one = root(parent, link.a().node());
        int other = root(parent, link.b().node());
        join(parent, groupOfRoot, Math.min(one, other), Math.max(one, other));
      }
    }
    int[] clusterOfNode = new int[parent.length];
    long[] sums = new long[parent.length];
    int[] groups = new int[parent.length];
    int count = 0;
    for (int node = 0; node < parent.length; node++) {
      int root = root(parent, node);
      clusterOfNode[node] = root == node ? count++ : clusterOfNode[root];
      groups[clusterOfNode[node]] = groupOfRoot[root];
      sums[clusterOfNode[node]] += weights[node];
    }
    return new Clusters(clusterOfNode, Arrays.copyOf(sums, count), Arrays.copyOf(groups, count));
  }

  private static void join(int[] parent, int[] groupOfRoot, int root, int other) {
    int group = groupOfRoot[root];
    int otherGroup = groupOfRoot[other];
    if (group == NO_GROUP || otherGroup == NO_GROUP || group == otherGroup) {
      parent[other] = root;
      groupOfRoot[root] = Math.max(group, otherGroup);
    }
  }

  private static int root(int[] parent, int node) {
    int at = node;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  /** The lengths that links have, ascending, each once. */
  static long[] distinctLengths(Network network) {
    return network.links().stream()
        .mapToLong(link -> length(network, link))
        .sorted()
        .distinct()
        .toArray();
  }

  /**
   * How gladly a link is cut: by its floor, and of equal floors a link within a LAN comes first
   * among those to be kept.
   */
  static long length(Network network, Link link) {
    boolean lan = isBridge(network, link.a()) || isBridge(network, link.b());
    return 2 * Math.min(link.floorNanos(), Long.MAX_VALUE / 4) + (lan ? 0 : 1);
  }

  private static boolean isBridge(Network network, Endpoint end) {
    return !network.nodes().get(end.node()).kind().hasAddresses();
  }

  int count() {
    return weights.length;
  }

  int clusterOf(int node) {
    return clusterOfNode[node];
  }

  /** The group of a cluster's nodes; {@link #NO_GROUP} where none has one. */
  int groupOf(int cluster) {
    return groups[cluster];
  }

  long weight(int cluster) {
    return weights[cluster];
  }

  /**
   * The part of each cluster when the heaviest cluster not yet placed always goes to the lightest
   * part (longest processing time first), regardless of links.
   */
  int[] spread(int parts) {
    int[] byWeight =
        LongStream.range(0, weights.length)
            .boxed()
            .sorted((a, b) -> Long.compare(weights[b.intValue()], weights[a.intValue()]))
            .mapToInt(Long::intValue)
            .toArray();
    record Load(long weight, int part) {}
    PriorityQueue<Load> loads =
        new PriorityQueue<>(
            (a, b) ->
                a.weight() != b.weight()
                    ? Long.compare(a.weight(), b.weight())
                    : Integer.compare(a.part(), b.part()));
    for (int part = 0; part < parts; part++) {
      loads.add(new Load(0, part));
    }
    int[] partOf = new int[weights.length];
    for (int cluster : byWeight) {
      Load lightest = loads.remove();
      partOf[cluster] = lightest.part();
      loads.add(new Load(lightest.weight() + weights[cluster], lightest.part()));
    }
    return partOf;
  }

  /** Whether {@link #spread} leaves every part within a bound. */
  boolean canSpread(int parts, long bound) {
    long heaviest = Arrays.stream(weights).max().orElse(0);
    long mean = Arrays.stream(weights).sum() / parts;
    if (heaviest > bound) {
      return false;
    }
    boolean lightestPartAlwaysHasRoom = mean + heaviest <= bound;
    return lightestPartAlwaysHasRoom || heaviestWhenSpread(parts) <= bound;
  }

  /** The weight of the heaviest part after {@link #spread}. */
  long heaviestWhenSpread(int parts) {
    int[] partOf = spread(parts);
    long[] sums = new long[parts];
    for (int cluster = 0; cluster < partOf.length; cluster++) {
      sums[partOf[cluster]] += weights[cluster];
    }
    return Arrays.stream(sums).max().orElse(0);
  }

  /** The clusters and the links between them; parallel links weigh together. */
  WeightedGraph graph(Network network) {
    int[] from = new int[network.links().size()];
    int[] to = new int[from.length];
    long[] linkWeights = new long[from.length];
    int between = 0;
    for (Link link : network.links()) {
      int one = clusterOfNode[link.a().node()];
      int other = clusterOfNode[link.b().node()];
      if (one != other) {
        from[between] = one;
        to[between] = other;
        linkWeights[between++] = 1;
      }
    }
    return WeightedGraph.of(weights, from, to, linkWeights, between);
  }
}
