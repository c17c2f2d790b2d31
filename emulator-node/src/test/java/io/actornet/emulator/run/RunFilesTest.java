package io.actornet.emulator.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.ExperimentReader;
import io.actornet.emulator.output.OutputException;
import io.actornet.emulator.report.RunDirectory;
import io.actornet.emulator.run.RunSettings.Destination;
import io.actornet.protocol.engine.FrameTap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The files of a run")
class RunFilesTest {
  @TempDir Path parent;

  @Test
  @DisplayName("that cannot be opened leave no thread and no file behind")
  void released() throws IOException {
    RunDirectory directory = RunDirectory.under(parent, "run");
    Files.writeString(directory.path().resolve("captures"), "in the way");
    long before = writers();

    OutputException failure =
        assertThrows(OutputException.class, () -> open(directory, new Interruption()));

    assertTrue(failure.getMessage().contains("captures is in the way"), failure.getMessage());
    assertEquals(before, writers());
    directory.discard();
    assertEmpty();
  }

  @Test
  @DisplayName("of a run that did not begin are removed, and their thread ends")
  void discarded() throws IOException {
    long before = writers();
    RunFiles files = open(RunDirectory.under(parent, "run"), new Interruption());
    files.journal(0);
    files.tap(0, "host0", "eth0").frame(1, new byte[60], true);
    assertEquals(before + 1, writers());

    files.discard();

    assertEquals(before, writers());
    assertEmpty();
  }

  @Test
  @DisplayName("of an interrupted run keep frames unmerged rather than let the user wait")
  void givenUp() throws IOException {
    Interruption interruption = new Interruption(Duration.ZERO);
    RunDirectory directory = RunDirectory.under(parent, "run");
    RunFiles files = open(directory, interruption);
    FrameTap tap = files.tap(0, "host0", "eth0");
    files.journal(0);
    tap.frame(1, new byte[60], true);
    interruption.request();

    List<String> failures = files.finish(new TreeMap<>());

    assertEquals(1, failures.size(), failures.toString());
    assertTrue(failures.getFirst().contains("were not merged"), failures.toString());
    assertEquals(1, files.captures().frames());
    Path captures = directory.path().resolve("captures");
    try (Stream<Path> left = Files.list(captures)) {
      assertEquals(List.of(captures.resolve("partition-0.partial.pcapng")), left.toList());
    }
    assertTrue(Files.exists(directory.path().resolve("events.jsonl")), "the journal is merged");
  }

  private RunFiles open(RunDirectory directory, Interruption interruption) {
    Experiment experiment =
        new ExperimentReader()
            .parse(
                "t.yaml",
                """
                version: 1
                topology: {generate: {star: {hosts: 2}}}
                capture: ["host0:eth0"]
                """,
                parent);
    return new RunFiles(
        directory,
        experiment,
        new RunSettings(new Destination.Under(parent), false, null, interruption, "test"),
        failure -> {
          throw new AssertionError(failure);
        });
  }

  private void assertEmpty() throws IOException {
    try (Stream<Path> files = Files.list(parent)) {
      assertFalse(files.findAny().isPresent());
    }
  }

  /** How many threads write spools. */
  private static long writers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("actornet-spool"))
        .count();
  }
}
