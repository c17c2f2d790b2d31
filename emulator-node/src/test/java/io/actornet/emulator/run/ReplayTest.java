package io.actornet.emulator.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.ExperimentReader;
import io.actornet.emulator.experiment.Overrides;
import io.actornet.emulator.run.RunSettings.Destination;
import io.actornet.emulator.trunk.DriverSettings;
import io.actornet.emulator.trunk.Keeping;
import io.actornet.emulator.trunk.NodeDriver;
import io.actornet.emulator.trunk.TrunkLostException;
import io.actornet.emulator.trunk.TrunkNodes;
import io.actornet.emulator.trunk.TrunkPlan;
import io.actornet.emulator.trunk.TrunkSettings;
import io.actornet.protocol.engine.RunFailedException;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A run of which one part is lost and run again, while the others wait,")
@Timeout(240)
class ReplayTest {
  private static final String VERSION = "test";
  private static final long KEPT_BYTES = 1L << 30;
  private static final List<Integer> NODE_OF_PARTITION = List.of(0, 1, 2, 2);
  private static final int LOST = 2;
  private static final long STOP_NANOS = 60_000_000;

  @TempDir private static Path base;
  private static NodeDriver driver;
  private static RunResult alone;
  private static Experiment experiment;

  private final List<InetSocketAddress> ports = new ArrayList<>();
  private final List<Path> parts = new ArrayList<>();

  @TempDir private Path directory;

  @BeforeAll
  static void runAlone() {
    driver = NodeDriver.launch(DriverSettings.standard().withBaseDirectory(base));
    String text =
        """
        version: 1
        name: fat-tree
        seed: 3
        stop: 60ms
        topology: {generate: {fat-tree: {k: 4}}}
        apps:
          - {on: "host*", tcp-sink: {port: 9}}
          - {on: "host[0-7]", tcp-send: {to: "host[8-15]", pairwise: true, port: 9, every: 100us}}
        capture: ["host[0-9]:*"]
        """;
    experiment =
        new ExperimentReader()
            .parse("test.yaml", text, Path.of("."))
            .with(new Overrides(null, null, null, NODE_OF_PARTITION.size(), null));
    alone =
        RunService.run(
            experiment, RunSettings.silent(new Destination.At(base.resolve("alone")), VERSION));
  }

  @AfterAll
  static void close() {
    driver.close();
  }

  @ParameterizedTest
  @CsvSource({"0.0", "0.3", "0.9"})
  @DisplayName("has the bytes of a run that lost nothing")
  void replayed(double share) throws Exception {
    for (int node = 0; node < LOST + 2; node++) {
      ports.add(freePort());
      parts.add(Files.createDirectory(directory.resolve("part-" + node)));
    }
    List<Part> running = new ArrayList<>();
    try (ExecutorService executor = Executors.newCachedThreadPool()) {
      List<Future<?>> ends = new ArrayList<>();
      TrunkPlan plan = new TrunkPlan(7, 1, 1, VERSION, 0, ports.subList(0, 3), NODE_OF_PARTITION);
      for (int node = 0; node <= LOST; node++) {
        Part part = new Part(self(plan, node), parts.get(node));
        running.add(part);
        ends.add(executor.submit(part::run));
      }
      Part lost = running.get(LOST);
      lost.dieAt((long) (share * STOP_NANOS));
      ends.get(LOST).get(60, TimeUnit.SECONDS);

      List<InetSocketAddress> others = List.of(ports.get(0), ports.get(1), ports.get(LOST + 1));
      TrunkPlan next = plan.with(others, List.of(0, 0, 1));
      Part again = new Part(self(next, LOST), parts.get(LOST + 1));
      ends.set(LOST, executor.submit(again::run));
      for (int node = 0; node < LOST; node++) {
        running.get(node).nodes().replace(next.nodes(), next.generations());
      }
      for (Future<?> each : ends) {
        each.get(120, TimeUnit.SECONDS);
      }
      assertTrue(lost.isDead(), "a part was lost in the middle");
    }
    parts.remove(LOST);
    RunResult together =
        RunAssembly.assemble(experiment, parts, directory.resolve("together"), VERSION);
    assertEquals(alone.report().digest(), together.report().digest());
    assertEquals(alone.report().events(), together.report().events());
    for (String file : List.of("events.jsonl", "digests.jsonl", "captures/merged.pcapng")) {
      assertEquals(
          -1,
          Files.mismatch(alone.directory().resolve(file), together.directory().resolve(file)),
          file);
    }
  }

  private static TrunkPlan self(TrunkPlan plan, int node) {
    return new TrunkPlan(
        plan.runId(),
        plan.attempt(),
        plan.experimentHash(),
        plan.programVersion(),
        node,
        plan.nodes(),
        plan.nodeOfPartition(),
        plan.generations());
  }

  private static InetSocketAddress freePort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
    }
  }

  /** A part that can die: then it says nothing more to anybody. */
  private static final class Part {
    private final TrunkPlan plan;
    private final Path directory;
    private final CountDownLatch built = new CountDownLatch(1);
    private volatile boolean dead;
    private volatile TrunkNodes nodes;
    private volatile RunPart part;

    Part(TrunkPlan plan, Path directory) {
      this.plan = plan;
      this.directory = directory;
    }

    void run() {
      Keeping keeping = new Keeping(directory.resolve("kept"), KEPT_BYTES);
      try (TrunkNodes others =
              TrunkNodes.connect(driver, plan, TrunkSettings.standard(), keeping, () -> dead);
          RunPart own = new RunPart(experiment, others, directory, VERSION, null)) {
        nodes = others;
        part = own;
        built.countDown();
        own.run();
        if (!dead) {
          others.end();
        }
      } catch (TrunkLostException | RunFailedException died) {
        if (!dead) {
          throw died;
        }
      }
    }

    void dieAt(long emulatedNanos) throws InterruptedException {
      assertTrue(built.await(60, TimeUnit.SECONDS), "it is built");
      while (part.progress().emulatedNanos() < emulatedNanos) {
        Thread.onSpinWait();
      }
      dead = true;
      part.requestStop();
    }

    boolean isDead() {
      return dead;
    }

    TrunkNodes nodes() throws InterruptedException {
      assertTrue(built.await(60, TimeUnit.SECONDS), "it is built");
      return nodes;
    }
  }
}
