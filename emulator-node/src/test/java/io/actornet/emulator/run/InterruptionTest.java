package io.actornet.emulator.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.ExperimentReader;
import io.actornet.emulator.report.RunReport;
import io.actornet.emulator.report.RunVerdict;
import io.actornet.protocol.app.Application;
import io.actornet.protocol.app.ApplicationContext;
import io.actornet.protocol.device.HostEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An interrupted run")
class InterruptionTest {
  @TempDir Path directory;

  @Test
  @DisplayName("keeps what was captured, says when it ended, and has exit status 130")
  void interrupted() {
    Experiment experiment =
        new ExperimentReader()
            .parse(
                "t.yaml",
                """
                version: 1
                stop: 1h
                topology: {generate: {star: {hosts: 2}}}
                apps:
                  - {on: host1, class: io.actornet.emulator.run.InterruptionTest$Stop, at: 1s}
                  - {on: host0, ping: {to: host1, count: 0, interval: 1ms}}
                capture: ["host0:eth0"]
                """,
                directory);
    Interruption interruption = new Interruption();
    Stop.interruption = interruption;

    RunResult result =
        RunService.run(
            experiment,
            new RunSettings(
                new RunSettings.Destination.Under(directory), false, null, interruption, "test"));

    assertEquals(RunVerdict.INTERRUPTED, result.report().verdict());
    assertEquals(130, result.report().verdict().exitStatus());
    assertTrue(result.report().emulatedNanos() >= 1_000_000_000L);
    assertTrue(result.report().captures().frames() > 1_000);
    assertTrue(Files.exists(result.directory().resolve("captures/merged.pcapng")));
    assertEquals(result.report(), RunReport.read(result.directory()));
  }

  /** Interrupts the run that it is part of. */
  public static final class Stop implements Application {
    private static volatile Interruption interruption;

    /** For the reader of experiments. */
    public Stop() {}

    @Override
    public Behavior<HostEvent> create(ApplicationContext host) {
      interruption.request();
      return Behaviors.stopped();
    }
  }
}
