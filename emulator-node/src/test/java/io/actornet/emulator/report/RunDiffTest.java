package io.actornet.emulator.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.emulator.capture.CaptureFiles;
import io.actornet.emulator.capture.CapturedInterface;
import io.actornet.emulator.journal.JournalFiles;
import io.actornet.emulator.output.OutputException;
import io.actornet.emulator.output.Overflow;
import io.actornet.emulator.output.SpoolWriter;
import io.actornet.protocol.engine.JournalEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The difference of two runs")
class RunDiffTest {
  @TempDir Path parent;

  @Test
  @DisplayName("is none when their digests are equal")
  void equal() throws IOException {
    Path one = run("one", 42, 1, 1, 1);
    Path other = run("other", 42, 1, 1, 1);
    RunDiff diff = RunDiff.compare(one, other);
    assertEquals(0, diff.exitStatus());
    assertTrue(diff.equal());
    assertEquals(
        one + " and " + other + " are equal\ndigest " + diff.digestOfFirst() + "\n", diff.text());
  }

  @Test
  @DisplayName("names device, frame and time of the first frame that differs")
  void frame() throws IOException {
    Path one = run("one", 42, 1, 1, 1);
    Path other = run("other", 43, 2, 1, 1);
    RunDiff diff = RunDiff.compare(one, other);
    assertEquals(1, diff.exitStatus());
    assertEquals(List.of("seed 42 and 43"), diff.settings());
    assertEquals(List.of("web"), diff.devices());
    assertEquals(2_000_000_003L, diff.difference().timeNanos());
    assertEquals("web", diff.difference().device());
    assertEquals("frame 2 of eth0", diff.difference().where());
    List<String> text = diff.text().lines().toList();
    assertEquals("as runs may that have seed 42 and 43", text.get(1));
    assertEquals("first difference: web, frame 2 of eth0, at 2.000000003 s", text.get(2));
    assertTrue(
        text.get(3).startsWith("  " + one + "    sent 60 bytes: Ethernet 01:01:"), text.get(3));
    assertTrue(
        text.get(4).startsWith("  " + other + "  sent 60 bytes: Ethernet 02:02:"), text.get(4));
    assertEquals("1 device differs: web", text.get(5));
  }

  @Test
  @DisplayName("names the journal entry when that differs first")
  void journal() throws IOException {
    RunDiff diff = RunDiff.compare(run("one", 42, 1, 1, 1), run("other", 42, 2, 7, 1));
    assertEquals(
        new FirstDifference(
            1_000_000_000L, "web", "journal entry 0", "tcp.rtt nanos=1", "tcp.rtt nanos=7"),
        diff.difference());
  }

  @Test
  @DisplayName("names what one run has and the other has not")
  void missing() throws IOException {
    RunDiff diff = RunDiff.compare(run("one", 42, 1, 1, 1), run("other", 42, 1, 1, 2));
    assertEquals("frame 3 of eth0", diff.difference().where());
    assertNull(diff.difference().inFirst());
    assertTrue(diff.text().contains("  nothing\n"));
  }

  @Test
  @DisplayName("is known by device even when neither captures nor journals were kept")
  void hashesOnly() throws IOException {
    Path one = run("one", 42, 1, 1, 1);
    Path other = run("other", 42, 2, 1, 1);
    Files.delete(one.resolve("captures/web-eth0.pcapng"));
    Files.delete(one.resolve("events.jsonl"));
    RunDiff diff = RunDiff.compare(one, other);
    assertNull(diff.difference());
    assertEquals(List.of("web"), diff.devices());
    assertTrue(diff.text().contains("when is not known"));
  }

  @Test
  @DisplayName("is refused with a sentence when a directory holds no run, or a damaged capture")
  void badInput() throws IOException {
    Path one = run("one", 42, 1, 1, 1);
    assertThrows(OutputException.class, () -> RunDiff.compare(one, parent));
    Path other = run("other", 42, 2, 1, 1);
    Path capture = other.resolve("captures/web-eth0.pcapng");
    byte[] whole = Files.readAllBytes(capture);
    for (int length = 1; length < whole.length; length += 3) {
      Files.write(capture, Arrays.copyOf(whole, length));
      compareQuietly(one, other);
    }
    Files.write(capture, Arrays.copyOf(whole, 300));
    assertEquals(
        capture + ": the capture is cut short",
        assertThrows(OutputException.class, () -> RunDiff.compare(one, other)).getMessage());
    Files.writeString(capture, "something else, long enough to look like a block");
    assertEquals(
        capture + ": not a capture of Actornet",
        assertThrows(OutputException.class, () -> RunDiff.compare(one, other)).getMessage());
  }

  /** Any outcome but another exception is fine. */
  private static void compareQuietly(Path one, Path other) {
    try {
      assertEquals(1, RunDiff.compare(one, other).exitStatus());
    } catch (OutputException e) {
      assertTrue(e.getMessage().contains("capture"), e.getMessage());
    }
  }

  @Test
  @DisplayName(
      "compares an interface whatever others were captured, which may have seen more first")
  void otherInterfaces() throws IOException {
    Path one = run("one", 42, 1, 1, 1);
    Path both = run("both", 42, 1, 1, 1, "lan");
    assertNull(FirstDifference.find(one, both));
    Path other = run("other", 42, 2, 1, 1, "lan");
    assertEquals("frame 2 of eth0", FirstDifference.find(one, other).where());
  }

  /**
   * A run whose second frame, journal and number of last frames may differ, and with further
   * devices that have seen each frame before.
   */
  private Path run(
      String name, long seed, int secondFrame, long rtt, int lastFrames, String... before)
      throws IOException {
    Path run = Files.createDirectory(parent.resolve(name));
    SpoolWriter writer = new SpoolWriter(Overflow.BLOCK, failure -> {});
    CaptureFiles captures =
        new CaptureFiles(
            Files.createDirectories(run.resolve("captures")),
            Stream.concat(Arrays.stream(before), Stream.of("web"))
                .map(device -> new CapturedInterface(device, "eth0"))
                .toList(),
            CaptureFiles.WHOLE_FRAMES,
            false,
            "1.2.3",
            writer);
    JournalFiles journal = new JournalFiles(run, writer);
    for (String device : before) {
      var earlier = captures.tap(0, device, "eth0");
      earlier.frame(999_000_000L, frame(9), true);
      earlier.frame(999_000_001L, frame(secondFrame), true);
    }
    var tap = captures.tap(0, "web", "eth0");
    tap.frame(1_000_000_000L, frame(9), true);
    tap.frame(2_000_000_003L, frame(secondFrame), true);
    for (int i = 1; i < lastFrames; i++) {
      tap.frame(3_000_000_000L, frame(9), true);
    }
    Object[] fields = {"nanos", rtt};
    journal.sink(0).record(new JournalEntry(1_000_000_000L, "web", 0, "tcp.rtt", fields));
    writer.close();
    captures.finish(bytes -> {});
    journal.finish(bytes -> {});
    SortedMap<String, DeviceHashes> hashes = Reports.hashes();
    hashes.put("web", new DeviceHashes(100 * lastFrames + secondFrame, rtt));
    DeviceHashesFile.write(run, hashes);
    Reports.passed(seed, Digest.of(hashes)).write(run);
    return run;
  }

  private static byte[] frame(int fill) {
    byte[] frame = new byte[60];
    Arrays.fill(frame, (byte) fill);
    return frame;
  }
}
