package io.actornet.emulator.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.ExperimentReader;
import io.actornet.emulator.report.RunReport;
import io.actornet.emulator.report.RunVerdict;
import io.actornet.topology.model.NodeKind;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Graphs of the Internet Topology Zoo, a host at every node")
class TopologyZooRunTest {
  @ParameterizedTest
  @ValueSource(strings = {"Abilene", "Geant2012"})
  @DisplayName("let every host ping every other and fetch a page from it")
  void everybodyReachesEverybody(String graph) {
    Path file = SharedData.file("topologies/" + graph + ".graphml");
    Experiment experiment =
        new ExperimentReader()
            .parse(
                graph + ".yaml",
                """
                version: 1
                name: %s
                stop: 60s
                topology: {import: "%s"}
                apps:
                  - {on: "kind:host", http-server: {port: 80, document: "/", size: 20kB}}
                  - {on: "kind:host", ping: {to: "kind:host", count: 1, at: 1s, every: 1ms}}
                  - {on: "kind:host", http-get: {url: "http://{to}/", to: "kind:host", at: 5s, every: 10ms}}
                """
                    .formatted(graph, file),
                Path.of("."));
    long hosts =
        experiment.network().nodes().stream().filter(node -> node.kind() == NodeKind.HOST).count();
    long pairs = hosts * (hosts - 1);

    RunReport report = RunService.run(experiment, RunSettings.silent("test")).report();

    assertEquals(RunVerdict.PASSED, report.verdict(), report.reasons().toString());
    assertEquals(pairs, report.counters().get("ping.received"));
    assertEquals(pairs, report.counters().get("http.responses"));
    assertEquals(pairs * 20_000, report.counters().get("http-server.bytes"));
  }
}
