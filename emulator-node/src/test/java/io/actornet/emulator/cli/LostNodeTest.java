package io.actornet.emulator.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.actornet.emulator.control.ClusterRun;
import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.ExperimentReader;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A run on three nodes of which one is lost has the bytes of a run on one")
@Timeout(3_600)
class LostNodeTest {
  private static final int NODES = 3;

  /** More than nodes: some have two. */
  private static final int PARTITIONS = 4;

  private static final int ROUNDS = ComparedExperiment.SOAK ? 20 : 0;
  private static final String EXPERIMENT =
      """
      version: 1
      name: fat-tree
      seed: 3
      stop: %s
      topology: {generate: {fat-tree: {k: 4}}}
      apps:
        - {on: "host*", tcp-sink: {port: 9}}
        - {on: "host[0-7]", tcp-send: {to: "host[8-15]", pairwise: true, port: 9, every: 100us}}
      capture: ["host0:*", "host9:*"]
      """
          .formatted(ComparedExperiment.SOAK ? "1s" : "400ms");

  @TempDir private static Path base;
  private static ComparedRun compared;
  private static Path file;

  @BeforeAll
  static void runAlone() throws Exception {
    Experiment experiment = new ExperimentReader().parse("test.yaml", EXPERIMENT, Path.of("."));
    compared = new ComparedRun(experiment, base.resolve("alone"));
    file = compared.write(base.resolve("experiment.yaml"), PARTITIONS);
  }

  @Test
  @DisplayName("when it is killed in the middle")
  void killedInTheMiddle() throws Exception {
    try (VulnerableCluster cluster = new VulnerableCluster(NODES, base.resolve("middle"))) {
      JsonNode ended =
          run(
              cluster,
              base.resolve("middle-run"),
              progress -> {
                if (progress.path("state").asText().equals("running")) {
                  cluster.strikeOnce(NODES - 1, VulnerableCluster.Blow.KILL);
                }
              });
      assertTrue(cluster.isStruck(), "the run was over before a node could be killed");
      assertEquals(1, ended.path("attempt").asInt(), "only its part was run again");
      assertTrue(ended.path("notes").path(0).asText().endsWith("replayed"), ended::toString);
    }
  }

  /** At random moments, those of preparing and collecting among them. */
  @Test
  @DisplayName("at random moments, killed or frozen, the coordinator's node too")
  void randomMoments() throws Exception {
    int struck = 0;
    long wholeNanos = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Random random = new Random(round);
      long moment = (long) (random.nextDouble() * wholeNanos);
      VulnerableCluster.Blow blow =
          round % 4 == 3 ? VulnerableCluster.Blow.FREEZE : VulnerableCluster.Blow.KILL;
      try (VulnerableCluster cluster = new VulnerableCluster(NODES, base.resolve("at-" + round))) {
        int coordinator = cluster.coordinator();
        int victim =
            round % 3 == 1 ? coordinator : (coordinator + 1 + random.nextInt(NODES - 1)) % NODES;
        boolean spared = round == 0; // its run shows how long one takes
        long begun = System.nanoTime();
        JsonNode ended =
            run(
                cluster,
                base.resolve("run-" + round),
                progress -> {
                  if (!spared && System.nanoTime() - begun >= moment) {
                    cluster.strikeOnce(victim, blow);
                  }
                  cluster.thawOnceRemoved();
                });
        if (spared) {
          wholeNanos = System.nanoTime() - begun;
        }
        struck += cluster.isStruck() ? 1 : 0;
        System.out.printf(
            "round %d: %s of node %d%s after %.1f of %.1f s, %s%n",
            round,
            blow,
            victim,
            victim == coordinator ? ", the coordinator's," : "",
            moment / 1e9,
            (System.nanoTime() - begun) / 1e9,
            ended.path("notes"));
      }
    }
    assertTrue(struck >= ROUNDS * 3 / 4, () -> "enough nodes were struck");
  }

  private static JsonNode run(VulnerableCluster cluster, Path together, Consumer<JsonNode> watcher)
      throws Exception {
    JsonNode ended;
    try (ClusterRun run = new ClusterRun(cluster.controls())) {
      run.submit(file, false);
      ended = run.follow(watcher);
      assertEquals("finished", ended.path("state").asText(), ended::toString);
      run.fetch(together);
      compared.assertSame(together);
    }
    cluster.assertNothingIsLeftOf(ended.path("id").asText());
    return ended;
  }
}
