package io.actornet.emulator.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.emulator.experiment.ExperimentReader;
import io.actornet.emulator.report.RunReport;
import io.actornet.emulator.report.RunVerdict;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Faults")
class FaultsRunTest {
  private static final String PINGS =
      """
      version: 1
      stop: 30s
      topology:
        nodes:
          a: {kind: host}
          b: {kind: host}
        links:
          - {endpoints: ["a:eth0", "b:eth0"], delay: 1ms}
      apps:
        - {on: a, ping: {to: b, count: 10, at: 1s}}
      """;

  @ParameterizedTest(name = "{0} touches {1}, {2} replies come")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          on: "a:eth0", direction: from, match: {protocol: icmp, nth: 1}, drop: true    | 1  | 9
          on: "a:eth0", direction: from, match: {protocol: icmp, nth: 2-4}, drop: true  | 3  | 7
          on: "b:eth0", direction: to, match: {protocol: icmp, nth: [1, 5]}, drop: true | 2  | 8
          on: "b:eth0", direction: both, match: {protocol: icmp, nth: 1}, drop: true    | 2  | 8
          on: "a:eth0", direction: from, match: {destination: b, nth: 3}, drop: true    | 1  | 9
          on: "a:eth0", direction: to, match: {source: 10.0.0.0/8}, drop: true          | 10 | 0
          on: "a:eth0", match: {protocol: arp, nth: 1}, drop: true                      | 2  | 8
          on: "a:eth0", direction: from, at: 2500ms, for: 2s, drop: true                | 2  | 8
          link: a--b, at: 2500ms, for: 2s, down: true                                   | 2  | 8
          """)
  @DisplayName("hit what they say, and nothing else")
  void touches(String fault, long touched, long replies) {
    RunReport report = run(PINGS + "faults: [{name: f, " + fault + "}]\n");

    assertEquals(touched, report.faults().getFirst().touched(), report.toString());
    assertEquals(replies, report.counters().getOrDefault("ping.received", 0L));
    assertEquals(RunVerdict.PASSED, report.verdict());
  }

  @Test
  @DisplayName("make a run invalid when they touch nothing, unless they may")
  void mayMiss() {
    String fault = "{name: f, on: \"a:eth0\", match: {flags: SYN}, drop: true";

    RunReport missed = run(PINGS + "faults: [" + fault + "}]\n");
    assertEquals(RunVerdict.INVALID, missed.verdict());
    assertTrue(missed.reasons().getFirst().contains("'f' touched no frame"));
    assertEquals(
        RunVerdict.PASSED, run(PINGS + "faults: [" + fault + ", may-miss: true}]\n").verdict());
  }

  @Test
  @DisplayName("lose a frame that is in flight when its link goes down")
  void inFlight() {
    RunReport report =
        run(PINGS + "faults: [{name: f, link: a--b, at: 2000500us, for: 1ms, down: true}]\n");

    assertEquals(1, report.faults().getFirst().touched());
    assertEquals(1, report.counters().get("link.lost.in-flight"));
  }

  private static RunReport run(String text) {
    return RunService.run(
            new ExperimentReader().parse("t.yaml", text, Path.of(".")), RunSettings.silent("test"))
        .report();
  }
}
