package io.actornet.emulator.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The ladder of a run on nodes")
@Timeout(240)
class LadderOnNodesTest {
  private static final String BROWSE = "../topology/examples/browse.yaml";

  /** The server's node alone sees what is lost, long after the opening and before the end. */
  private static final String TROUBLE =
      """
      version: 1
      name: trouble
      seed: 3
      stop: 20s
      topology: {generate: {chain: {routers: 2, delay: 5ms, rate: 100mbit}}}
      apps:
        - {on: server, tcp-sink: {port: 9}}
        - {on: client, tcp-send: {to: server, port: 9, size: 12MB}}
      faults:
        - {name: lose, on: "server:eth0", direction: to, match: {protocol: tcp, nth: 4500}, drop: true}
      """;

  @TempDir Path directory;

  @Test
  @DisplayName("is that of a run in one process, around trouble that one node alone sees too")
  void showsTrouble() throws IOException {
    Path file = Files.writeString(directory.resolve("trouble.yaml"), TROUBLE);

    Commanded one =
        Commanded.execute("run", file.toString(), "--out", directory.resolve("1").toString());
    Commanded two =
        Commanded.execute(
            "run", file.toString(), "--nodes", "2", "--out", directory.resolve("2").toString());

    assertEquals(0, one.status(), one.err());
    assertEquals(0, two.status(), two.err());
    assertTrue(ladder(one).contains("lose"), one.out());
    assertEquals(ladder(one), ladder(two));
  }

  @Test
  @DisplayName("is that of a run in one process, and leaves nothing in the run's directory")
  void isTheSame() {
    Path alone = directory.resolve("alone");
    Path together = directory.resolve("together");

    Commanded one = Commanded.execute("run", BROWSE, "--out", alone.toString());
    Commanded two = Commanded.execute("run", BROWSE, "--nodes", "2", "--out", together.toString());

    assertEquals(0, one.status(), one.err());
    assertEquals(0, two.status(), two.err());
    assertTrue(ladder(one).contains("HTTP/1.1 200 OK"), one.out());
    assertEquals(ladder(one), ladder(two));
    assertTrue(Files.exists(together.resolve("report.json")));
    assertTrue(Files.notExists(together.resolve("ladder")));
  }

  /** All before the verdict, which has times of the wall clock. */
  private static String ladder(Commanded command) {
    return command.out().substring(0, command.out().indexOf("PASSED"));
  }
}
