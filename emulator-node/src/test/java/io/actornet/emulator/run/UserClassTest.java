package io.actornet.emulator.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.ExperimentReader;
import io.actornet.emulator.experiment.Greeter;
import io.actornet.emulator.experiment.Thrower;
import io.actornet.emulator.report.RunReport;
import io.actornet.emulator.report.RunVerdict;
import io.actornet.topology.document.DocumentException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A class of the user's own")
class UserClassTest {
  private static final String EXPERIMENT =
      """
      version: 1
      stop: 5s
      topology: {generate: {star: {hosts: 3}}}
      apps:
        - {on: "host*", class: CLASS, at: 1s, every: 1s, options: {OPTIONS}}
      expect:
        - {COUNTER: {on: "host*"}, is: "== 3"}
      """;

  @Test
  @DisplayName("runs on hosts, counts and journals as the program's own applications do")
  void runs() {
    RunReport report = run(Greeter.class.getName(), "greeting: hello", "greeter.greetings");

    assertEquals(RunVerdict.PASSED, report.verdict(), report.reasons().toString());
  }

  @Test
  @DisplayName("makes a run invalid when nobody counts what is expected of it")
  void unknownCounter() {
    RunReport report = run(Greeter.class.getName(), "greeting: hello", "greeter.greeted");

    assertEquals(RunVerdict.INVALID, report.verdict());
    assertTrue(report.reasons().getFirst().contains("t.yaml:7: unknown counter 'greeter.greeted'"));
  }

  @Test
  @DisplayName("that throws makes a run invalid")
  void throwing() {
    RunReport report = run(Thrower.class.getName(), "", "greeter.greetings");

    assertEquals(RunVerdict.INVALID, report.verdict());
    assertTrue(
        report
            .reasons()
            .contains(
                "3 exceptions were thrown by applications: see what was logged; an expectation"
                    + " about 'app.failures' would allow that"),
        report.reasons().toString());
  }

  @Test
  @DisplayName("may throw where an expectation says how often")
  void expectedToThrow() {
    RunReport report = run(Thrower.class.getName(), "", "app.failures");

    assertEquals(RunVerdict.PASSED, report.verdict(), report.reasons().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "io.actornet.No, greeting: x, cannot be loaded",
    "java.lang.String, greeting: x, no application",
    "io.actornet.emulator.experiment.Greeter, volume: x, found no greeting"
  })
  @DisplayName("is refused with its place when it cannot be made")
  void refused(String type, String options, String message) {
    DocumentException refused =
        assertThrows(DocumentException.class, () -> read(type, options, "greeter.greetings"));

    assertTrue(refused.getMessage().startsWith("t.yaml:5: "), refused.getMessage());
    assertTrue(refused.getMessage().contains(message), refused.getMessage());
  }

  private static RunReport run(String type, String options, String counter) {
    return RunService.run(read(type, options, counter), RunSettings.silent("test")).report();
  }

  private static Experiment read(String type, String options, String counter) {
    String text =
        EXPERIMENT.replace("CLASS", type).replace("OPTIONS", options).replace("COUNTER", counter);
    return new ExperimentReader().parse("t.yaml", text, Path.of("."));
  }
}
