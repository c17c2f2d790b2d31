package io.actornet.emulator.node;

import com.fasterxml.jackson.databind.JsonNode;
import io.actornet.emulator.bench.ExperimentRunner;
import io.actornet.emulator.bench.Measurement;
import io.actornet.emulator.cluster.NodeException;
import io.actornet.emulator.control.ClusterRun;
import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.ExperimentPrinter;
import io.actornet.emulator.output.DirectoryTree;
import io.actornet.emulator.output.OutputException;
import io.actornet.emulator.report.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Runs the experiments of benchmarks on nodes of this machine, as {@code run --nodes} does; the
 * nodes live as long as it does.
 */
public final class ClusterBenchmark implements ExperimentRunner, AutoCloseable {
  private static final double NANOS = 1e9;
  private static final long KIBIBYTE = 1_024;

  private final Path work;
  private final LocalCluster cluster;

  /** When the run under way was first seen in each state. */
  private final Map<String, Long> reachedAt = new LinkedHashMap<>();

  private long cpuWhenRunning;
  private long cpuWhenRun;
  private int runs;

  private ClusterBenchmark(Path work, LocalCluster cluster) {
    this.work = work;
    this.cluster = cluster;
  }

  /**
   * Starts the nodes.
   *
   * @param main the program's main class
   * @throws NodeException if they do not come up
   */
  public static ClusterBenchmark start(int nodes, String main) {
    Path work = null;
    try {
      work = Files.createTempDirectory("actornet-bench-");
      return new ClusterBenchmark(
          work,
          LocalCluster.start(
              nodes, main, work, List.of("--directory", work.resolve("nodes").toString())));
    } catch (IOException failed) {
      throw OutputException.of("write", Path.of(System.getProperty("java.io.tmpdir")), failed);
    } catch (RuntimeException failed) {
      DirectoryTree.remove(work);
      throw failed;
    }
  }

  @Override
  public Measurement measure(Experiment experiment) {
    reachedAt.clear();
    Path directory = work.resolve("run-" + runs++);
    Path file = work.resolve(ExperimentPrinter.FILE_NAME);
    int nodes = cluster.members().size();
    reached("begun");
    try (ClusterRun run =
        new ClusterRun(IntStream.range(0, nodes).mapToObj(cluster::control).toList())) {
      Files.writeString(file, ExperimentPrinter.printBriefly(experiment));
      run.submit(file, false);
      JsonNode ended = run.follow(this::follow);
      if (!ended.path("failure").isNull()) {
        throw new NodeException("the run failed: " + ended.path("failure").asText());
      }
      run.fetch(directory);
      return measurement(RunReport.read(directory));
    } catch (IOException failed) {
      throw OutputException.of("write", work, failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new NodeException("stopped while the nodes were running the benchmark", stopped);
    } finally {
      if (Files.exists(directory)) {
        DirectoryTree.remove(directory);
      }
    }
  }

  private void follow(JsonNode run) {
    String state = run.path("state").asText();
    if (reached(state)) {
      cpuWhenRunning = state.equals("running") ? cpuNanos() : cpuWhenRunning;
      cpuWhenRun = cpuNanos();
    }
  }

  private boolean reached(String state) {
    return reachedAt.putIfAbsent(state, System.nanoTime()) == null;
  }

  private Measurement measurement(RunReport report) {
    return new Measurement(
        (reachedAt.getOrDefault("running", reachedAt.get("begun")) - reachedAt.get("begun"))
            / NANOS,
        report.execution().wallNanos() / NANOS,
        (cpuWhenRun - cpuWhenRunning) / NANOS,
        report.emulatedNanos() / NANOS,
        report.events(),
        report.digest(),
        report.counters(),
        Map.of());
  }

  private long cpuNanos() {
    return cluster.members().stream()
        .map(member -> member.process().info().totalCpuDuration().orElse(Duration.ZERO))
        .mapToLong(Duration::toNanos)
        .sum();
  }

  /** How long each state took, and the most memory that each node has had, garbage included. */
  @Override
  public Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    String before = null;
    for (String state : reachedAt.keySet()) {
      if (before != null) {
        figures.put(
            before.equals("begun") ? "handover_seconds" : before + "_seconds",
            (reachedAt.get(state) - reachedAt.get(before)) / NANOS);
      }
      before = state;
    }
    for (LocalCluster.Member member : cluster.members()) {
      double bytes = peakBytes(member.process().pid());
      if (bytes > 0) {
        figures.put(member.name().replace('-', '_') + "_peak_bytes", bytes);
      }
    }
    return figures;
  }

  /** The most memory that a process has had at a time; 0 where the system does not say. */
  private static double peakBytes(long process) {
    try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> KIBIBYTE * Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (IOException notLinux) {
      return 0;
    }
  }

  @Override
  public void close() {
    try {
      cluster.close();
    } finally {
      DirectoryTree.remove(work);
    }
  }
}
