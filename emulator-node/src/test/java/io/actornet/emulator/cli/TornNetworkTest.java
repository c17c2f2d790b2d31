package io.actornet.emulator.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.actornet.emulator.control.ClusterRun;
import io.actornet.emulator.experiment.ExperimentReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Three nodes on a network that fails")
@Timeout(3_600)
class TornNetworkTest {
  private static final int NODES = 3;
  private static final int LOST_PERCENT = 5;
  private static final Duration SHORT_CUT = Duration.ofSeconds(2);
  private static final int ROUNDS = ComparedExperiment.SOAK ? 10 : 1;
  private static final String EXPERIMENT =
      """
      version: 1
      name: chain
      seed: 3
      stop: %s
      topology: {generate: {chain: {routers: 6, delay: 10ms}}}
      apps:
        - {on: server, tcp-sink: {port: 9}}
        - {on: client, tcp-send: {to: server, port: 9}}
        - {on: client, ping: {to: server}}
      capture: ["client:*"]
      """
          .formatted(ComparedExperiment.SOAK ? "30s" : "6s");

  @TempDir private static Path base;
  private static ComparedRun compared;
  private static Path file;

  @BeforeAll
  static void runAlone() throws Exception {
    compared =
        new ComparedRun(
            new ExperimentReader().parse("test.yaml", EXPERIMENT, Path.of(".")),
            base.resolve("alone"));
    file = compared.write(base.resolve("experiment.yaml"), NODES);
  }

  @Test
  @DisplayName("lose 5 % of what they send each other, and one of them for 2 s, and nothing else")
  void lossAndShortCut() throws Exception {
    try (NodeNetwork network = NodeNetwork.make(NODES);
        ScatteredCluster cluster =
            new ScatteredCluster(network, NODES, base.resolve("lossy-nodes"))) {
      for (int round = 0; round < ROUNDS; round++) {
        int victim = (cluster.coordinator() + round) % NODES;
        network.lose(LOST_PERCENT);
        ShortCut cut = new ShortCut(network, victim, moment(round));
        JsonNode ended = run(cluster, base.resolve("lossy-" + round), cut);
        assertTrue(cut.isOver(), "the run was over before a node could be cut off");
        assertEquals(1, ended.path("attempt").asInt(), ended::toString);
        assertEquals(NODES, cluster.status(victim).path("members").size());
      }
    }
  }

  @Test
  @DisplayName("never publish a result in both parts that they were torn into")
  void lastingCut() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      try (NodeNetwork network = NodeNetwork.make(NODES);
          ScatteredCluster cluster =
              new ScatteredCluster(network, NODES, base.resolve("torn-nodes-" + round))) {
        int victim = (cluster.coordinator() + round) % NODES;
        LastingCut cut = new LastingCut(network, cluster, victim, moment(round));
        JsonNode ended = run(cluster, base.resolve("torn-" + round), cut);
        assertTrue(cut.done, "the run was over before a node could be cut off");
        assertTrue(
            ended.path("attempt").asInt() == 2
                || ended.path("notes").toString().contains("replayed"),
            ended::toString);
        ScatteredCluster.Member lost = cluster.members().get(victim);
        while (lost.process().isAlive()) {
          assertNotEquals("finished", cluster.state(victim, ended.path("id").asText()));
          assertTrue(System.nanoTime() - cut.since < 120e9, "a node that was cut off ends");
        }
        assertEquals(Failures.NOT_FINISHED, lost.process().exitValue());
        assertTrue(
            lost.complaints().contains("the cluster has removed this node"), lost::complaints);
      }
    }
  }

  /** The share of the emulated time after which a node is cut off. */
  private static double moment(int round) {
    return round == 0 ? 0.1 : new Random(round).nextDouble();
  }

  private static JsonNode run(ScatteredCluster cluster, Path together, Consumer<JsonNode> watcher)
      throws Exception {
    long begun = System.nanoTime();
    try (ClusterRun run = new ClusterRun(cluster.controls())) {
      run.submit(file, false);
      JsonNode ended = run.follow(watcher);
      assertEquals("finished", ended.path("state").asText(), ended::toString);
      run.fetch(together);
      compared.assertSame(together);
      System.out.printf(
          "%s: %.1f s, attempt %d, %s%n",
          together.getFileName(),
          (System.nanoTime() - begun) / 1e9,
          ended.path("attempt").asInt(),
          ended.path("notes"));
      return ended;
    }
  }

  private static boolean hasReached(JsonNode run, double share) {
    return run.path("state").asText().equals("running")
        && run.path("emulated_nanos").asLong() >= share * compared.emulatedNanos();
  }

  /** Cuts a node off for a while. */
  private static final class ShortCut implements Consumer<JsonNode> {
    private final NodeNetwork network;
    private final int victim;
    private final double moment;
    private long since;
    private boolean over;

    ShortCut(NodeNetwork network, int victim, double moment) {
      this.network = network;
      this.victim = victim;
      this.moment = moment;
    }

    @Override
    public void accept(JsonNode run) {
      if (since == 0 && hasReached(run, moment)) {
        network.cutOff(victim);
        since = System.nanoTime();
      }
      if (since != 0 && !over && System.nanoTime() - since >= SHORT_CUT.toNanos()) {
        over = true;
        network.lose(LOST_PERCENT);
      }
    }

    boolean isOver() {
      return over;
    }
  }

  /** Cuts a node off for good, and asks it meanwhile whether it has a result. */
  private static final class LastingCut implements Consumer<JsonNode> {
    private final NodeNetwork network;
    private final ScatteredCluster cluster;
    private final int victim;
    private final double moment;
    private long since;
    private boolean done;

    LastingCut(NodeNetwork network, ScatteredCluster cluster, int victim, double moment) {
      this.network = network;
      this.cluster = cluster;
      this.victim = victim;
      this.moment = moment;
    }

    @Override
    public void accept(JsonNode run) {
      if (!done && hasReached(run, moment)) {
        network.cutOff(victim);
        since = System.nanoTime();
        done = true;
      }
      if (done) {
        assertNotEquals("finished", cluster.state(victim, run.path("id").asText()));
      }
    }
  }
}
