package io.actornet.emulator.cluster;

import io.actornet.emulator.experiment.Estimate;
import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.Overrides;
import io.actornet.emulator.experiment.Pins;
import io.actornet.emulator.experiment.Plan;
import io.actornet.emulator.experiment.Planner;
import io.actornet.topology.document.Values;
import io.actornet.topology.model.Link;
import io.actornet.topology.model.Node;
import io.actornet.topology.partitioning.Partitioning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An experiment and its partitions, before anything is made of them. */
final class DividedExperiment {
  private final Experiment experiment;
  private final Plan plan;
  private final Partitioning division;
  private final Estimate estimate;
  private final long work;

  private DividedExperiment(Experiment experiment, boolean placed) {
    this.experiment = experiment;
    plan = placed ? Planner.planPlaced(experiment) : Planner.plan(experiment);
    division = plan.partitioning();
    estimate = Estimate.of(experiment, plan);
    long sum = 0;
    for (int partition = 0; partition < division.count(); partition++) {
      sum += division.weight(partition);
    }
    work = Math.max(1, sum);
  }

  /**
   * Divides an experiment.
   *
   * @param partitions how many; 0 = as many as it says itself, or as suits the cores
   * @param placed whether devices may have to run on certain nodes
   */
  static DividedExperiment of(Experiment written, int partitions, int cores, boolean placed) {
    int count = partitions > 0 ? partitions : written.partitions();
    if (count == Experiment.AUTO) {
      count = Planner.automatic(written.network(), cores).count();
    }
    return new DividedExperiment(
        written.with(new Overrides(null, null, null, count, null)), placed);
  }

  /** How many partitions there are. */
  int partitions() {
    return division.count();
  }

  /** What has to be known in order to place the partitions. */
  PartitionPlan toPlace() {
    List<Long> weights = new ArrayList<>();
    List<Long> memory = new ArrayList<>();
    for (int partition = 0; partition < division.count(); partition++) {
      weights.add(division.weight(partition));
      memory.add(memoryBytes(partition));
    }
    return new PartitionPlan(
        weights,
        memory,
        cuts(),
        Pins.of(experiment).ofPartitions(division),
        experiment.stopNanos(),
        !experiment.isVirtual());
  }

  private double share(int partition) {
    return (double) division.weight(partition) / work;
  }

  private long memoryBytes(int partition) {
    return (long) (estimate.memoryBytes() * share(partition));
  }

  /** Every cut link costs the same: its frames have to travel, and a window to be awaited. */
  private List<PartitionPlan.Cut> cuts() {
    Map<Long, Double> costs = new TreeMap<>();
    for (int index : division.cutLinks()) {
      Link link = experiment.network().links().get(index);
      int one = division.partitionOf(link.a().node());
      int other = division.partitionOf(link.b().node());
      costs.merge(
          (long) Math.min(one, other) << Integer.SIZE | Math.max(one, other), 1.0, Double::sum);
    }
    List<PartitionPlan.Cut> cuts = new ArrayList<>();
    costs.forEach(
        (pair, cost) ->
            cuts.add(new PartitionPlan.Cut((int) (pair >> Integer.SIZE), (int) (long) pair, cost)));
    return cuts;
  }

  /**
   * Who runs what.
   *
   * @param nodeOfPartition for each partition, the index of its node
   */
  RunPlan describe(List<RunPlan.Node> nodes, List<Integer> nodeOfPartition) {
    List<Map<String, Integer>> kinds = new ArrayList<>();
    List<List<String>> devices = new ArrayList<>();
    for (int partition = 0; partition < division.count(); partition++) {
      kinds.add(new TreeMap<>());
      devices.add(new ArrayList<>());
    }
    for (Node node : experiment.network().nodes()) {
      int partition = division.partitionOf(node.index());
      kinds.get(partition).merge(Values.word(node.kind()), 1, Integer::sum);
      devices.get(partition).add(node.name());
    }
    List<RunPlan.Partition> partitions = new ArrayList<>();
    for (int partition = 0; partition < division.count(); partition++) {
      partitions.add(
          new RunPlan.Partition(
              partition,
              nodes.get(nodeOfPartition.get(partition)).name(),
              share(partition),
              (long) (estimate.events() * share(partition)),
              memoryBytes(partition),
              kinds.get(partition),
              devices.get(partition)));
    }
    return new RunPlan(
        experiment.name(),
        experiment.stopNanos(),
        division.lookaheadNanos() == Partitioning.UNLIMITED ? null : division.lookaheadNanos(),
        nodeOfPartition.stream().distinct().sorted().map(nodes::get).toList(),
        partitions,
        cutLinks(nodeOfPartition),
        estimate.complete(),
        division.notes());
  }

  private List<RunPlan.CutLink> cutLinks(List<Integer> nodeOfPartition) {
    List<RunPlan.CutLink> links = new ArrayList<>();
    for (int index : division.cutLinks()) {
      Link link = experiment.network().links().get(index);
      int one = division.partitionOf(link.a().node());
      int other = division.partitionOf(link.b().node());
      boolean betweenNodes = !nodeOfPartition.get(one).equals(nodeOfPartition.get(other));
      links.add(
          new RunPlan.CutLink(
              link.name(),
              link.floorNanos(),
              List.of(Math.min(one, other), Math.max(one, other)),
              betweenNodes));
    }
    return links;
  }
}
