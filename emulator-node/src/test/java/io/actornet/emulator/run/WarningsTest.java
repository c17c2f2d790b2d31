package io.actornet.emulator.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import akka.actor.typed.Behavior;
import io.actornet.emulator.experiment.ExperimentReader;
import io.actornet.emulator.report.RunReport;
import io.actornet.emulator.report.RunVerdict;
import io.actornet.protocol.app.Application;
import io.actornet.protocol.app.ApplicationBehavior;
import io.actornet.protocol.app.ApplicationContext;
import io.actornet.protocol.device.HostEvent;
import io.actornet.protocol.device.TcpOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A run warns")
class WarningsTest {
  @Test
  @DisplayName("of an application that was refused a port, and passes")
  void refused() {
    RunReport report =
        run(
            1,
            """
              - {on: host0, http-server: {port: 80}}
              - {on: host0, class: io.actornet.emulator.run.WarningsTest$Listener, at: 1s}
            """);

    assertEquals(RunVerdict.PASSED, report.verdict());
    assertEquals(
        List.of("app.refused once on host0 at 1.000000000 s: command Listen, reason port in use"),
        report.warnings());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  @DisplayName("once of each kind, with the first of it, on any number of partitions")
  void failedPages(int partitions) {
    RunReport report =
        run(
            partitions,
            """
              - {on: "host[2,1]", browse: {url: "http://10.0.0.1/", at: 1s}}
              - {on: host1, tcp-send: {to: host0, port: 9, size: 1kB}}
            """);

    assertEquals(RunVerdict.PASSED, report.verdict());
    assertEquals(2, report.warnings().size(), report.warnings().toString());
    assertEquals(
        "browse.failed 2 times, first on host1 at 1.000006064 s: url http://10.0.0.1/, phase"
            + " connect, reason connection refused",
        report.warnings().get(0));
    assertTrue(
        report.warnings().get(1).startsWith("tcp-send.failed once on host1 at 0.00"),
        report.warnings().toString());
  }

  @Test
  @DisplayName("of nothing where nothing failed")
  void none() {
    assertEquals(List.of(), run(1, "  - {on: host1, ping: {to: host0}}\n").warnings());
  }

  @Test
  @DisplayName("of switches that form a loop")
  void loops() {
    String text =
        """
        version: 1
        stop: 1s
        topology:
          nodes: {one: {kind: switch}, two: {kind: switch}}
          links: [{endpoints: [one, two]}, {endpoints: [one, two]}]
        """;
    List<String> warnings = run(text).warnings();

    assertEquals(1, warnings.size(), warnings.toString());
    assertTrue(
        warnings.getFirst().startsWith("switches one, two form a loop"), warnings.toString());
  }

  private static RunReport run(int partitions, String applications) {
    String text =
        """
        version: 1
        stop: 5s
        partitions: PARTITIONS
        topology: {generate: {star: {hosts: 3}}}
        apps:
        """;
    return run(text.replace("PARTITIONS", String.valueOf(partitions)) + applications);
  }

  private static RunReport run(String text) {
    return RunService.run(
            new ExperimentReader().parse("t.yaml", text, Path.of(".")), RunSettings.silent("test"))
        .report();
  }

  /** Listens on port 80 without claiming it. */
  public static final class Listener implements Application {
    /** For the reader of experiments. */
    public Listener() {}

    @Override
    public Behavior<HostEvent> create(ApplicationContext host) {
      return new ApplicationBehavior(host) {
        @Override
        protected void started() {
          host.listen(80, TcpOptions.DEFAULT);
        }
      };
    }
  }
}
