package io.actornet.emulator.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.emulator.output.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A run directory")
class RunDirectoryTest {
  @TempDir Path parent;

  @Test
  @DisplayName("has a hidden name until it is published, then the name of the experiment")
  void publish() throws IOException {
    Path runs = parent.resolve("runs");
    RunDirectory directory = RunDirectory.under(runs, "browse");
    Files.writeString(directory.path().resolve("report.json"), "{}");
    assertFalse(Files.exists(runs.resolve("browse")));

    assertEquals(runs.resolve("browse"), directory.publish());
    assertEquals("{}", Files.readString(runs.resolve("browse/report.json")));
    assertEquals(List.of("browse"), names(runs));
    assertEquals(runs.resolve("browse"), directory.publish(), "publishing again changes nothing");
  }

  @Test
  @DisplayName("never takes the place of an old one, also when two runs end at the same time")
  void numbers() throws IOException {
    for (int run = 0; run < 2; run++) {
      RunDirectory one = RunDirectory.under(parent, "browse");
      RunDirectory other = RunDirectory.under(parent, "browse");
      one.publish();
      other.publish();
    }
    assertEquals(List.of("browse", "browse-2", "browse-3", "browse-4"), names(parent));
  }

  @Test
  @DisplayName("that is discarded leaves nothing behind; a published one stays")
  void discard() throws IOException {
    RunDirectory refused = RunDirectory.under(parent, "browse");
    Files.createDirectory(refused.path().resolve("captures"));
    Files.writeString(refused.path().resolve("captures/a.pcapng"), "");
    refused.discard();
    assertEquals(List.of(), names(parent));

    RunDirectory kept = RunDirectory.under(parent, "browse");
    kept.publish();
    kept.discard();
    assertEquals(List.of("browse"), names(parent));
  }

  @Test
  @DisplayName("is written in place where the user names an empty one, such as a mount point")
  void inPlace() throws IOException {
    Path mount = Files.createDirectory(parent.resolve("mount"));
    RunDirectory directory = RunDirectory.at(mount);
    assertEquals(mount, directory.path());
    Files.writeString(mount.resolve("half"), "");
    directory.discard();
    assertTrue(Files.isDirectory(mount));
    assertEquals(List.of(), names(mount));
    assertEquals(mount, RunDirectory.at(mount).publish());
  }

  @Test
  @DisplayName("is created where the user says, with its parents")
  void out() {
    Path wanted = parent.resolve("a/b");
    assertEquals(wanted, RunDirectory.at(wanted).publish());
  }

  @Test
  @DisplayName("is refused in one sentence where there are files or no permission to write")
  void refused() throws IOException {
    Files.writeString(parent.resolve("file"), "");
    assertEquals(
        "cannot write to " + parent + ": it is not empty; expected a new or an empty directory",
        assertThrows(OutputException.class, () -> RunDirectory.at(parent)).getMessage());
    Path file = parent.resolve("file");
    assertEquals(
        "cannot write to " + file + ": it is not a directory; expected a new or an empty one",
        assertThrows(OutputException.class, () -> RunDirectory.at(file)).getMessage());
    assertEquals(
        "cannot create " + file.resolve("x") + ": " + file + " is in the way",
        assertThrows(OutputException.class, () -> RunDirectory.under(file, "x")).getMessage());
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
