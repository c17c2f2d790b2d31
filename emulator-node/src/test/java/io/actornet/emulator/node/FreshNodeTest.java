package io.actornet.emulator.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.actornet.emulator.cluster.ExperimentPlanner;
import io.actornet.emulator.cluster.NodeSettingsReader;
import io.actornet.emulator.cluster.PartFilesCollector;
import io.actornet.emulator.control.ClusterRun;
import io.actornet.emulator.control.ControlClient;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A node that has just started")
@Timeout(120)
class FreshNodeTest {
  private static final String EXPERIMENT =
      """
      version: 1
      name: pair
      stop: 1s
      topology: {generate: {star: {hosts: 2}}}
      """;

  @TempDir private Path directory;

  /** Its coordinator has not heard yet of any node, not even of its own. */
  @Test
  @DisplayName("plans and runs what it is asked for at once")
  void askedAtOnce() throws Exception {
    Path file = Files.writeString(directory.resolve("pair.yaml"), EXPERIMENT);
    try (Node node = start();
        ControlClient client = new ControlClient(URI.create(node.control()))) {
      assertEquals("fresh", client.plan(file).path("nodes").path(0).path("name").asText());
    }
    try (Node node = start();
        ClusterRun run = new ClusterRun(List.of(URI.create(node.control())))) {
      run.submit(file, false);
      assertEquals("finished", run.follow(progress -> {}).path("state").asText());
    }
  }

  private Node start() {
    return Node.start(
        NodeSettingsReader.read(
            Map.of(
                "name",
                "fresh",
                "cluster-port",
                "0",
                "trunk-port",
                "0",
                "control-port",
                "0",
                "directory",
                directory.resolve("nodes").toString()),
            null),
        "1.0",
        new Node.Workers(
            (_, _) -> new WritingRunner(new CountDownLatch(0)),
            new ExperimentPlanner(),
            new PartFilesCollector()));
  }
}
