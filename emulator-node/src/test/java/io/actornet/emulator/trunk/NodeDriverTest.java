package io.actornet.emulator.trunk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The node's media driver")
@Timeout(60)
class NodeDriverTest {
  @TempDir private Path base;

  @Test
  void leavesNothingWhenItIsClosed() throws IOException {
    Path directory;
    try (NodeDriver driver = NodeDriver.launch(settings())) {
      directory = driver.directory();
      assertTrue(Files.exists(directory));
      assertEquals(base, directory.getParent());
    }
    assertEquals(List.of(), content());
  }

  @Test
  void twoOfOneProcessDoNotMeet() throws IOException {
    try (NodeDriver one = NodeDriver.launch(settings());
        NodeDriver other = NodeDriver.launch(settings())) {
      assertFalse(one.directory().equals(other.directory()));
      assertTrue(Files.exists(one.directory()));
    }
    assertEquals(List.of(), content());
  }

  @Test
  void removesWhatAKilledProcessLeftAndNothingOfALivingOne() throws Exception {
    Process killed = process();
    Process living = process();
    try {
      Path left = directoryOf(killed);
      Path kept = directoryOf(living);
      killed.destroyForcibly().waitFor();
      assertTrue(Files.exists(left));

      NodeDriver.launch(settings()).close();

      assertFalse(Files.exists(left));
      assertTrue(Files.exists(kept));
      assertEquals(2, content().size());
    } finally {
      killed.destroyForcibly().waitFor();
      living.destroyForcibly().waitFor();
    }
  }

  @Test
  void anExternalDriverIsUsedAndGoesOn() {
    try (NodeDriver owner = NodeDriver.launch(settings())) {
      try (NodeDriver user =
          NodeDriver.launch(settings().withExternalDirectory(owner.directory()))) {
        assertEquals(owner.directory(), user.directory());
        assertTrue(user.isExternal());
      }
      assertTrue(Files.exists(owner.directory()));
    }
  }

  @Test
  void anExternalDirectoryWithoutADriverIsRefusedInALine() {
    BadSettingException refused =
        assertThrows(
            BadSettingException.class,
            () -> NodeDriver.launch(settings().withExternalDirectory(base)));

    assertEquals(
        "external-driver: found '"
            + base
            + "', where no driver answers; expected the directory of a running media driver",
        refused.getMessage());
  }

  @Test
  void settingsThatCannotWorkAreRefusedInALine() {
    assertEquals(
        "mtu: found 70,000 bytes; expected 1,408 bytes to 65,504 bytes, a multiple of 32",
        refusal(() -> settings().withLengths(1 << 20, 70_000, 65_504)));
    assertEquals(
        "term-length: found 1,000,000 bytes; expected a power of two",
        refusal(() -> settings().withLengths(1_000_000, 1_408, 65_504)));
    assertEquals(
        "liveness: found 5 ns; expected 2 s to 1 h", refusal(() -> settings().withLiveness(5)));
  }

  private static String refusal(Runnable settings) {
    return assertThrows(BadSettingException.class, settings::run).getMessage();
  }

  private DriverSettings settings() {
    return DriverSettings.standard().withBaseDirectory(base);
  }

  private Process process() throws IOException {
    return JavaProcess.of(DriverProcess.class, base.toString());
  }

  private static Path directoryOf(Process process) throws IOException {
    BufferedReader output = process.inputReader();
    String line = output.readLine();
    assertTrue(line.startsWith(DriverProcess.READY), line);
    return Path.of(line.substring(DriverProcess.READY.length() + 1));
  }

  private List<Path> content() throws IOException {
    try (Stream<Path> files = Files.list(base)) {
      return files.toList();
    }
  }
}
