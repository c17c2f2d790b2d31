package io.actornet.emulator.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.actornet.emulator.capture.CaptureReader;
import io.actornet.emulator.report.RunReport;
import io.actornet.emulator.report.RunVerdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
@DisplayName("A run whose disk is full")
class FullDiskTest {
  @TempDir Path directory;

  private Path mounted;

  /** Mounts a disk of 40 MB, which only root can; the test is reported as skipped if it cannot. */
  private Path smallDisk() throws Exception {
    Path disk = Files.createDirectory(directory.resolve("small"));
    Assumptions.assumeTrue(
        execute("mount -t tmpfs -o size=40m tmpfs " + disk) == 0,
        "no tmpfs can be mounted here; the limit of file sizes stands in for it");
    mounted = disk;
    return disk;
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted != null) {
      assertEquals(0, execute("umount " + mounted));
    }
  }

  private static int execute(String command) throws Exception {
    Process process = new ProcessBuilder("sh", "-c", command).inheritIO().start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return process.exitValue();
  }

  @Test
  @DisplayName("is incomplete with exit status 3, and keeps its journal, report and frames")
  void keepsWhatFits() throws Exception {
    Path out = smallDisk().resolve("out");

    Commanded run = run("[\"host0:eth0\"]", out);

    assertIncomplete(run.status(), run.out(), out, "No space left on device");
    assertEquals("", run.err());
    assertTrue(frames(out.resolve("captures/merged.pcapng")) > 1000);
    assertTrue(Files.readString(out.resolve("events.jsonl")).contains("arp.changed"));
    assertTrue(Files.size(out.resolve("digests.jsonl")) > 0);
  }

  @Test
  @DisplayName("keeps frames that it cannot merge as they are, and says so")
  void keepsSpools() throws Exception {
    Path out = smallDisk().resolve("out");

    Commanded run = run("[all]", out);

    assertIncomplete(run.status(), run.out(), out, "No space left on device");
    RunReport report = RunReport.read(out);
    assertTrue(
        report.reasons().getLast().startsWith("cannot write the captures in "),
        report.reasons().toString());
    try (Stream<Path> files = Files.list(out.resolve("captures"))) {
      assertEquals(List.of(out.resolve("captures/partition-0.partial.pcapng")), files.toList());
    }
    assertTrue(report.captures().frames() > 1000);
  }

  @Test
  @DisplayName("says so to people too")
  void text() throws Exception {
    Commanded run =
        Commanded.execute(
            "run",
            experiment("[\"host0:eth0\"]").toString(),
            "--out",
            smallDisk().resolve("out").toString());

    assertEquals(3, run.status());
    assertTrue(run.out().contains("INCOMPLETE"), run.out());
    assertTrue(
        run.out()
            .contains("cannot write captures/partition-0.partial.pcapng: No space left on device"),
        run.out());
  }

  @Test
  @DisplayName("does the same where a file may not grow any further")
  void fileTooLarge() throws Exception {
    Path out = directory.resolve("out");
    Process process =
        Program.start(
            List.of("sh", "-c", "ulimit -f 12000; exec \"$@\"", "sh"),
            "run",
            experiment("[\"host0:eth0\"]").toString(),
            "--format",
            "json",
            "--out",
            out.toString());
    String printed;
    try {
      printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    } finally {
      process.destroyForcibly();
    }

    assertIncomplete(process.exitValue(), printed, out, "File too large");
    assertTrue(frames(out.resolve("captures/merged.pcapng")) > 1000);
  }

  private static void assertIncomplete(int status, String printed, Path out, String reason)
      throws IOException {
    assertEquals(3, status, printed);
    JsonNode result = new ObjectMapper().readTree(printed);
    assertEquals("INCOMPLETE", result.get("verdict").asText());
    assertEquals(
        "cannot write captures/partition-0.partial.pcapng: " + reason,
        result.get("reasons").get(0).asText());
    RunReport report = RunReport.read(out);
    assertEquals(RunVerdict.INCOMPLETE, report.verdict());
    assertTrue(report.captures().framesLost() > 0, report.captures().toString());
    assertFalse(Files.exists(out.resolve("reserve.partial")));
  }

  private Commanded run(String captured, Path out) throws IOException {
    return Commanded.execute(
        "run", experiment(captured).toString(), "--format", "json", "--out", out.toString());
  }

  /** Captures far more than there is room for, if nothing stops it. */
  private Path experiment(String captured) throws IOException {
    return Files.writeString(
        directory.resolve("endless.yaml"),
        """
        version: 1
        stop: 10000h
        partitions: 1
        topology: {generate: {star: {hosts: 2}}}
        apps:
          - {on: host0, udp-send: {to: host1, port: 9, rate: 100000pps, size: 1kB}}
        capture: %s
        """
            .formatted(captured));
  }

  private static long frames(Path file) {
    long frames = 0;
    try (CaptureReader capture = new CaptureReader(file)) {
      while (capture.next() != null) {
        frames++;
      }
    }
    return frames;
  }
}
