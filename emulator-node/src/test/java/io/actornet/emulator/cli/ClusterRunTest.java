package io.actornet.emulator.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.actornet.emulator.control.ClusterRun;
import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.ExperimentReader;
import io.actornet.emulator.experiment.Overrides;
import io.actornet.emulator.node.LocalCluster;
import io.actornet.emulator.report.RunReport;
import io.actornet.emulator.run.RunResult;
import io.actornet.emulator.run.RunService;
import io.actornet.emulator.run.RunSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A run on three nodes")
@Timeout(240)
class ClusterRunTest {
  private static final int NODES = 3;
  private static final String EXPERIMENT =
      """
      version: 1
      name: fat-tree
      seed: 3
      partitions: 3
      stop: 400ms
      topology: {generate: {fat-tree: {k: 4}}}
      apps:
        - {on: "host*", tcp-sink: {port: 9}}
        - {on: "host[0-7]", tcp-send: {to: "host[8-15]", pairwise: true, port: 9, every: 100us}}
      capture: ["host0:*", "host9:*"]
      """;

  @TempDir private Path directory;

  @Test
  @DisplayName("has the bytes of a run on one, also when a node is killed in the middle")
  void killedNode() throws Exception {
    Experiment experiment = new ExperimentReader().parse("test.yaml", EXPERIMENT, Path.of("."));
    RunResult alone =
        RunService.run(
            experiment.with(new Overrides(null, null, null, 1, null)),
            RunSettings.silent(
                new RunSettings.Destination.At(directory.resolve("alone")), Version.name()));
    Path file = Files.writeString(directory.resolve("experiment.yaml"), EXPERIMENT);
    Path together = directory.resolve("together");
    AtomicBoolean killed = new AtomicBoolean();
    try (LocalCluster cluster =
            LocalCluster.start(
                NODES,
                Actornet.class.getName(),
                directory.resolve("logs"),
                List.of("--directory", directory.resolve("nodes").toString()));
        ClusterRun run =
            new ClusterRun(IntStream.range(0, NODES).mapToObj(cluster::control).toList())) {
      run.submit(file);
      JsonNode ended =
          run.follow(
              progress -> {
                if (isRunning(progress) && killed.compareAndSet(false, true)) {
                  cluster.members().getLast().process().destroyForcibly();
                }
              });
      assertEquals("finished", ended.path("state").asText(), ended::toString);
      assertTrue(killed.get(), "the run was over before a node could be killed");
      assertEquals(2, ended.path("attempt").asInt());
      run.fetch(together);
    }

    assertEquals(alone.report().digest(), RunReport.read(together).digest());
    for (String name : List.of("events.jsonl", "digests.jsonl", "captures/merged.pcapng")) {
      assertArrayEquals(
          Files.readAllBytes(alone.directory().resolve(name)),
          Files.readAllBytes(together.resolve(name)),
          name);
    }
  }

  private static boolean isRunning(JsonNode run) {
    return run.path("state").asText().equals("running");
  }
}
