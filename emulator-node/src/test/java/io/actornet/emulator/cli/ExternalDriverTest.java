package io.actornet.emulator.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.actornet.emulator.control.ClusterRun;
import io.actornet.emulator.node.LocalCluster;
import io.actornet.emulator.trunk.DriverSettings;
import io.actornet.emulator.trunk.NodeDriver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Two nodes that share the driver of another process")
@Timeout(240)
class ExternalDriverTest {
  @TempDir private Path directory;

  @Test
  @DisplayName("run an experiment with the bytes of one process, and leave the driver alone")
  void sharedMemory() throws Exception {
    ComparedRun compared =
        new ComparedRun(ComparedExperiment.BROWSE.read(), directory.resolve("alone"));
    Path file = compared.write(directory.resolve("experiment.yaml"), 2);
    Path together = directory.resolve("together");
    Path base = Files.createDirectory(directory.resolve("drivers"));
    try (NodeDriver driver = NodeDriver.launch(DriverSettings.standard().withBaseDirectory(base))) {
      Path settings =
          Files.writeString(
              directory.resolve("node.conf"),
              "actornet.driver.external = \"" + driver.directory() + "\"\n");
      try (LocalCluster cluster =
              LocalCluster.start(
                  2,
                  Actornet.class.getName(),
                  directory.resolve("logs"),
                  List.of(
                      "--config",
                      settings.toString(),
                      "--directory",
                      directory.resolve("nodes").toString()));
          ClusterRun run = new ClusterRun(List.of(cluster.control(0), cluster.control(1)))) {
        run.submit(file, false);
        JsonNode ended = run.follow(progress -> {});
        assertEquals("finished", ended.path("state").asText(), ended::toString);
        run.fetch(together);
      }
      assertTrue(Files.exists(driver.directory()));
    }
    compared.assertSame(together);
  }
}
