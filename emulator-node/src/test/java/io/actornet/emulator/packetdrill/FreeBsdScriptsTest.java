package io.actornet.emulator.packetdrill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.emulator.run.SharedData;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Scripts that others wrote for FreeBSD pass on a host with its habits")
class FreeBsdScriptsTest {
  private static final int SCRIPTS = 271;

  /** How many pass today; a change that has fewer of them pass has broken something. */
  private static final int FLOOR = 267;

  @Test
  void asManyPassAsEverDid() {
    Path directory = SharedData.file("packet-scripts/freebsd");
    List<ScriptResult> results =
        Packetdrill.run(List.of(directory), TestedSystem.FREEBSD, Map.of());
    assertEquals(SCRIPTS, results.size());
    long passed = results.stream().filter(ScriptResult::passed).count();
    assertTrue(passed >= FLOOR, () -> passed + " of " + SCRIPTS + " pass, expected " + FLOOR);
  }
}
