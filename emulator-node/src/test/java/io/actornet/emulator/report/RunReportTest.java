package io.actornet.emulator.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.emulator.output.OutputException;
import io.actornet.emulator.output.TextStyle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The report of a run")
class RunReportTest {
  @TempDir Path directory;

  @Test
  @DisplayName("is JSON with its keys in a fixed order, and reads back as it was")
  void json() throws IOException {
    RunReport report = Reports.passed(42, "abc");
    report.write(directory);
    assertEquals(
        """
        {
          "name" : "browse",
          "actornet_version" : "1.2.3",
          "seed" : 42,
          "clock" : "virtual",
          "verdict" : "PASSED",
          "reasons" : [ ],
          "warnings" : [
            "app.refused once on web at 0.000000000 s: command Listen, reason port in use"
          ],
          "digest" : "abc",
          "emulated_nanos" : 2500000000,
          "events" : 12345,
          "frames" : 678,
          "expectations" : [
            {
              "what" : "http.responses{on=browser}",
              "expected" : "== 1",
              "actual" : "1",
              "held" : true
            }
          ],
          "faults" : [
            {
              "name" : "lose-first-synack",
              "where" : "web:eth0",
              "touched" : 1,
              "may_miss" : false
            }
          ],
          "captures" : {
            "interfaces" : 1,
            "frames" : 214,
            "frames_merged" : 214,
            "frames_lost" : 0
          },
          "journal" : {
            "entries" : 99,
            "entries_lost" : 0
          },
          "execution" : {
            "wall_nanos" : 410000000,
            "partitions" : 2,
            "dispatcher" : "direct"
          },
          "counters" : {
            "arp.requests" : 3,
            "tcp.segments" : 20
          }
        }
        """,
        Files.readString(directory.resolve("report.json")));
    assertEquals(report, RunReport.read(directory));
  }

  @Test
  @DisplayName("of a real-time run holds its lateness and reads back as it was")
  void realTime() {
    Reports.invalid().write(directory);
    assertEquals(Reports.invalid(), RunReport.read(directory));
  }

  @Test
  @DisplayName("that is missing or something else is refused with file and reason")
  void malformed() throws IOException {
    Path file = directory.resolve("report.json");
    assertEquals(
        "cannot read " + file + ": no such file or directory",
        assertThrows(OutputException.class, () -> RunReport.read(directory)).getMessage());
    Files.writeString(file, "{}");
    assertEquals(
        file + ": a report without a digest; expected it as the run wrote it",
        assertThrows(OutputException.class, () -> RunReport.read(directory)).getMessage());
    Files.writeString(file, "{");
    assertEquals(
        file + ":1: what is no report of a run; expected it as the run wrote it",
        assertThrows(OutputException.class, () -> RunReport.read(directory)).getMessage());
  }

  @Test
  @DisplayName("knows the lateness at the percentiles that its bound is for")
  void lateness() {
    Histogram nanos = new Histogram(3);
    for (int i = 1; i <= 1000; i++) {
      nanos.recordValue(i);
    }
    Lateness lateness = Lateness.of(nanos, 999);
    assertEquals(new Lateness(1000, 500, 900, 990, 999, 1000, 999), lateness);
    assertTrue(lateness.withinBound());
    assertFalse(Lateness.of(nanos, 998).withinBound());
  }

  @Test
  @DisplayName("on a terminal says the verdict first, then what was expected, done and measured")
  void summary() {
    assertEquals(
        """
        PASSED  browse: 2.50 s of emulated time in 410 ms
          warning      app.refused once on web at 0.000000000 s: command Listen, reason port in use
          expectation  http.responses{on=browser} == 1  held (1)
          fault        lose-first-synack on web:eth0  touched 1 frame
          ran          12,345 events and 678 frames on 2 partitions, seed 42
          captured     214 frames on 1 interface
          digest       abc
          written to   runs/browse
        """,
        RunSummary.render(Reports.passed(42, "abc"), Path.of("runs/browse"), TextStyle.PLAIN));
    assertEquals(
        """
        INVALID  browse: 2.50 s of emulated time in 410 ms
          events fired too late: p99.9 was 2.10 ms, the bound is 1.00 ms
          expectation  tcp.retransmissions >= 1  did not hold: 0
          fault        cut on gw--isp  touched 0 frames
          ran          1 event and 1 frame on 1 partition, seed 42
          late by      p50 43.0 µs, p99.9 2.10 ms, at most 3.00 ms, bound 1.00 ms
          captured     1,000 frames on 2 interfaces, 600 of them merged, 5 lost: the disk did not take them
          journal      1 entry, 2 lost: the disk did not take them
          digest       00
        """,
        RunSummary.render(Reports.invalid(), null, TextStyle.PLAIN));
  }

  @Test
  @DisplayName("is coloured only where colours are wanted")
  void colours() {
    RunReport report = Reports.passed(42, "abc");
    assertFalse(RunSummary.render(report, null, TextStyle.PLAIN).contains("\033"));
    assertTrue(
        RunSummary.render(report, null, new TextStyle(true)).contains("\033[32mPASSED\033[0m"));
  }

  @Test
  @DisplayName("has a digest: SHA-256 over name and hashes of every device in name order")
  void digest() throws Exception {
    ByteBuffer bytes = ByteBuffer.allocate(100);
    bytes.putInt(7).put("browser".getBytes(StandardCharsets.UTF_8)).putLong(1).putLong(2);
    bytes.putInt(3).put("web".getBytes(StandardCharsets.UTF_8)).putLong(3).putLong(-1);
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    sha256.update(bytes.flip());
    assertEquals(HexFormat.of().formatHex(sha256.digest()), Digest.of(Reports.hashes()));

    SortedMap<String, DeviceHashes> other = Reports.hashes();
    other.put("web", new DeviceHashes(3, 0));
    assertNotEquals(Digest.of(Reports.hashes()), Digest.of(other));
  }

  @Test
  @DisplayName("is accompanied by the hashes of every device, a line each")
  void hashes() throws IOException {
    DeviceHashesFile.write(directory, Reports.hashes());
    assertEquals(
        """
        {"device":"browser","frames":"0000000000000001","journal":"0000000000000002"}
        {"device":"web","frames":"0000000000000003","journal":"ffffffffffffffff"}
        """,
        Files.readString(directory.resolve("digests.jsonl")));
    assertEquals(Reports.hashes(), DeviceHashesFile.read(directory));
    DeviceHashesFile.write(directory, new TreeMap<>());
    assertEquals(new TreeMap<>(), DeviceHashesFile.read(directory));
  }

  @Test
  @DisplayName("refuses hashes that are none")
  void malformedHashes() throws IOException {
    for (String line :
        new String[] {
          "{\"device\":1}", "{\"frames\":\"0\"}", "{\"device\":\"a\",\"frames\":\"x\"}", "{"
        }) {
      Files.writeString(directory.resolve("digests.jsonl"), line);
      assertThrows(OutputException.class, () -> DeviceHashesFile.read(directory), line);
    }
  }

  @Test
  @DisplayName("has a verdict that decides the exit status")
  void exitStatus() {
    assertEquals(0, RunVerdict.PASSED.exitStatus());
    assertEquals(1, RunVerdict.FAILED.exitStatus());
    assertEquals(3, RunVerdict.INVALID.exitStatus());
    assertEquals(3, RunVerdict.INCOMPLETE.exitStatus());
    assertEquals(130, RunVerdict.INTERRUPTED.exitStatus());
  }
}
