package io.actornet.emulator.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.emulator.experiment.CaptureSpec;
import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.ExperimentReader;
import io.actornet.emulator.experiment.Overrides;
import io.actornet.emulator.run.RunSettings.Destination;
import io.actornet.protocol.engine.DispatcherKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A run in virtual time has the same digest, captures and journal, byte for byte,")
class SameBytesTest {
  private static final int[] PARTITIONS = {1, 1, 2, 4};

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource
  @DisplayName("of the browse example, twice and on 1, 2 and 4 partitions")
  void browse(DispatcherKind dispatcher) throws IOException {
    assertAlwaysTheSame(new ExperimentReader().read(example("browse.yaml")), dispatcher);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("of Abilene with loss and jitter, twice and on 1, 2 and 4 partitions")
  void abileneWithLossAndJitter(DispatcherKind dispatcher) throws IOException {
    Path graph = SharedData.file("topologies/Abilene.graphml");
    String text =
        """
        version: 1
        name: abilene
        seed: 3
        stop: 40s
        topology:
          import:
            file: "%s"
            link: {rate: 50mbit, loss: 1%%, jitter: 1ms, distribution: normal}
        apps:
          - {on: "kind:host", http-server: {document: "/", size: 50kB}}
          - {on: "kind:host", ping: {to: "kind:host", count: 3, at: 1s, every: 1ms}}
          - {on: "kind:host", http-get: {url: "http://{to}/", to: "kind:host", at: 2s, every: 5ms}}
        capture: ["kind:router:*"]
        """
            .formatted(graph);
    assertAlwaysTheSame(read(text), dispatcher);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("of a fat-tree (k = 8) full of TCP, twice and on 1, 2 and 4 partitions")
  void fatTree(DispatcherKind dispatcher) throws IOException {
    String text =
        """
        version: 1
        name: fat-tree
        seed: 3
        stop: 60ms
        topology: {generate: {fat-tree: {k: 8}}}
        apps:
          - {on: "host*", tcp-sink: {port: 9}}
          - {on: "host[0-63]", tcp-send: {to: "host[64-127]", pairwise: true, port: 9, every: 100us}}
        capture: ["host[0-9]:*", "core0-0:*"]
        """;
    assertAlwaysTheSame(read(text), dispatcher);
  }

  private void assertAlwaysTheSame(Experiment experiment, DispatcherKind dispatcher)
      throws IOException {
    RunResult first = null;
    for (int i = 0; i < PARTITIONS.length; i++) {
      RunResult result = run(experiment, dispatcher, i, "run" + i);
      if (first == null) {
        first = result;
        assertTrue(Files.size(merged(first)) > 10_000, "there is something to compare");
      }
      assertEquals(first.report().digest(), result.report().digest());
      assertArrayEquals(Files.readAllBytes(merged(first)), Files.readAllBytes(merged(result)));
      assertArrayEquals(Files.readAllBytes(journal(first)), Files.readAllBytes(journal(result)));
    }
    assertTheSameWithoutCaptures(experiment, dispatcher, first);
  }

  /** Devices of which nothing is captured run ahead of each other, which must change nothing. */
  private void assertTheSameWithoutCaptures(
      Experiment experiment, DispatcherKind dispatcher, RunResult captured) throws IOException {
    Experiment uncaptured = uncaptured(experiment);
    for (int i = 1; i < PARTITIONS.length; i++) {
      RunResult result = run(uncaptured, dispatcher, i, "uncaptured" + i);
      assertEquals(captured.report().digest(), result.report().digest());
      assertArrayEquals(Files.readAllBytes(journal(captured)), Files.readAllBytes(journal(result)));
    }
  }

  private static Experiment uncaptured(Experiment experiment) {
    return new Experiment(
        experiment.name(),
        experiment.seed(),
        experiment.clock(),
        experiment.stopNanos(),
        experiment.maxLatenessNanos(),
        experiment.partitions(),
        experiment.dispatcher(),
        experiment.network(),
        experiment.applications(),
        experiment.faults(),
        experiment.expectations(),
        CaptureSpec.NONE,
        experiment.pins(),
        experiment.written());
  }

  private RunResult run(
      Experiment experiment, DispatcherKind dispatcher, int number, String directoryName) {
    return RunService.run(
        experiment.with(new Overrides(null, null, null, PARTITIONS[number], dispatcher)),
        RunSettings.silent(new Destination.At(directory.resolve(directoryName)), "test"));
  }

  private static Path merged(RunResult result) {
    return result.directory().resolve("captures").resolve("merged.pcapng");
  }

  private static Path journal(RunResult result) {
    return result.directory().resolve("events.jsonl");
  }

  private static Experiment read(String text) {
    return new ExperimentReader().parse("test.yaml", text, Path.of("."));
  }

  private static Path example(String name) {
    return Path.of("..", "topology", "examples", name);
  }
}
