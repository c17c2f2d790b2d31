package io.actornet.emulator.expectation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.actornet.emulator.experiment.ExperimentReader;
import io.actornet.emulator.report.ExpectationResult;
import io.actornet.emulator.run.RunService;
import io.actornet.emulator.run.RunSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An expectation")
class CounterReadingTest {
  /** The first SYN is lost, and one ping of three. */
  private static final String EXPERIMENT =
      """
      version: 1
      stop: 20s
      topology: {generate: {star: {hosts: 3}}}
      apps:
        - {on: host0, tcp-sink: {port: 9}}
        - {on: host1, tcp-send: {to: host0, port: 9, size: 1000B, at: 1s}}
        - {on: ["host[1-2]"], ping: {to: host0, count: 3, at: 5s}}
      faults:
        - {name: syn, on: "host1:eth0", direction: from, match: {flags: SYN, nth: 1}, drop: true}
        - {name: ping, on: "host2:eth0", direction: from, match: {protocol: icmp, nth: 1}, drop: true}
      expect:
        - {COUNTER: {NARROWED}, is: "== 0"}
      """;

  @ParameterizedTest(name = "{0} of {1} is {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ping.received       |                           | 5
          ping.received       | on: host1                 | 3
          ping.received       | on: "host[1-2]"           | 5
          ping.received       | on: host0                 | 0
          link.drops          | cause: fault              | 2
          link.drops          | cause: fault, on: host1   | 1
          link.drops          | cause: queue              | 0
          tcp.retransmissions | flow: "host1->host0"      | 1
          tcp.retransmissions | flow: "host0->host1"      | 0
          tcp.retransmissions | local: host1              | 1
          tcp.retransmissions | on: host1, remote: host2  | 0
          """)
  @DisplayName("is about the sum over the devices and labels that are meant")
  void sums(String counter, String narrowed, String sum) {
    String text =
        EXPERIMENT
            .replace("COUNTER", counter)
            .replace("NARROWED", narrowed == null ? "" : narrowed);
    ExpectationResult result =
        RunService.run(
                new ExperimentReader().parse("t.yaml", text, Path.of(".")),
                RunSettings.silent("test"))
            .report()
            .expectations()
            .getFirst();

    assertEquals(sum, result.actual());
    assertEquals(sum.equals("0"), result.held());
  }
}
