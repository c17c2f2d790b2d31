package io.actornet.emulator.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.actornet.emulator.cluster.ExperimentPlanner;
import io.actornet.emulator.cluster.NodeSettingsReader;
import io.actornet.emulator.control.ClusterRun;
import io.actornet.emulator.control.Formation;
import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.ExperimentPrinter;
import io.actornet.emulator.experiment.ExperimentReader;
import io.actornet.emulator.report.RunReport;
import io.actornet.emulator.run.RunResult;
import io.actornet.emulator.run.RunService;
import io.actornet.emulator.run.RunSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A node that leaves in the middle of a run")
@Timeout(900)
class LeavingNodeTest {
  private static final String VERSION = "test";
  private static final String EXPERIMENT =
      """
      version: 1
      name: fat-tree
      seed: 3
      partitions: 4
      stop: 300ms
      topology: {generate: {fat-tree: {k: 4}}}
      apps:
        - {on: "host*", tcp-sink: {port: 9}}
        - {on: "host[0-7]", tcp-send: {to: "host[8-15]", pairwise: true, port: 9, every: 100us}}
      capture: ["host0:*", "host9:*"]
      """;

  @TempDir private Path directory;
  private final List<Node> nodes = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    // Nobody is to be taken for dead because this process had to wait for others.
    Path patient = directory.resolve("node.conf");
    Files.writeString(patient, "actornet.cluster.heartbeat-pause = 60s\n");
    for (String name : List.of("a", "b", "c")) {
      Map<String, Object> options = new HashMap<>();
      options.put("name", name);
      options.put("cluster-port", "0");
      options.put("trunk-port", "0");
      options.put("control-port", "0");
      options.put("cores", "1");
      options.put("directory", directory.resolve("nodes").toString());
      if (!nodes.isEmpty()) {
        options.put("seeds", List.of(nodes.getFirst().address().toString()));
      }
      nodes.add(
          Node.start(
              NodeSettingsReader.read(options, patient),
              VERSION,
              new Node.Workers(
                  TrunkedRunner.factory(VERSION),
                  new ExperimentPlanner(),
                  new RunCollector(VERSION))));
    }
    Formation.await(URI.create(nodes.getFirst().control()), nodes.size(), Duration.ofSeconds(60));
  }

  @AfterEach
  void close() {
    nodes.reversed().forEach(Node::close);
  }

  @Test
  @DisplayName("is missed by nobody: its part is run again by another one, and only that")
  void leaves() throws Exception {
    Experiment experiment = new ExperimentReader().parse("test.yaml", EXPERIMENT, Path.of("."));
    RunResult alone =
        RunService.run(
            experiment,
            RunSettings.silent(
                new RunSettings.Destination.At(directory.resolve("alone")), VERSION));
    Path file = directory.resolve("experiment.yaml");
    Files.writeString(file, ExperimentPrinter.print(experiment, VERSION));
    List<CompletableFuture<Void>> left = new ArrayList<>();
    Path together = directory.resolve("together");
    try (ClusterRun run =
        new ClusterRun(nodes.stream().map(node -> URI.create(node.control())).toList())) {
      run.submit(file, false);
      JsonNode ended =
          run.follow(
              progress -> {
                if (progress.path("frames").asLong() > 0 && left.isEmpty()) {
                  left.add(CompletableFuture.runAsync(nodes.removeLast()::close));
                }
              });
      assertEquals("finished", ended.path("state").asText(), ended::toString);
      assertEquals(1, ended.path("attempt").asInt(), ended::toString);
      String note = ended.path("notes").path(0).asText();
      assertTrue(note.startsWith("node c left; partition"), note);
      run.fetch(together);
    }
    left.getFirst().get(60, TimeUnit.SECONDS);
    assertEquals(alone.report().digest(), RunReport.read(together).digest());
    for (String name : List.of("events.jsonl", "digests.jsonl", "captures/merged.pcapng")) {
      assertEquals(
          -1, Files.mismatch(alone.directory().resolve(name), together.resolve(name)), name);
    }
  }
}
