package io.actornet.topology.partitioning;

import io.actornet.topology.model.Endpoint;
import io.actornet.topology.model.Link;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Divides networks of which some nodes belong to groups that may not share a partition. Every group
 * has a region, which the nodes without a group are added to; each region is then divided on its
 * own.
 */
public final class GroupPartitioner {
  /** The group of a node that may be with any other. */
  public static final int NO_GROUP = Clusters.NO_GROUP;

  private GroupPartitioner() {}

  /**
   * Divides a network.
   *
   * @param wanted 1 or more; there is one for each group at least, with a note
   * @param groupOfNode by node index, from 0 without a gap; {@link #NO_GROUP} for none
   */
  public static Partitioning partition(Network network, int wanted, int[] groupOfNode) {
    int groups = 1 + Arrays.stream(groupOfNode).max().orElse(NO_GROUP);
    if (groups < 2) {
      return Partitioner.partition(network, wanted);
    }
    List<String> notes = new ArrayList<>();
    if (wanted < groups) {
      notes.add(
          "There are "
              + groups
              + " partitions and not "
              + wanted
              + ", as devices have to run in "
              + groups
              + " places.");
    }
    int[] weights = Partitioner.weights(network);
    int[] regions = Regions.of(network, weights, groupOfNode, groups);
    int count = Math.clamp(wanted, groups, network.nodes().size());
    int[] shares = shares(regions, weights, groups, count);
    int[] partOfNode = new int[regions.length];
    int first = 0;
    for (int region = 0; region < groups; region++) {
      first = divide(network, regions, region, shares[region], first, partOfNode);
    }
    return Partitioner.result(network, partOfNode, count, weights, notes);
  }

  /** How many partitions each region gets: one, and more where there is most for each. */
  private static int[] shares(int[] regions, int[] weights, int groups, int count) {
    long[] weightOf = new long[groups];
    int[] sizeOf = new int[groups];
    for (int node = 0; node < regions.length; node++) {
      weightOf[regions[node]] += weights[node];
      sizeOf[regions[node]]++;
    }
    int[] shares = new int[groups];
    Arrays.fill(shares, 1);
    for (int left = count - groups; left > 0; left--) {
      int neediest = -1;
      for (int region = 0; region < groups; region++) {
        boolean needier =
            neediest < 0
                || (double) weightOf[region] / shares[region]
                    > (double) weightOf[neediest] / shares[neediest];
        if (shares[region] < sizeOf[region] && needier) {
          neediest = region;
        }
      }
      shares[neediest]++;
    }
    return shares;
  }

  /** Divides one region into parts that are numbered from {@code first} on; returns the next. */
  private static int divide(
      Network network, int[] regions, int region, int share, int first, int[] partOfNode) {
    int[] inRegion = new int[regions.length];
    List<Node> nodes = new ArrayList<>();
    for (Node node : network.nodes()) {
      if (regions[node.index()] == region) {
        inRegion[node.index()] = nodes.size();
        nodes.add(
            new Node(nodes.size(), node.name(), node.kind(), node.interfaces(), node.options()));
      }
    }
    List<Link> links = new ArrayList<>();
    for (Link link : network.links()) {
      if (regions[link.a().node()] == region && regions[link.b().node()] == region) {
        links.add(
            new Link(
                links.size(),
                link.name(),
                new Endpoint(inRegion[link.a().node()], link.a().networkInterface()),
                new Endpoint(inRegion[link.b().node()], link.b().networkInterface()),
                link.aToB(),
                link.bToA(),
                link.broadcast()));
      }
    }
    Partitioning division = Partitioner.partition(new Network(nodes, links), share);
    for (int node = 0; node < regions.length; node++) {
      if (regions[node] == region) {
        partOfNode[node] = first + division.partitionOf(inRegion[node]);
      }
    }
    return first + division.count();
  }
}
