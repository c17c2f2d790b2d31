package io.actornet.emulator.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.ExperimentReader;
import io.actornet.emulator.experiment.Overrides;
import io.actornet.emulator.report.RunReport;
import io.actornet.emulator.report.RunVerdict;
import io.actornet.topology.model.NaturalOrder;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.Node;
import io.actornet.topology.model.NodeKind;
import io.actornet.topology.routing.PathTracer;
import io.actornet.topology.routing.RoutingPlanner;
import io.actornet.topology.value.Ipv4Address;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Files of every format, a host at every node,")
class ImportedGraphsRunTest {
  private static final String LOSSLESS = "";

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "Abilene.graphml",
        "Geant2012.graphml",
        "Kdl.graphml",
        "Kdl.gml",
        "tor-minimal.gml",
        "01-linux-nodes.clab.yml",
        "clos02.clab.yml",
        "10node-host.pb.txt"
      })
  @DisplayName("let every host ping the next one and fetch a page from it")
  void everyHostPingsAndFetches(String file) {
    Experiment experiment = experiment(file, LOSSLESS);
    long hosts = hosts(experiment).size();

    RunReport report = run(experiment, 1);

    assertTrue(hosts > 1, "hosts: " + hosts);
    assertEquals(RunVerdict.PASSED, report.verdict(), report.reasons().toString());
    assertEquals(hosts, report.counters().get("ping.received"));
    assertEquals(hosts, report.counters().get("http.responses"));
    assertEquals(hosts * 20_000, report.counters().get("http-server.bytes"));
  }

  @Test
  @DisplayName(
      "with loss and jitter are the same on 1, 2 and 4 partitions: Kdl, 754 hosts fetching")
  void kdlIsTheSameOnAnyNumberOfPartitions() {
    Experiment experiment =
        experiment("Kdl.graphml", ", link: {loss: 0.1%, jitter: 100us, distribution: normal}");

    RunReport one = run(experiment, 1);

    assertEquals(754, hosts(experiment).size());
    assertEquals(RunVerdict.PASSED, one.verdict(), one.reasons().toString());
    assertEquals(754, one.counters().get("http.responses"));
    assertTrue(one.counters().get("link.drops") > 100, one.counters().toString());
    for (int partitions : List.of(2, 4)) {
      assertEquals(one.digest(), run(experiment, partitions).digest());
    }
  }

  /** Junctions of lines and LANs get a host too, so that nobody is alone. */
  private static Experiment experiment(String file, String options) {
    Path path = SharedData.file("topologies/" + file);
    String topology = "{import: {file: \"%s\", nodes: router-with-host%s}".formatted(path, options);
    Experiment bare = read(topology + "}", "");
    if (bare.network().nodes().stream().anyMatch(node -> node.kind() == NodeKind.SWITCH)) {
      topology += ", attach: {at: \"kind:switch\", hosts: 1}";
      bare = read(topology + "}", "");
    }
    List<String> next = hosts(bare);
    String on = String.join("\", \"", next);
    Collections.rotate(next, -1);
    String to = "to: [\"" + String.join("\", \"", next) + "\"], pairwise: true";
    return read(
        topology + "}",
        """
        apps:
          - {on: ["%s"], http-server: {port: 80, document: "/", size: 20kB}}
          - {on: ["%s"], ping: {%s, count: 1, at: 1s, every: 1ms}}
          - {on: ["%s"], http-get: {url: "http://{to}/", %s, at: 5s, every: 1ms}}
        """
            .formatted(on, on, to, on, to));
  }

  private static Experiment read(String topology, String applications) {
    return new ExperimentReader()
        .parse(
            "imported.yaml",
            "version: 1\nseed: 3\nstop: 60s\ntopology: " + topology + "\n" + applications,
            Path.of("."));
  }

  /**
   * The hosts that the first of them with a way to another reaches, in the order in which the
   * entries of an experiment go through them.
   */
  private static List<String> hosts(Experiment experiment) {
    Network network = experiment.network();
    PathTracer tracer = new PathTracer(network, RoutingPlanner.plan(network));
    List<Node> all =
        network.nodes().stream()
            .filter(node -> node.kind() == NodeKind.HOST)
            .sorted(Comparator.comparing(Node::name, NaturalOrder.INSTANCE))
            .toList();
    for (Node first : all) {
      List<String> reached =
          all.stream()
              .filter(to -> tracer.path(first, address(to)).getLast().equals(to))
              .map(Node::name)
              .toList();
      if (reached.size() > 1) {
        return new ArrayList<>(reached);
      }
    }
    return List.of();
  }

  private static Ipv4Address address(Node node) {
    return node.interfaces().getFirst().address();
  }

  private static RunReport run(Experiment experiment, int partitions) {
    Experiment divided = experiment.with(new Overrides(null, null, null, partitions, null));
    return RunService.run(divided, RunSettings.silent("test")).report();
  }
}
