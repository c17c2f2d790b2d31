package io.actornet.emulator.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.ExperimentPrinter;
import io.actornet.emulator.experiment.Overrides;
import io.actornet.emulator.report.RunReport;
import io.actornet.emulator.run.RunResult;
import io.actornet.emulator.run.RunService;
import io.actornet.emulator.run.RunSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A run on one partition of one process, which runs on nodes have to equal. */
final class ComparedRun {
  private final Experiment experiment;
  private final RunResult alone;

  /** Runs it. */
  ComparedRun(Experiment experiment, Path directory) {
    this.experiment = experiment;
    alone =
        RunService.run(
            divided(1),
            RunSettings.silent(new RunSettings.Destination.At(directory), Version.name()));
    assertTrue(alone.report().events() > 100, "something happened");
  }

  private Experiment divided(int partitions) {
    return experiment.with(new Overrides(null, null, null, partitions, null));
  }

  /** How long it lasted in emulated time. */
  long emulatedNanos() {
    return alone.report().emulatedNanos();
  }

  /** Writes the experiment as a cluster takes it. */
  Path write(Path file, int partitions) throws IOException {
    return Files.writeString(file, ExperimentPrinter.print(divided(partitions), Version.name()));
  }

  /** That a run directory has the same digest, journal and captures, byte for byte. */
  void assertSame(Path together) throws IOException {
    assertEquals(alone.report().digest(), RunReport.read(together).digest());
    for (String name : List.of("events.jsonl", "digests.jsonl", "captures/merged.pcapng")) {
      long differs = Files.mismatch(alone.directory().resolve(name), together.resolve(name));
      assertEquals(-1, differs, () -> name + " differs from byte " + differs + " on");
    }
  }
}
