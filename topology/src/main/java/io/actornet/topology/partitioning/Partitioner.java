package io.actornet.topology.partitioning;

import io.actornet.topology.model.Link;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.Node;
import io.actornet.topology.model.NodeKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Divides networks into partitions. */
public final class Partitioner {
  /** A partition may be this much heavier than the mean, in percent, to gain lookahead. */
  static final int TOLERANCE_PERCENT = 15;

  /** What a host's sockets and applications weigh, in forwarded frames of one interface. */
  private static final int HOST_WEIGHT = 3;

  private Partitioner() {}

  /**
   * Divides a network by an estimate of how busy its nodes are.
   *
   * @param wanted 1 or more; networks with fewer nodes get fewer partitions, with a note
   */
  public static Partitioning partition(Network network, int wanted) {
    return partition(network, wanted, weights(network));
  }

  /** An estimate of how busy each node is, by its index. */
  static int[] weights(Network network) {
    int[] weights = new int[network.nodes().size()];
    for (Node node : network.nodes()) {
      weights[node.index()] =
          1 + node.interfaces().size() + (node.kind() == NodeKind.HOST ? HOST_WEIGHT : 0);
    }
    return weights;
  }

  /**
   * Divides a network by known weights.
   *
   * @param weights by node index, each 1 or more
   */
  public static Partitioning partition(Network network, int wanted, int[] weights) {
    List<String> notes = new ArrayList<>();
    int count = Math.min(wanted, network.nodes().size());
    if (count < wanted) {
      notes.add(
          "The network has "
              + network.nodes().size()
              + " nodes, so there are "
              + count
              + " partitions and not "
              + wanted
              + ".");
    }
    if (count <= 1) {
      return result(network, new int[network.nodes().size()], count, weights, notes);
    }
    long total = Arrays.stream(weights).asLongStream().sum();
    long tolerated = (total * (100 + TOLERANCE_PERCENT) + 100L * count - 1) / (100L * count);
    Clusters single = Clusters.joining(network, weights, Long.MIN_VALUE);
    long bound = single.canSpread(count, tolerated) ? tolerated : single.heaviestWhenSpread(count);
    Partitioning best = null;
    for (Clusters clusters : candidates(network, weights, count, bound, single)) {
      int[] partOfCluster = Division.of(clusters.graph(network), clusters, count, bound);
      int[] partOfNode = new int[weights.length];
      for (int node = 0; node < partOfNode.length; node++) {
        partOfNode[node] = partOfCluster[clusters.clusterOf(node)];
      }
      Partitioning candidate = result(network, partOfNode, count, weights, notes);
      if (best == null || isWorthItsLookahead(candidate, best)) {
        best = candidate;
      }
    }
    return best;
  }

  /** Whether a shorter lookahead is made up for by an even smaller share of the cut links. */
  private static boolean isWorthItsLookahead(Partitioning candidate, Partitioning best) {
    double lookaheads = (double) candidate.lookaheadNanos() / best.lookaheadNanos();
    double cuts = (double) candidate.cutLinks().size() / best.cutLinks().size();
    return best.lookaheadNanos() != Partitioning.UNLIMITED && cuts < lookaheads;
  }

  /**
   * The clusters of the largest threshold at which no part need weigh more than the bound, and of
   * some thresholds down to half of it.
   */
  private static List<Clusters> candidates(
      Network network, int[] weights, int count, long bound, Clusters single) {
    long[] lengths = Clusters.distinctLengths(network);
    List<Clusters> candidates = new ArrayList<>();
    int longest = longestCut(network, weights, count, bound, lengths);
    if (longest == lengths.length) {
      candidates.add(Clusters.joining(network, weights, Long.MAX_VALUE));
    } else if (longest < 0) {
      candidates.add(single);
    } else {
      long before = Long.MAX_VALUE;
      for (int eighths = 8; eighths >= 4; eighths--) {
        int at = Arrays.binarySearch(lengths, lengths[longest] / 8 * eighths);
        long threshold = lengths[eighths == 8 ? longest : at < 0 ? -at - 1 : at];
        if (threshold < before) {
          candidates.add(Clusters.joining(network, weights, threshold));
          before = threshold;
        }
      }
    }
    return candidates;
  }

  /** The index of that threshold; −1 for none, the number of lengths for joining everything. */
  private static int longestCut(
      Network network, int[] weights, int count, long bound, long[] lengths) {
    int best = -1;
    int shortest = 0;
    int longest = lengths.length;
    while (shortest <= longest) {
      int middle = (shortest + longest) >>> 1;
      long threshold = middle == lengths.length ? Long.MAX_VALUE : lengths[middle];
      Clusters clusters = Clusters.joining(network, weights, threshold);
      if (clusters.count() >= count && clusters.canSpread(count, bound)) {
        best = middle;
        shortest = middle + 1;
      } else {
        longest = middle - 1;
      }
    }
    return best;
  }

  /** Numbers the parts by their first nodes; none may be empty. */
  static Partitioning result(
      Network network, int[] partOfNode, int count, int[] weights, List<String> notes) {
    int[] number = new int[count];
    Arrays.fill(number, -1);
    int numbered = 0;
    int[] partitionOfNode = new int[partOfNode.length];
    long[] sums = new long[count];
    for (int node = 0; node < partOfNode.length; node++) {
      if (number[partOfNode[node]] < 0) {
        number[partOfNode[node]] = numbered++;
      }
      partitionOfNode[node] = number[partOfNode[node]];
      sums[partitionOfNode[node]] += weights[node];
    }
    long lookahead = Partitioning.UNLIMITED;
    List<Integer> cut = new ArrayList<>();
    for (Link link : network.links()) {
      if (partitionOfNode[link.a().node()] != partitionOfNode[link.b().node()]) {
        cut.add(link.index());
        lookahead = Math.min(lookahead, link.floorNanos());
      }
    }
    return new Partitioning(partitionOfNode, sums, lookahead, cut, notes);
  }
}
