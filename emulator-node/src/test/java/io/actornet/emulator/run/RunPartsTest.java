package io.actornet.emulator.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.ExperimentReader;
import io.actornet.emulator.experiment.Overrides;
import io.actornet.emulator.run.RunSettings.Destination;
import io.actornet.emulator.trunk.DriverSettings;
import io.actornet.emulator.trunk.Keeping;
import io.actornet.emulator.trunk.NodeDriver;
import io.actornet.emulator.trunk.TrunkNodes;
import io.actornet.emulator.trunk.TrunkPlan;
import io.actornet.emulator.trunk.TrunkSettings;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The parts of a run make, put together, the bytes of a run on one node")
@Timeout(120)
class RunPartsTest {
  private static final String VERSION = "test";
  private static final long KEPT_BYTES = 1L << 30;

  @TempDir private static Path base;
  @TempDir private Path directory;

  private static NodeDriver driver;

  @BeforeAll
  static void launch() {
    driver = NodeDriver.launch(DriverSettings.standard().withBaseDirectory(base));
  }

  @AfterAll
  static void close() {
    driver.close();
  }

  @Test
  @DisplayName("browse on 2 nodes with 2 partitions each")
  void browseOnTwoNodes() throws Exception {
    Path file = Path.of("..", "topology", "examples", "browse.yaml");
    assertSameBytes(new ExperimentReader().read(file), List.of(0, 1, 0, 1));
  }

  @Test
  @DisplayName("faults and lost frames on 3 nodes")
  void faultsOnThreeNodes() throws Exception {
    assertSameBytes(
        read(
            """
            version: 1
            name: ring
            seed: 5
            stop: 12s
            topology:
              nodes:
                a: {kind: host}
                b: {kind: host}
                c: {kind: host}
                r1: {kind: router}
                r2: {kind: router}
                r3: {kind: router}
              links:
                - {endpoints: [a, r1], delay: 1ms, rate: 10mbit}
                - {endpoints: [b, r2], delay: 1ms, rate: 10mbit}
                - {endpoints: [c, r3], delay: 1ms, rate: 10mbit}
                - {endpoints: [r1, r2], delay: 3ms, jitter: 1ms, loss: 2%}
                - {endpoints: [r2, r3], delay: 3ms, jitter: 1ms, loss: 2%}
            apps:
              - {on: c, tcp-sink: {port: 9}}
              - {on: a, tcp-send: {to: c, port: 9, size: 500kB}}
              - {on: b, ping: {to: a, count: 5, at: 8s, interval: 300ms}}
            faults:
              - {name: cut, at: 1s, for: 500ms, link: "r2--r3", down: true}
              - {name: first, on: "a:eth0", direction: from, match: {protocol: tcp, flags: SYN, nth: 1}, drop: true}
            expect:
              - {tcp.retransmissions: {on: a}, is: ">= 1"}
              - {nic.frames.received: {on: c}, is: ">= 100"}
            capture: ["kind:router:*", "a:eth0"]
            """),
        List.of(2, 0, 1));
  }

  @Test
  @DisplayName("a fat-tree (k = 4) full of TCP on 2 nodes with links of 10 µs")
  void fatTreeOnTwoNodes() throws Exception {
    assertSameBytes(
        read(
            """
            version: 1
            name: fat-tree
            seed: 3
            stop: 40ms
            topology: {generate: {fat-tree: {k: 4}}}
            apps:
              - {on: "host*", tcp-sink: {port: 9}}
              - {on: "host[0-7]", tcp-send: {to: "host[8-15]", pairwise: true, port: 9, every: 100us}}
            capture: ["host[0-9]:*"]
            """),
        List.of(0, 1));
  }

  private void assertSameBytes(Experiment experiment, List<Integer> nodeOfPartition)
      throws Exception {
    RunResult alone =
        RunService.run(
            experiment.with(new Overrides(null, null, null, 1, null)),
            RunSettings.silent(new Destination.At(directory.resolve("alone")), VERSION));
    RunResult together =
        RunAssembly.assemble(
            experiment.with(new Overrides(null, null, null, nodeOfPartition.size(), null)),
            runParts(experiment, nodeOfPartition),
            directory.resolve("together"),
            VERSION);
    assertTrue(alone.report().events() > 100, "something happened");
    assertEquals(alone.report().verdict(), together.report().verdict());
    assertEquals(alone.report().digest(), together.report().digest());
    assertEquals(alone.report().events(), together.report().events());
    assertEquals(alone.report().counters(), together.report().counters());
    assertEquals(alone.report().faults(), together.report().faults());
    assertEquals(alone.report().expectations(), together.report().expectations());
    assertEquals(alone.report().warnings(), together.report().warnings());
    assertEquals(alone.report().captures(), together.report().captures());
    for (String file : List.of("events.jsonl", "digests.jsonl", "captures/merged.pcapng")) {
      assertArrayEquals(bytes(alone, file), bytes(together, file), file);
    }
  }

  private static byte[] bytes(RunResult result, String file) throws IOException {
    return Files.readAllBytes(result.directory().resolve(file));
  }

  private List<Path> runParts(Experiment experiment, List<Integer> nodeOfPartition)
      throws Exception {
    int nodes = nodeOfPartition.stream().mapToInt(node -> node + 1).max().orElseThrow();
    List<InetSocketAddress> ports = new ArrayList<>();
    for (int node = 0; node < nodes; node++) {
      ports.add(freePort());
    }
    Experiment divided =
        experiment.with(new Overrides(null, null, null, nodeOfPartition.size(), null));
    List<Path> parts =
        IntStream.range(0, nodes).mapToObj(node -> directory.resolve("part-" + node)).toList();
    try (ExecutorService executor = Executors.newFixedThreadPool(nodes)) {
      List<Future<?>> running = new ArrayList<>();
      for (int node = 0; node < nodes; node++) {
        Path part = Files.createDirectory(parts.get(node));
        TrunkPlan plan = new TrunkPlan(7, 1, 1, VERSION, node, ports, nodeOfPartition);
        running.add(executor.submit(() -> runPart(divided, plan, part)));
      }
      for (Future<?> each : running) {
        each.get(60, TimeUnit.SECONDS);
      }
    }
    return parts;
  }

  private static void runPart(Experiment experiment, TrunkPlan plan, Path directory) {
    try (TrunkNodes others =
            TrunkNodes.connect(
                driver,
                plan,
                TrunkSettings.standard(),
                new Keeping(directory.resolve("kept"), KEPT_BYTES),
                () -> false);
        RunPart part = new RunPart(experiment, others, directory, VERSION, null)) {
      part.run();
      others.end();
    }
  }

  private static InetSocketAddress freePort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
    }
  }

  private static Experiment read(String text) {
    return new ExperimentReader().parse("test.yaml", text, Path.of("."));
  }
}
