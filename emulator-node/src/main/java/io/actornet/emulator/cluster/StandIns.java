package io.actornet.emulator.cluster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds nodes for parts whose own are lost: those with the least work for their cores then. */
final class StandIns {
  private final Assignment assignment;
  private final PartitionPlan plan;
  private final Map<Integer, NodeDescription> found = new HashMap<>();

  private StandIns(Assignment assignment, PartitionPlan plan) {
    this.assignment = assignment;
    this.plan = plan;
  }

  /**
   * Finds them.
   *
   * @param lost parts that are to be run again
   * @param usable nodes that are there
   * @return for each lost part its node; null if there is none with the label or the memory
   */
  static Map<Integer, NodeDescription> find(
      Assignment assignment, PartitionPlan plan, List<Integer> lost, List<NodeDescription> usable) {
    StandIns standIns = new StandIns(assignment, plan);
    for (int part : lost) {
      NodeDescription best = null;
      for (NodeDescription node : usable) {
        if (standIns.mayRun(part, node)
            && (best == null || standIns.load(part, node) < standIns.load(part, best))) {
          best = node;
        }
      }
      if (best == null) {
        return null;
      }
      standIns.found.put(part, best);
    }
    return standIns.found;
  }

  private boolean mayRun(int part, NodeDescription node) {
    for (int partition : assignment.partitionsOf(part)) {
      if (!node.isIn(plan.pins().get(partition))) {
        return false;
      }
    }
    return sum(part, node, plan.memoryBytes()) <= node.memoryBytes();
  }

  private double load(int part, NodeDescription node) {
    return (double) sum(part, node, plan.weights()) / node.cores();
  }

  /** What a node has with the part. */
  private long sum(int more, NodeDescription node, List<Long> values) {
    long sum = 0;
    for (int part = 0; part < assignment.nodes().size(); part++) {
      NodeDescription at = found.getOrDefault(part, assignment.nodes().get(part));
      if (part == more || at.id().equals(node.id())) {
        for (int partition : assignment.partitionsOf(part)) {
          sum += values.get(partition);
        }
      }
    }
    return sum;
  }
}
