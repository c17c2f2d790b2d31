package io.actornet.emulator.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.ExperimentPrinter;
import io.actornet.emulator.experiment.ExperimentReader;
import io.actornet.emulator.experiment.KnownCounters;
import io.actornet.emulator.experiment.Overrides;
import io.actornet.emulator.experiment.app.ApplicationKinds;
import io.actornet.emulator.ladder.LadderText;
import io.actornet.emulator.output.TextStyle;
import io.actornet.emulator.report.RunReport;
import io.actornet.emulator.report.RunVerdict;
import io.actornet.protocol.engine.DispatcherKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Every example")
class ExamplesTest {
  private static final Path EXAMPLES = Path.of("../topology/examples");
  private static final String MERGED = "captures/merged.pcapng";
  private static final String VERSION = "test";

  @TempDir Path directory;

  static List<String> examples() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  @DisplayName("holds what it expects, and is the same bytes on 1, 2 and 4 partitions")
  void partitions(String example) throws IOException {
    Experiment experiment = new ExperimentReader().read(EXAMPLES.resolve(example));
    RunResult one = run(experiment, 1, DispatcherKind.DIRECT, "one");

    assertEquals(RunVerdict.PASSED, one.report().verdict(), one.report().reasons().toString());
    for (int partitions : List.of(2, 4)) {
      RunResult several = run(experiment, partitions, DispatcherKind.DIRECT, "of" + partitions);

      assertEquals(one.report().digest(), several.report().digest());
      assertEquals(outcome(one.report()), outcome(several.report()));
      assertEquals(ladder(one), ladder(several));
      assertSameFile(one, several, "events.jsonl");
      assertSameFile(one, several, "digests.jsonl");
      assertEquals(captured(one), captured(several));
      if (captured(one)) {
        assertSameFile(one, several, MERGED);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  @DisplayName("is the same on 1 and 2 partitions with Akka's own dispatcher")
  void standardDispatcher(String example) {
    Experiment experiment = new ExperimentReader().read(EXAMPLES.resolve(example));
    RunResult one = run(experiment, 1, DispatcherKind.STANDARD, null);
    RunResult two = run(experiment, 2, DispatcherKind.STANDARD, null);

    assertEquals(RunVerdict.PASSED, one.report().verdict(), one.report().reasons().toString());
    assertEquals(one.report().digest(), two.report().digest());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  @DisplayName("runs the same from its resolved form, which resolves to itself")
  void resolved(String example) {
    Experiment experiment = new ExperimentReader().read(EXAMPLES.resolve(example));
    String text = ExperimentPrinter.print(experiment, VERSION);
    Experiment resolved = new ExperimentReader().parse("experiment.yaml", text, directory);

    assertEquals(text, ExperimentPrinter.print(resolved, VERSION));
    assertEquals(
        run(experiment, 1, DispatcherKind.DIRECT, null).report().digest(),
        run(resolved, 1, DispatcherKind.DIRECT, null).report().digest());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  @DisplayName("counts nothing that expectations do not know")
  void knownCounters(String example) {
    Experiment experiment = new ExperimentReader().read(EXAMPLES.resolve(example));
    var known = KnownCounters.with(ApplicationKinds.builtIn()).keySet();
    var counted = run(experiment, 1, DispatcherKind.DIRECT, null).report().counters().keySet();

    assertTrue(
        known.containsAll(counted),
        () -> counted.stream().filter(name -> !known.contains(name)).toList().toString());
  }

  private RunResult run(
      Experiment experiment, int partitions, DispatcherKind dispatcher, String name) {
    RunSettings settings = RunSettings.silent(VERSION);
    if (name != null) {
      settings =
          new RunSettings(
              new RunSettings.Destination.At(directory.resolve(name)),
              true,
              null,
              new Interruption(),
              VERSION);
    }
    return RunService.run(
        experiment.with(new Overrides(null, null, null, partitions, dispatcher)), settings);
  }

  private static String ladder(RunResult result) {
    return LadderText.render(result.recording(), 120, 60, TextStyle.PLAIN);
  }

  private static String outcome(RunReport report) {
    return report.verdict()
        + " "
        + report.expectations()
        + report.faults()
        + report.counters()
        + report.captures()
        + report.journal();
  }

  private static void assertSameFile(RunResult one, RunResult other, String name)
      throws IOException {
    Path file = one.directory().resolve(name);
    assertEquals(-1, Files.mismatch(file, other.directory().resolve(name)), name);
  }

  private static boolean captured(RunResult run) {
    return Files.exists(run.directory().resolve(MERGED));
  }
}
