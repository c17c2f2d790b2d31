package io.actornet.emulator.cluster;

import io.actornet.emulator.experiment.NodeChoice;
import java.util.List;
import java.util.Map;

/**
 * What has to be known of an experiment in order to place its partitions.
 *
 * @param weights how much each partition has to do, relative to the others
 * @param memoryBytes what each partition needs
 * @param cuts what it costs when two partitions are on different nodes
 * @param pins where partitions must run that may not run anywhere
 * @param stopNanos emulated time at which the run ends
 * @param realTime whether it is a run in real time
 */
public record PartitionPlan(
    List<Long> weights,
    List<Long> memoryBytes,
    List<Cut> cuts,
    Map<Integer, NodeChoice> pins,
    long stopNanos,
    boolean realTime) {

  /** How many partitions there are. */
  public int partitions() {
    return weights.size();
  }

  /**
   * Two partitions with links between them.
   *
   * @param a one partition
   * @param b another
   * @param cost when they are on different nodes, relative to other pairs
   */
  public record Cut(int a, int b, double cost) {}
}
