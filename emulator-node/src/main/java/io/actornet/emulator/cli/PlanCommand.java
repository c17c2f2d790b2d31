package io.actornet.emulator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.actornet.emulator.cluster.ExperimentPlanner;
import io.actornet.emulator.cluster.NodeException;
import io.actornet.emulator.cluster.PlacementException;
import io.actornet.emulator.cluster.RunPlan;
import io.actornet.emulator.control.ControlClient;
import io.actornet.emulator.control.PlanReply;
import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.output.DirectoryTree;
import io.actornet.emulator.output.OutputException;
import io.actornet.emulator.progress.ProgressLine;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code actornet plan}: says who would run what. */
@Command(
    name = "plan",
    description = "Shows, before anything runs, which partitions and nodes would run what.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  actornet plan browse.yaml --partitions 2",
      "  actornet plan browse.yaml --nodes 3",
      "  actornet plan browse.yaml --cluster http://10.0.0.1:25580 --format json"
    })
final class PlanCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private Input input;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      converter = Converters.NodeCount.class,
      description = "For so many equal nodes, processes on this machine.")
  private Integer nodes;

  @Option(
      names = "--cluster",
      paramLabel = "URL",
      converter = Converters.ControlAddress.class,
      description = "For a cluster, at the control address of any of its nodes.")
  private URI cluster;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json; json prints one line, with the names of all devices.")
  private Format format;

  PlanCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    ClusterRunner.refuseTwoClusters(nodes, cluster);
    List<String> notes = new ArrayList<>();
    JsonNode plan;
    try (ProgressLine progress = console.progress()) {
      progress.begin(ProgressLine.Phase.named("reading"));
      Experiment experiment = input.read(notes::add);
      progress.begin(ProgressLine.Phase.named("planning"));
      plan = cluster != null ? ofCluster(experiment) : PlanReply.of(here(experiment));
    }
    switch (format) {
      case TEXT -> {
        Notes.print(notes, console.err());
        PlanText.print(plan, console.out());
      }
      case JSON -> console.out().println(plan);
    }
    console.out().flush();
    return 0;
  }

  private RunPlan here(Experiment experiment) {
    if (nodes == null) {
      return ExperimentPlanner.describe(experiment);
    }
    try {
      return ExperimentPlanner.describe(
          input.forCluster(experiment, false).divided(nodes).experiment(),
          ExperimentPlanner.localNodes(nodes, Version.name()));
    } catch (PlacementException impossible) {
      throw new NodeException(impossible.getMessage(), impossible);
    }
  }

  private JsonNode ofCluster(Experiment experiment) {
    try (ControlClient client = new ControlClient(cluster)) {
      Path directory = Files.createTempDirectory("actornet-plan-");
      try {
        Path file = directory.resolve("handover");
        input.forCluster(experiment, false).write(file);
        return client.plan(file);
      } finally {
        DirectoryTree.remove(directory);
      }
    } catch (IOException failed) {
      throw OutputException.of("write", Path.of(System.getProperty("java.io.tmpdir")), failed);
    }
  }
}
