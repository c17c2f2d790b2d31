package io.actornet.emulator.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.actornet.emulator.control.ClusterRun;
import io.actornet.emulator.node.LocalCluster;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Digest, journal and captures are the same in one process, on 2 and on 3 nodes")
@Timeout(900)
class NodesBytesTest {
  @TempDir private static Path base;

  /** By the number of their nodes, less 2. */
  private static List<LocalCluster> clusters;

  @TempDir private Path directory;

  @BeforeAll
  static void start() {
    clusters =
        Stream.of(2, 3)
            .map(
                nodes ->
                    LocalCluster.start(
                        nodes,
                        Actornet.class.getName(),
                        base.resolve("logs-" + nodes),
                        List.of("--directory", base.resolve("nodes-" + nodes).toString())))
            .toList();
  }

  @AfterAll
  static void end() {
    if (clusters != null) {
      clusters.forEach(LocalCluster::close);
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("of an experiment")
  void sameBytes(ComparedExperiment experiment) throws Exception {
    ComparedRun compared = new ComparedRun(experiment.read(), directory.resolve("alone"));
    for (LocalCluster cluster : clusters) {
      int nodes = cluster.members().size();
      Path file = compared.write(directory.resolve("on-" + nodes + ".yaml"), nodes);
      List<URI> controls = IntStream.range(0, nodes).mapToObj(cluster::control).toList();
      Path together = directory.resolve("on-" + nodes);
      try (ClusterRun run = new ClusterRun(controls)) {
        run.submit(file, false);
        JsonNode ended = run.follow(progress -> {});
        assertEquals("finished", ended.path("state").asText(), ended::toString);
        assertEquals(nodes, ended.path("nodes").size(), "each node runs a part");
        run.fetch(together);
      }
      compared.assertSame(together);
    }
  }
}
