package io.actornet.emulator.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.actornet.emulator.control.ClusterRun;
import io.actornet.emulator.node.LocalCluster;
import io.actornet.emulator.report.Lateness;
import io.actornet.emulator.report.NodeExecution;
import io.actornet.emulator.report.Reboot;
import io.actornet.emulator.report.RunReport;
import io.actornet.emulator.report.RunVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The machine may be busy with other things, so nothing here depends on being on time. */
@DisplayName("A run in real time on three nodes")
@Timeout(240)
class RealTimeNodesTest {
  private static final int NODES = 3;
  private static final int REQUESTS = 20;

  private static final long NANOS = 1_000_000_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String EXPERIMENT =
      """
      version: 1
      name: realtime
      clock: realtime
      speed: 0.5
      max-lateness: 1s
      partitions: 3
      stop: 5s
      topology:
        nodes:
          a: {kind: host}
          b: {kind: host}
          r: {kind: router}
        links:
          - {endpoints: ["a:eth0", "r:eth0"], delay: 50ms}
          - {endpoints: ["b:eth0", "r:eth1"], delay: 50ms}
      apps:
        - {on: a, ping: {to: b, count: 20, interval: 50ms}}
      expect:
        - {ping.received: {on: a}, is: ">= 1"}
      """;

  @TempDir private Path directory;

  /** Whether a node is killed while the run is under way. */
  private boolean kills;

  /** What the cluster said of the run in the end. */
  private JsonNode ended;

  @Test
  @DisplayName("brings frames from node to node, and says how late each node was")
  void sharesOneClock() throws Exception {
    RunReport report = run(EXPERIMENT);

    assertEquals(List.of(0, 1, 2), partitions(report.execution().nodes()));
    Lateness all = report.execution().lateness();
    assertTrue(all.events() > REQUESTS, all::toString);
    long events = 0;
    long latest = 0;
    for (NodeExecution node : report.execution().nodes()) {
      events += node.lateness().events();
      latest = Math.max(latest, node.lateness().maxNanos());
      assertEquals(0, node.framesDropped());
    }
    assertEquals(events, all.events());
    assertEquals(latest, all.maxNanos());
    assertTrue(report.execution().wallNanos() >= 10_000_000_000L, "5 s at half the speed");
    assertEquals(1, report.expectations().size());
    assertTrue(report.expectations().getFirst().held(), report.expectations()::toString);
    boolean onTime =
        all.withinBound() && report.execution().nodes().stream().allMatch(this::isSure);
    assertEquals(onTime ? RunVerdict.PASSED : RunVerdict.INVALID, report.verdict());
  }

  private boolean isSure(NodeExecution node) {
    return node.clockUncertaintyNanos() / 2 <= 1_000_000_000L;
  }

  private static List<Integer> partitions(List<NodeExecution> nodes) {
    return nodes.stream().flatMap(node -> node.partitions().stream()).sorted().toList();
  }

  @Test
  @DisplayName("that fires events later than its bound allows is INVALID")
  void late() throws Exception {
    RunReport report = run(EXPERIMENT.replace("max-lateness: 1s", "max-lateness: 1ns"));

    assertEquals(RunVerdict.INVALID, report.verdict());
    assertTrue(
        report.reasons().getFirst().startsWith("events fired too late"),
        report.reasons()::toString);
  }

  @Test
  @DisplayName("goes on when a node is killed: its devices boot on another, and the report says so")
  void killedNode() throws Exception {
    kills = true;
    RunReport report =
        run(
            EXPERIMENT
                .replace("speed: 0.5", "speed: 1.0")
                .replace("stop: 5s", "stop: 40s")
                .replace("count: 20, interval: 50ms", "count: 0, interval: 100ms"));

    assertEquals(1, ended.path("attempt").asInt(), ended::toString);
    assertTrue(ended.path("notes").toString().contains("node-3 died"), ended::toString);
    assertEquals(List.of(0, 1, 2), partitions(report.execution().nodes()));
    assertEquals(2, report.execution().nodes().size());
    assertEquals(1, report.execution().reboots().size());
    Reboot reboot = report.execution().reboots().getFirst();
    assertEquals("node-3", reboot.lostNode());
    assertEquals(1, reboot.devices().size());
    assertTrue(reboot.bootedNanos() > reboot.reachedNanos(), reboot::toString);
    assertEquals(List.of(reboot.sentence()), report.warnings());
    assertTrue(
        replies().anyMatch(nanos -> nanos > reboot.bootedNanos() + 2 * NANOS),
        "a host is reached through the device that booted again");
    assertTrue(
        replies()
            .noneMatch(
                nanos -> nanos > reboot.reachedNanos() + NANOS && nanos < reboot.bootedNanos()),
        "nobody is reached while it is off");
  }

  /** When answers to pings came, by the journal. */
  private Stream<Long> replies() throws IOException {
    List<Long> times = new ArrayList<>();
    for (String line : Files.readAllLines(directory.resolve("result/events.jsonl"))) {
      JsonNode entry = JSON.readTree(line);
      if (entry.path("type").asText().equals("ping.reply")) {
        times.add(entry.path("time_nanos").asLong());
      }
    }
    return times.stream();
  }

  private RunReport run(String experiment) throws Exception {
    Path file = Files.writeString(directory.resolve("experiment.yaml"), experiment);
    Path result = directory.resolve("result");
    try (LocalCluster cluster =
            LocalCluster.start(
                NODES,
                Actornet.class.getName(),
                directory.resolve("logs"),
                List.of("--directory", directory.resolve("nodes").toString()));
        ClusterRun run =
            new ClusterRun(IntStream.range(0, NODES).mapToObj(cluster::control).toList())) {
      run.submit(file, false);
      ended =
          run.follow(
              progress -> {
                if (kills && progress.path("emulated_nanos").asLong() > 0) {
                  cluster.members().getLast().process().destroyForcibly();
                }
              });
      assertEquals("finished", ended.path("state").asText(), ended::toString);
      run.fetch(result);
    }
    return RunReport.read(result);
  }
}
