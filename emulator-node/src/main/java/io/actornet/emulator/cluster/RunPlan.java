package io.actornet.emulator.cluster;

import java.util.List;
import java.util.Map;

/**
 * Who would run what of an experiment.
 *
 * @param name of the experiment
 * @param stopNanos emulated time at which the run ends
 * @param lookaheadNanos the smallest floor of any cut link; null where none is cut
 * @param nodes those that would take part
 * @param partitions in the order of their numbers
 * @param cutLinks in the order of their names
 * @param estimateComplete whether the work of every application could be estimated
 * @param notes what the user should know, one sentence each
 */
public record RunPlan(
    String name,
    long stopNanos,
    Long lookaheadNanos,
    List<Node> nodes,
    List<Partition> partitions,
    List<CutLink> cutLinks,
    boolean estimateComplete,
    List<String> notes) {
  /**
   * A node.
   *
   * @param cores that it offers
   * @param memoryBytes of heap that it offers
   */
  public record Node(String name, int cores, long memoryBytes, Map<String, String> labels) {}

  /**
   * A partition.
   *
   * @param node its name
   * @param share of the work of all partitions, 0 to 1
   * @param events that it may handle
   * @param memoryBytes that it may need
   * @param kinds how many devices it has, by kind
   * @param devices their names, sorted
   */
  public record Partition(
      int number,
      String node,
      double share,
      long events,
      long memoryBytes,
      Map<String, Integer> kinds,
      List<String> devices) {}

  /**
   * A link between two partitions.
   *
   * @param floorNanos the soonest that anything on it arrives
   * @param partitions those of its ends
   * @param betweenNodes whether its frames go from node to node
   */
  public record CutLink(
      String name, long floorNanos, List<Integer> partitions, boolean betweenNodes) {}
}
