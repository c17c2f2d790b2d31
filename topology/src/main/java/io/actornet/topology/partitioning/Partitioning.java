package io.actornet.topology.partitioning;

import java.util.List;

/** Nodes assigned to partitions, which are numbered from 0 by their first node. */
public final class Partitioning {
  /** The lookahead where no link is cut: partitions need not wait for each other at all. */
  public static final long UNLIMITED = Long.MAX_VALUE;

  private final int[] partitionOfNode;
  private final long[] weights;
  private final long lookaheadNanos;
  private final List<Integer> cutLinks;
  private final List<String> notes;

  Partitioning(
      int[] partitionOfNode,
      long[] weights,
      long lookaheadNanos,
      List<Integer> cutLinks,
      List<String> notes) {
    this.partitionOfNode = partitionOfNode;
    this.weights = weights;
    this.lookaheadNanos = lookaheadNanos;
    this.cutLinks = List.copyOf(cutLinks);
    this.notes = List.copyOf(notes);
  }

  /** The partition of a node, 0 to {@link #count()} − 1. */
  public int partitionOf(int node) {
    return partitionOfNode[node];
  }

  /** How many partitions there are; none is empty. */
  public int count() {
    return weights.length;
  }

  /** The sum of the weights of a partition's nodes. */
  public long weight(int partition) {
    return weights[partition];
  }

  /** The heaviest partition's weight relative to the mean: 1 = perfectly even. */
  public double imbalance() {
    long total = 0;
    long heaviest = 0;
    for (long weight : weights) {
      total += weight;
      heaviest = Math.max(heaviest, weight);
    }
    return total == 0 ? 1 : (double) heaviest * weights.length / total;
  }

  /** The smallest floor of any cut link's directions; {@link #UNLIMITED} when none is cut. */
  public long lookaheadNanos() {
    return lookaheadNanos;
  }

  /** Indices of the links whose ends are in different partitions, ascending. */
  public List<Integer> cutLinks() {
    return cutLinks;
  }

  /** What the user should know, one sentence each: for instance why there are fewer than wanted. */
  public List<String> notes() {
    return notes;
  }
}
