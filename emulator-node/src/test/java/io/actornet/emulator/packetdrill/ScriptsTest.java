package io.actornet.emulator.packetdrill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The project's own packet scripts pass")
class ScriptsTest {
  private static final Path OWN = Path.of("src/test/resources/packetdrill");

  @Test
  void thoseOfTheRfcsPassByTheRfcs() {
    assertPassed(
        Packetdrill.run(List.of(OWN.resolve("strict")), TestedSystem.STRICT, Map.of()), 20);
  }

  @Test
  void thoseOfASystemPassByItsHabits() {
    assertPassed(
        Packetdrill.run(List.of(OWN.resolve("freebsd")), TestedSystem.FREEBSD, Map.of()), 7);
    assertPassed(Packetdrill.run(List.of(OWN.resolve("linux")), TestedSystem.LINUX, Map.of()), 1);
  }

  @Test
  @DisplayName("a run of scripts has the same results as each of them alone")
  void scriptsDoNotSeeEachOther() {
    Path reset = OWN.resolve("strict/rfc9293-3.5.2-closed-port.pkt");
    List<ScriptResult> twice =
        Packetdrill.run(List.of(reset, reset), TestedSystem.STRICT, Map.of());
    assertPassed(twice, 2);
    assertEquals(twice.get(0), twice.get(1));
  }

  private static void assertPassed(List<ScriptResult> results, int atLeast) {
    List<ScriptResult> failed = results.stream().filter(each -> !each.passed()).toList();
    assertEquals(List.of(), failed);
    assertTrue(results.size() >= atLeast, () -> results.size() + " scripts");
  }
}
