package io.actornet.emulator.report;

import io.actornet.emulator.capture.CaptureSummary;
import io.actornet.emulator.journal.JournalSummary;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reports to test with. */
final class Reports {
  private Reports() {}

  static RunReport passed(long seed, String digest) {
    return new RunReport(
        "browse",
        "1.2.3",
        seed,
        "virtual",
        null,
        RunVerdict.PASSED,
        List.of(),
        List.of("app.refused once on web at 0.000000000 s: command Listen, reason port in use"),
        digest,
        2_500_000_000L,
        12345,
        678,
        List.of(new ExpectationResult("http.responses{on=browser}", "== 1", "1", true)),
        List.of(new FaultResult("lose-first-synack", "web:eth0", 1, false)),
        new CaptureSummary(1, 214, 214, 0),
        new JournalSummary(99, 0),
        new Execution(410_000_000L, 2, "direct", null),
        new TreeMap<>(Map.of("tcp.segments", 20L, "arp.requests", 3L)));
  }

  static RunReport invalid() {
    return new RunReport(
        "browse",
        "1.2.3",
        42,
        "realtime",
        0.5,
        RunVerdict.INVALID,
        List.of("events fired too late: p99.9 was 2.10 ms, the bound is 1.00 ms"),
        List.of(),
        "00",
        2_500_000_000L,
        1,
        1,
        List.of(new ExpectationResult("tcp.retransmissions", ">= 1", "0", false)),
        List.of(new FaultResult("cut", "gw--isp", 0, false)),
        new CaptureSummary(2, 1000, 600, 5),
        new JournalSummary(1, 2),
        new Execution(
            410_000_000L,
            1,
            "direct",
            new Lateness(1, 43_000, 50_000, 60_000, 2_100_000, 3_000_000, 1_000_000)),
        new TreeMap<>());
  }

  static SortedMap<String, DeviceHashes> hashes() {
    return new TreeMap<>(Map.of("web", new DeviceHashes(3, -1), "browser", new DeviceHashes(1, 2)));
  }
}
