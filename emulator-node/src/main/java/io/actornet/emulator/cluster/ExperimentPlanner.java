package io.actornet.emulator.cluster;

import io.actornet.emulator.experiment.Experiment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Divides experiments as runs on one machine are divided. */
public final class ExperimentPlanner implements RunPlanner {
  /** How plans name the only process of a run that has no nodes. */
  private static final String ONE_PROCESS = "this process";

  @Override
  public String check(Path experiment) {
    return read(experiment, Experiment::name);
  }

  @Override
  public PartitionPlan plan(Path experiment, int partitions, int cores) {
    return read(
        experiment, written -> DividedExperiment.of(written, partitions, cores, true).toPlace());
  }

  @Override
  public RunPlan describe(Path experiment, List<NodeDescription> nodes) {
    return read(experiment, written -> describe(written, nodes));
  }

  /** The same for an experiment that has been read. */
  public static RunPlan describe(Experiment experiment, List<NodeDescription> nodes) {
    int cores = nodes.stream().mapToInt(NodeDescription::cores).sum();
    DividedExperiment divided = DividedExperiment.of(experiment, 0, cores, true);
    return divided.describe(
        nodes.stream()
            .map(
                node ->
                    new RunPlan.Node(node.name(), node.cores(), node.memoryBytes(), node.labels()))
            .toList(),
        Placement.place(divided.toPlace(), nodes));
  }

  /** Who runs what of an experiment in one process. */
  public static RunPlan describe(Experiment experiment) {
    DividedExperiment divided = DividedExperiment.of(experiment, 0, processors(), false);
    RunPlan.Node process =
        new RunPlan.Node(ONE_PROCESS, processors(), Runtime.getRuntime().maxMemory(), Map.of());
    return divided.describe(List.of(process), Collections.nCopies(divided.partitions(), 0));
  }

  /** Nodes of this machine, as a cluster would have them that the run itself starts. */
  public static List<NodeDescription> localNodes(int count, String version) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(
            number ->
                new NodeDescription(
                    Integer.toString(number),
                    "node-" + number,
                    new HostPort("127.0.0.1", 0),
                    0,
                    "",
                    version,
                    processors(),
                    Runtime.getRuntime().maxMemory(),
                    new TreeMap<>(),
                    ""))
        .toList();
  }

  private static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }

  private static <T> T read(Path file, Function<Experiment, T> question) {
    try (HeldExperiment resolved = HeldExperiment.read(file)) {
      return question.apply(resolved.experiment());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
