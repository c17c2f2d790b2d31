package io.actornet.emulator.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.actornet.emulator.trunk.DriverSettings;
import io.actornet.emulator.trunk.Idle;
import io.actornet.emulator.trunk.TrunkSettings;
import io.actornet.topology.document.DocumentException;
import io.aeron.driver.ThreadingMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The settings of a node")
class NodeSettingsReaderTest {
  @TempDir private Path directory;

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("node.conf"), text);
  }

  private String refusal(String text) throws IOException {
    Path file = file(text);
    return assertThrows(DocumentException.class, () -> NodeSettingsReader.read(Map.of(), file))
        .getMessage()
        .replace(directory + "/", "");
  }

  @Test
  @DisplayName("have defaults for a node by itself on this machine")
  void defaults() {
    NodeSettings settings = NodeSettingsReader.read(Map.of(), null);

    assertEquals("127.0.0.1", settings.host());
    assertEquals("127.0.0.1", settings.controlHost());
    assertEquals(25_520, settings.clusterPort());
    assertEquals(List.of(), settings.seeds());
    assertEquals(Runtime.getRuntime().availableProcessors(), settings.cores());
    assertEquals(Duration.ofSeconds(3), settings.timings().heartbeatPause());
    assertEquals(4_000_000_000L, settings.keptBytes());
  }

  @Test
  @DisplayName("come from options before the file, and from the file before the defaults")
  void layers() throws IOException {
    Path file =
        file(
            """
            actornet.node {
              name = b
              cluster-port = 1000
              seeds = ["10.0.0.1:25520", "10.0.0.2:25520"]
              labels { site = lab, rack = 7 }
            }
            actornet.cluster.heartbeat-pause = 8s
            """);

    NodeSettings settings =
        NodeSettingsReader.read(Map.of("name", "c", "labels", Map.of("site", "home")), file);

    assertEquals("c", settings.name());
    assertEquals(1_000, settings.clusterPort());
    assertEquals(25_521, settings.trunkPort());
    assertEquals(
        List.of(new HostPort("10.0.0.1", 25_520), new HostPort("10.0.0.2", 25_520)),
        settings.seeds());
    assertEquals(Map.of("site", "home", "rack", "7"), settings.labels());
    assertEquals(Duration.ofSeconds(8), settings.timings().heartbeatPause());
  }

  @Test
  @DisplayName("that cannot be are refused with file and line, what was found and is expected")
  void refusals() throws IOException {
    assertEquals(
        "node.conf:2: found '70000' for 'trunk-port'; expected a whole number from 0 to 65535",
        refusal("actornet.node {\n  trunk-port = 70000\n}\n"));
    assertEquals(
        "node.conf:1: found 'here' for 'seeds'; expected host:port, such as 127.0.0.1:25520",
        refusal("actornet.node.seeds = [here]"));
    assertEquals(
        "node.conf:2: unknown key 'hots' in actornet.node (did you mean 'host'?); expected one of:"
            + " cluster-port, control-host, control-port, cores, directory, host, join-limit,"
            + " kept-frames, labels, name, seeds, trunk-port",
        refusal("actornet.node {\n  hots = 1\n}\n"));
    assertEquals(
        "node.conf:1: found settings for 'host'; expected a value",
        refusal("actornet.node.host { a = 1 }"));
    assertEquals(
        "node.conf:1: found '3 parsecs' for 'stable-after'; expected a time with a unit, such as"
            + " 50ms",
        refusal("actornet.cluster.stable-after = 3 parsecs")
            .replaceFirst("expected a time.*", "expected a time with a unit, such as 50ms"));
    assertEquals(1, refusal("actornet {\n").lines().count());
  }

  @Test
  @DisplayName("of driver and trunks suit the machine unless they are said")
  void trunks() throws IOException {
    NodeSettings standard = NodeSettingsReader.read(Map.of(), null);
    assertEquals(DriverSettings.standard(), standard.driver());
    assertEquals(TrunkSettings.standard(), standard.trunk());

    NodeSettings chosen =
        NodeSettingsReader.read(
            Map.of(),
            file(
                """
                actornet.trunk { batch = 32KiB, patience = 5s, term-length = 2MiB, mtu = 8928B }
                actornet.driver { threading = shared-network, idle = yield, directory = /tmp/x }
                """));
    assertEquals(new TrunkSettings(32 << 10, 5_000_000_000L), chosen.trunk());
    assertEquals(2 << 20, chosen.driver().termBytes());
    assertEquals(8_928, chosen.driver().mtuBytes());
    assertEquals(ThreadingMode.SHARED_NETWORK, chosen.driver().threading());
    assertEquals(Idle.YIELD, chosen.driver().idle());
    assertEquals(Path.of("/tmp/x"), chosen.driver().baseDirectory());
    assertEquals(standard.driver().livenessNanos(), chosen.driver().livenessNanos());
  }

  @Test
  @DisplayName("of driver and trunks that cannot work are refused with file and line")
  void badTrunks() throws IOException {
    assertEquals(
        "node.conf:2: 'term-length': found 1,000,000 bytes; expected a power of two",
        refusal("actornet.trunk {\n  term-length = 1MB\n}\n"));
    assertEquals(
        "node.conf:1: 'batch': found 102400 bytes; expected 1024 to 61440 bytes",
        refusal("actornet.trunk.batch = 100KiB"));
    assertEquals(
        "node.conf:1: found 'fast' for 'idle'; expected one of: backoff, yield, spin",
        refusal("actornet.driver.idle = fast"));
    assertEquals(
        "node.conf:1: 'liveness': found 1000000000 ns; expected 2 s to 1 h",
        refusal("actornet.trunk.liveness = 1s"));
  }

  @Test
  @DisplayName("name the option that cannot be")
  void badOption() {
    assertEquals(
        "--cores: found 'many' for 'cores'; expected a whole number from 0 to 4096",
        assertThrows(
                DocumentException.class,
                () -> NodeSettingsReader.read(Map.of("cores", "many"), null))
            .getMessage());
  }

  @Test
  @DisplayName("are not read from a file that is not there")
  void noFile() {
    Path missing = directory.resolve("missing.conf");

    assertEquals(
        missing + ": no such file; expected a file with settings of a node",
        assertThrows(DocumentException.class, () -> NodeSettingsReader.read(Map.of(), missing))
            .getMessage());
  }
}
