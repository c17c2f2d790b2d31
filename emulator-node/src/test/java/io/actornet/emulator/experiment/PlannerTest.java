package io.actornet.emulator.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.emulator.run.RunService;
import io.actornet.emulator.run.RunSettings;
import io.actornet.protocol.emulation.DeviceSpec;
import io.actornet.topology.model.Network;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The plan of a run")
class PlannerTest {
  @ParameterizedTest(name = "{0} on {1} cores: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fat-tree: {k: 8, delay: 10us}   | 2 | 2
          fat-tree: {k: 8, delay: 10us}   | 1 | 1
          fat-tree: {k: 8, delay: 1us}    | 2 | 1
          fat-tree: {k: 4, delay: 10us}   | 4 | 1
          chain: {routers: 398}           | 4 | 4
          star: {hosts: 1000, delay: 1ms} | 2 | 2
          """)
  @DisplayName("has as many partitions as pay, when the choice is its own")
  void automaticPartitions(String generator, int cores, int expected) {
    Network network = read("topology: {generate: {" + generator + "}}").network();

    assertEquals(expected, Planner.automatic(network, cores).count());
  }

  @Test
  @DisplayName("has the partitions that were asked for, and a lookahead of the shortest link cut")
  void partitions() {
    Experiment experiment =
        read("partitions: 2\ntopology: {generate: {chain: {routers: 4, delay: 3ms}}}");
    Plan plan = Planner.plan(experiment);

    assertEquals(2, plan.partitioning().count());
    assertEquals(3_000_000, plan.lookaheadNanos());
    assertEquals(
        2, plan.network().devices().stream().map(DeviceSpec::partition).distinct().count());
  }

  @Test
  @DisplayName("has applications where and when they start, in natural order of the hosts")
  void applications() {
    Experiment experiment =
        read(
            """
            topology: {generate: {star: {hosts: 11}}}
            apps:
              - {on: "host*", ping: {to: host0, at: 1s, every: 10ms}}
            """);
    DeviceSpec last =
        Planner.plan(experiment).network().devices().stream()
            .filter(device -> device.name().equals("host10"))
            .findFirst()
            .orElseThrow();

    assertEquals(1, last.applications().size());
    assertEquals(1_100_000_000, last.applications().getFirst().atNanos());
  }

  @Test
  @DisplayName("draws the way of the first application that sends, over routers and switches")
  void mainFlow() {
    Experiment experiment =
        read(
            """
            topology:
              generate: {star: {hosts: 40, center: switch}}
              nodes: {r: {kind: router}, far: {kind: host}}
              links:
                - {endpoints: [switch, r]}
                - {endpoints: [r, far]}
            apps:
              - {on: far, udp-sink: {port: 9}}
              - {on: host7, ping: {to: host8, at: 2s}}
              - {on: host5, udp-send: {to: far, port: 9, rate: 1pps, at: 1s}}
            """);

    assertEquals(
        List.of("far--r", "host5--switch", "r--switch"),
        Planner.plan(experiment).mainFlow().stream()
            .map(link -> experiment.network().links().get(link).name())
            .sorted()
            .toList());
  }

  @Test
  @DisplayName("is estimated within a factor of two, for examples whose traffic is known")
  void estimate() {
    for (String example : List.of("ping", "udp", "import", "fat-tree")) {
      Experiment experiment =
          new ExperimentReader().read(Path.of("../topology/examples/" + example + ".yaml"));
      Estimate estimate = Estimate.of(experiment, Planner.plan(experiment));
      long events = RunService.run(experiment, RunSettings.silent("test")).report().events();

      assertTrue(estimate.complete());
      assertTrue(
          estimate.events() <= 2 * events && events <= 2 * estimate.events(),
          example + ": " + estimate.events() + " estimated, " + events + " handled");
    }
  }

  private static Experiment read(String text) {
    return new ExperimentReader().parse("t.yaml", "version: 1\n" + text + "\n", Path.of("."));
  }
}
