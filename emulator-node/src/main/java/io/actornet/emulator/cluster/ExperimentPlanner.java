package io.actornet.emulator.cluster;

import io.actornet.emulator.experiment.Estimate;
import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.Overrides;
import io.actornet.emulator.experiment.Plan;
import io.actornet.emulator.experiment.Planner;
import io.actornet.topology.model.Link;
import io.actornet.topology.partitioning.Partitioning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Divides experiments as runs on one machine are divided. */
public final class ExperimentPlanner implements RunPlanner {
  @Override
  public String check(Path experiment) {
    return read(experiment).name();
  }

  @Override
  public PartitionPlan plan(Path file, int partitions, int cores) {
    Experiment written = read(file);
    int count = partitions > 0 ? partitions : written.partitions();
    if (count == Experiment.AUTO) {
      count = Planner.automatic(written.network(), cores).count();
    }
    Experiment experiment = written.with(new Overrides(null, null, null, count, null));
    Plan plan = Planner.plan(experiment);
    Partitioning division = plan.partitioning();
    long memory = Estimate.of(experiment, plan).memoryBytes();
    List<Long> weights = new ArrayList<>();
    long total = 0;
    for (int partition = 0; partition < division.count(); partition++) {
      weights.add(division.weight(partition));
      total += division.weight(partition);
    }
    long all = Math.max(1, total);
    return new PartitionPlan(
        weights,
        weights.stream().map(weight -> (long) ((double) memory * weight / all)).toList(),
        cuts(experiment, division),
        Map.of(),
        experiment.stopNanos());
  }

  private static Experiment read(Path file) {
    try {
      return ResolvedExperiment.read(file).experiment();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Every cut link costs the same: its frames have to travel, and a window to be awaited. */
  private static List<PartitionPlan.Cut> cuts(Experiment experiment, Partitioning division) {
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
}
