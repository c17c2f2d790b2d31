package io.actornet.emulator.cli;

import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.ladder.LadderText;
import io.actornet.emulator.output.OutputException;
import io.actornet.emulator.progress.ProgressLine;
import io.actornet.emulator.report.RunDirectory;
import io.actornet.emulator.report.RunReport;
import io.actornet.emulator.report.RunSummary;
import io.actornet.emulator.run.Interruption;
import io.actornet.emulator.run.RefusedRunException;
import io.actornet.emulator.run.RunResult;
import io.actornet.emulator.run.RunService;
import io.actornet.emulator.run.RunSettings;
import io.actornet.emulator.run.RunSettings.Destination;
import io.actornet.topology.model.BridgeLoops;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code actornet run}: runs an experiment and says what came of it. */
@Command(
    name = "run",
    description = "Runs an experiment.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  actornet run topology/examples/browse.yaml",
      "  actornet run browse.yaml --seed 7 --partitions 2 --format json",
      "  actornet run browse.yaml --clock realtime --speed 0.5 --out /tmp/slow",
      "  actornet run mine.yaml --classpath target/classes",
      "  actornet run browse.yaml --nodes 3",
      "  actornet run browse.yaml --cluster http://10.0.0.1:25580"
    })
final class RunCommand implements Callable<Integer> {
  private static final Path RUNS = Path.of("runs");
  private static final int LADDER_ROWS = 40;

  private final Console console;
  private final Stopper stopper;

  @Mixin private Input input;

  @Option(
      names = "--out",
      paramLabel = "DIRECTORY",
      description = "Where to write, a new or an empty directory; runs/<name> unless said.")
  private Path out;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      converter = Converters.NodeCount.class,
      description = "Runs on so many nodes, processes on this machine. The result is the same.")
  private Integer nodes;

  @Option(
      names = "--cluster",
      paramLabel = "URL",
      converter = Converters.ControlAddress.class,
      description = "Runs on a cluster, at the control address of any of its nodes.")
  private URI cluster;

  @Mixin private FormatOption output;

  RunCommand(Console console, Stopper stopper) {
    this.console = console;
    this.stopper = stopper;
  }

  @Override
  public Integer call() {
    RunResult result;
    try (ProgressLine progress = console.progress()) {
      progress.begin(ProgressLine.Phase.named("reading"));
      Experiment experiment = input.read();
      progress.end();
      Notes.print(
          BridgeLoops.of(experiment.network()).stream().map(BridgeLoops.Loop::sentence).toList(),
          console.err());
      result = run(experiment, progress);
    }
    switch (output.format) {
      case TEXT -> text(result);
      case JSON -> console.out().println(Json.line(values(result)));
    }
    return result.report().verdict().exitStatus();
  }

  private RunResult run(Experiment experiment, ProgressLine progress) {
    ClusterRunner.refuseTwoClusters(nodes, cluster);
    if (nodes != null) {
      return ClusterRunner.onLocalNodes(
          forCluster(experiment), nodes, directory(experiment), progress, stopper);
    }
    if (cluster != null) {
      return ClusterRunner.on(
          cluster, forCluster(experiment), directory(experiment), progress, stopper);
    }
    Interruption interruption = new Interruption();
    stopper.watch(interruption);
    return RunService.run(
        experiment,
        new RunSettings(
            destination(), output.format == Format.TEXT, progress, interruption, Version.name()));
  }

  private ClusterInput forCluster(Experiment experiment) {
    return input.forCluster(experiment, output.format == Format.TEXT);
  }

  private Destination.OnDisk destination() {
    return out == null ? new Destination.Under(RUNS) : new Destination.At(out);
  }

  private RunDirectory directory(Experiment experiment) {
    try {
      return destination().open(experiment.name());
    } catch (OutputException refused) {
      throw new RefusedRunException(refused.getMessage(), refused);
    }
  }

  private void text(RunResult result) {
    String ladder =
        LadderText.render(result.recording(), console.width(), LADDER_ROWS, console.style());
    if (!ladder.isEmpty()) {
      console.out().println(ladder);
    }
    String happenings = Happenings.render(result.directory(), console.width(), console.style());
    if (!happenings.isEmpty()) {
      console.out().println(happenings);
    }
    console.out().print(RunSummary.render(result.report(), shown(result), console.style()));
    console.out().flush();
  }

  private static Map<String, Object> values(RunResult result) {
    RunReport report = result.report();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("verdict", report.verdict());
    values.put("digest", report.digest());
    values.put("run_directory", result.directory().toString());
    values.put("name", report.name());
    values.put("seed", report.seed());
    values.put("reasons", report.reasons());
    values.put("warnings", report.warnings());
    values.put("emulated_seconds", report.emulatedNanos() / 1e9);
    values.put("wall_seconds", report.execution().wallNanos() / 1e9);
    values.put("events", report.events());
    values.put("frames", report.frames());
    values.put("partitions", report.execution().partitions());
    values.put("dispatcher", report.execution().dispatcher());
    return values;
  }

  /** The directory as a user would type it. */
  private static Path shown(RunResult result) {
    Path here = Path.of("").toAbsolutePath();
    Path directory = result.directory();
    return directory.startsWith(here) ? here.relativize(directory) : directory;
  }
}
