package io.actornet.emulator.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.actornet.emulator.cluster.NodeException;
import io.actornet.emulator.control.ControlClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A cluster of three processes")
class LocalClusterTest {
  private static final String MAIN = "io.actornet.emulator.cli.Actornet";

  @TempDir private Path directory;

  @Test
  @DisplayName("goes on with two when the one that coordinates is killed, and ends altogether")
  void oneIsKilled() throws Exception {
    List<ProcessHandle> processes;
    try (LocalCluster cluster =
        LocalCluster.start(3, MAIN, directory, List.of("--directory", directory.toString()))) {
      processes = cluster.members().stream().map(each -> each.process().toHandle()).toList();
      try (ControlClient client = new ControlClient(cluster.control(1))) {
        Await.until("three are up", () -> isUp(client, 3, "node-1"));
        for (LocalCluster.Member member : cluster.members()) {
          assertEquals(List.of(), complaints(member.err()));
        }
        cluster.members().getFirst().process().destroyForcibly();
        Await.until("two are up", () -> isUp(client, 2, null));
        assertFalse(client.status().get("coordinator").asText().equals("node-1"));
      }
    }
    assertEquals(List.of(), processes.stream().filter(ProcessHandle::isAlive).toList());
  }

  /** What is written, unless the machine made the node wait: others may work on it too. */
  private static List<String> complaints(Path log) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .filter(line -> !line.contains("heartbeat was delayed") && !line.contains("UNREACHABLE"))
          .toList();
    }
  }

  private static boolean isUp(ControlClient client, int count, String coordinator) {
    JsonNode status;
    try {
      status = client.status();
    } catch (NodeException moving) {
      return false;
    }
    int up = 0;
    for (JsonNode member : status.get("members")) {
      up += member.get("state").asText().equals("up") ? 1 : 0;
    }
    return up == count
        && status.get("members").size() == count
        && (coordinator == null || status.get("coordinator").asText().equals(coordinator));
  }
}
