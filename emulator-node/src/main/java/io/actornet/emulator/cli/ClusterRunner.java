package io.actornet.emulator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.actornet.emulator.cluster.NodeException;
import io.actornet.emulator.control.ClusterRun;
import io.actornet.emulator.experiment.ExperimentPrinter;
import io.actornet.emulator.ladder.LadderFile;
import io.actornet.emulator.ladder.LadderRecord;
import io.actornet.emulator.node.LocalCluster;
import io.actornet.emulator.output.DirectoryTree;
import io.actornet.emulator.output.OutputException;
import io.actornet.emulator.progress.ProgressLine;
import io.actornet.emulator.report.RunDirectory;
import io.actornet.emulator.report.RunReport;
import io.actornet.emulator.run.RunPart;
import io.actornet.emulator.run.RunResult;
import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.Place;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Has a cluster run an experiment, and brings the run directory here. */
final class ClusterRunner {
  private final ClusterInput input;
  private final RunDirectory directory;
  private final ProgressLine progress;
  private final Stopper stopper;

  private ClusterRunner(
      ClusterInput input, RunDirectory directory, ProgressLine progress, Stopper stopper) {
    this.input = input;
    this.directory = directory;
    this.progress = progress;
    this.stopper = stopper;
  }

  /** Runs on nodes of this machine that live as long as the run. */
  static RunResult onLocalNodes(
      ClusterInput input,
      int nodes,
      RunDirectory directory,
      ProgressLine progress,
      Stopper stopper) {
    ClusterRunner runner = new ClusterRunner(input.divided(nodes), directory, progress, stopper);
    return runner.inTemporaryDirectory(
        work -> {
          progress.begin(ProgressLine.Phase.named("starting nodes"));
          try (LocalCluster cluster =
              LocalCluster.start(
                  nodes,
                  Actornet.class.getName(),
                  work,
                  List.of("--directory", work.resolve("nodes").toString()))) {
            List<URI> controls = IntStream.range(0, nodes).mapToObj(cluster::control).toList();
            return runner.run(controls, work);
          }
        });
  }

  /** Nodes of this machine and those of a cluster make no common one. */
  static void refuseTwoClusters(Integer nodes, URI cluster) {
    if (nodes != null && cluster != null) {
      throw new DocumentException(
          Place.of("--nodes"), "nodes of this machine and a cluster", "one of them");
    }
  }

  /** Runs on a cluster that is there. */
  static RunResult on(
      URI cluster,
      ClusterInput input,
      RunDirectory directory,
      ProgressLine progress,
      Stopper stopper) {
    ClusterRunner runner = new ClusterRunner(input, directory, progress, stopper);
    return runner.inTemporaryDirectory(work -> runner.run(List.of(cluster), work));
  }

  private interface Work {
    RunResult in(Path directory) throws IOException, InterruptedException;
  }

  private RunResult inTemporaryDirectory(Work work) {
    boolean done = false;
    try {
      Path temporary = Files.createTempDirectory("actornet-run-");
      try {
        RunResult result = work.in(temporary);
        done = true;
        return result;
      } finally {
        DirectoryTree.remove(temporary);
      }
    } catch (IOException failed) {
      throw OutputException.of("write", directory.path(), failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new NodeException("stopped while the cluster was running the experiment", stopped);
    } finally {
      progress.end();
      if (!done) {
        directory.discard();
      }
    }
  }

  private RunResult run(List<URI> nodes, Path work) throws IOException, InterruptedException {
    Path file = work.resolve(ExperimentPrinter.FILE_NAME);
    input.write(file);
    JsonNode ended;
    try (ClusterRun run = new ClusterRun(nodes)) {
      progress.begin(ProgressLine.Phase.named("handing over"));
      run.submit(file, input.ladder());
      stopper.onStop(run::stop);
      Following following = new Following();
      ended = run.follow(following::show);
      if (!ended.path("failure").isNull()) {
        throw new NodeException(
            "the cluster could not finish the run: " + ended.path("failure").asText());
      }
      progress.begin(ProgressLine.Phase.named("fetching the files"));
      run.fetch(directory.path());
    }
    LadderRecord ladder = takeLadder();
    Path published = directory.publish();
    RunReport report = RunReport.read(published);
    return new RunResult(report, published, ladder.recording(report.emulatedNanos()));
  }

  /** What the nodes have kept for the ladder, which is no part of a run directory. */
  private LadderRecord takeLadder() throws IOException {
    Path kept = directory.path().resolve(RunPart.LADDER);
    if (!Files.isDirectory(kept)) {
      return LadderFile.read(List.of());
    }
    try (Stream<Path> files = Files.list(kept)) {
      return LadderFile.read(files.toList());
    } finally {
      DirectoryTree.remove(kept);
    }
  }

  /** Shows how far the run is. */
  private final class Following {
    /** How a note begins of parts that other nodes have taken over. */
    private static final List<String> CATCHING_UP = List.of("replaying ", "booting ");

    private String shown = "";
    private volatile long emulatedNanos;
    private volatile String note = "";

    void show(JsonNode run) {
      emulatedNanos = run.path("emulated_nanos").asLong();
      note =
          String.format(
              Locale.ROOT,
              "%,d frames%s",
              run.path("frames").asLong(),
              run.path("slowest").isTextual()
                  ? ", waiting for " + run.path("slowest").asText()
                  : "");
      String last = run.path("notes").path(run.path("notes").size() - 1).asText();
      if (CATCHING_UP.stream().anyMatch(last::startsWith)) {
        note = last;
      }
      String state = run.path("state").asText();
      String phase = run.path("attempt").asInt() > 1 ? state + " again" : state;
      if (!phase.equals(shown)) {
        shown = phase;
        progress.begin(
            state.equals("running")
                ? ProgressLine.Phase.emulated(
                    phase, input.experiment().stopNanos(), () -> emulatedNanos, () -> note)
                : ProgressLine.Phase.named(phase));
      }
    }
  }
}
