package io.actornet.topology.partitioning;

import io.actornet.topology.model.Link;
import io.actornet.topology.model.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Adds the nodes that belong to no group to one: along short links first, as these should not be
 * cut, and then to the region that has least.
 */
final class Regions {
  private final Clusters clusters;
  private final int[] regionOf;
  private final long[] weights;

  /** For each cluster the clusters that it has links to. */
  private final List<List<Border>> borders = new ArrayList<>();

  /** For each region the links that lead out of it, the shortest first. */
  private final List<PriorityQueue<Border>> ways = new ArrayList<>();

  /** A link to another cluster. */
  private record Border(long length, int link, int to) {}

  private Regions(Network network, Clusters clusters, int groups) {

    this.clusters = clusters;
    regionOf = new int[clusters.count()];
    Arrays.fill(regionOf, Clusters.NO_GROUP);
    weights = new long[groups];
    for (int group = 0; group < groups; group++) {
      ways.add(
          new PriorityQueue<>(
              Comparator.comparingLong(Border::length).thenComparingInt(Border::link)));
    }
    for (int cluster = 0; cluster < clusters.count(); cluster++) {
      borders.add(new ArrayList<>(2));
    }
    for (Link link : network.links()) {
      int one = clusters.clusterOf(link.a().node());
      int other = clusters.clusterOf(link.b().node());
      if (one != other) {
        long length = Clusters.length(network, link);
        borders.get(one).add(new Border(length, link.index(), other));
        borders.get(other).add(new Border(length, link.index(), one));
      }
    }
  }

  /**
   * The region of each node; that of a node with a group has the group's number.
   *
   * @param groups 2 or more, each of which some node belongs to
   */
  static int[] of(Network network, int[] weights, int[] groupOfNode, int groups) {
    Regions regions = new Regions(network, clusters(network, weights, groupOfNode, groups), groups);
    regions.grow();
    int[] regionOfNode = new int[groupOfNode.length];
    for (int node = 0; node < regionOfNode.length; node++) {
      regionOfNode[node] = regions.regionOf[regions.clusters.clusterOf(node)];
    }
    return regionOfNode;
  }

  /** Joined along links as long as can be without a region that is much heavier than others. */
  private static Clusters clusters(Network network, int[] weights, int[] groupOfNode, int groups) {
    long[] lengths = Clusters.distinctLengths(network);
    Clusters best = Clusters.joining(network, weights, Long.MIN_VALUE, groupOfNode);
    long mean = Arrays.stream(weights).asLongStream().sum() / groups;
    long bound =
        Math.max(mean, heaviest(best, groups)) * (100 + Partitioner.TOLERANCE_PERCENT) / 100;
    int shortest = 0;
    int longest = lengths.length;
    while (shortest <= longest) {
      int middle = (shortest + longest) >>> 1;
      long threshold = middle == lengths.length ? Long.MAX_VALUE : lengths[middle];
      Clusters joined = Clusters.joining(network, weights, threshold, groupOfNode);
      if (heaviest(joined, groups) <= bound) {
        best = joined;
        shortest = middle + 1;
      } else {
        longest = middle - 1;
      }
    }
    return best;
  }

  /** The weight of the heaviest group or of the heaviest cluster without one. */
  private static long heaviest(Clusters clusters, int groups) {
    long[] ofGroup = new long[groups];
    long heaviest = 0;
    for (int cluster = 0; cluster < clusters.count(); cluster++) {
      int group = clusters.groupOf(cluster);
      long weight = clusters.weight(cluster);
      if (group != Clusters.NO_GROUP) {
        ofGroup[group] += weight;
        weight = ofGroup[group];
      }
      heaviest = Math.max(heaviest, weight);
    }
    return heaviest;
  }

  private void grow() {
    for (int cluster = 0; cluster < clusters.count(); cluster++) {
      if (clusters.groupOf(cluster) != Clusters.NO_GROUP) {
        take(cluster, clusters.groupOf(cluster));
      }
    }
    int unreached = 0;
    while (true) {
      int region = lightestWithAWay();
      if (region >= 0) {
        take(ways.get(region).remove().to(), region);
      } else {
        while (unreached < regionOf.length && regionOf[unreached] != Clusters.NO_GROUP) {
          unreached++;
        }
        if (unreached == regionOf.length) {
          return;
        }
        take(unreached, lightest());
      }
    }
  }

  private void take(int cluster, int region) {
    regionOf[cluster] = region;
    weights[region] += clusters.weight(cluster);
    for (Border border : borders.get(cluster)) {
      if (regionOf[border.to()] == Clusters.NO_GROUP) {
        ways.get(region).add(border);
      }
    }
  }

  /** The lightest region that a free cluster has a link to; −1 if none has. */
  private int lightestWithAWay() {
    int lightest = -1;
    for (int region = 0; region < weights.length; region++) {
      PriorityQueue<Border> leading = ways.get(region);
      while (!leading.isEmpty() && regionOf[leading.peek().to()] != Clusters.NO_GROUP) {
        leading.remove();
      }
      if (!leading.isEmpty() && (lightest < 0 || weights[region] < weights[lightest])) {
        lightest = region;
      }
    }
    return lightest;
  }

  private int lightest() {
    int lightest = 0;
    for (int region = 1; region < weights.length; region++) {
      lightest = weights[region] < weights[lightest] ? region : lightest;
    }
    return lightest;
  }
}
