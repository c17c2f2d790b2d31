package io.actornet.emulator.cli;

import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.ExperimentReader;
import io.actornet.emulator.run.SharedData;
import io.actornet.topology.model.Node;
import io.actornet.topology.model.NodeKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Experiments whose bytes must not depend on how many nodes run them. */
enum ComparedExperiment {
  /** The example. */
  BROWSE {
    @Override
    Experiment read() throws IOException {
      return new ExperimentReader().read(Path.of("..", "topology", "examples", "browse.yaml"));
    }
  },
  /** Every host fetches from every other, while frames are lost and late. */
  ABILENE {
    @Override
    Experiment read() {
      return parse(
          """
          version: 1
          name: abilene
          seed: 3
          stop: %s
          topology:
            import:
              file: "%s"
              link: {rate: 50mbit, loss: 1%%, jitter: 1ms, distribution: normal}
          apps:
            - {on: "kind:host", http-server: {document: "/", size: %s}}
            - {on: "kind:host", ping: {to: "kind:host", count: 3, at: 1s, every: 1ms}}
            - {on: "kind:host", http-get: {url: "http://{to}/", to: "kind:host", at: 2s, every: 5ms}}
          capture: ["kind:router:*"]
          """
              .formatted(
                  SOAK ? "40s" : "8s",
                  SharedData.file("topologies/Abilene.graphml"),
                  SOAK ? "50kB" : "5kB"));
    }
  },
  /** Every host behind the routers of Kdl fetches a page from another, far away. */
  KDL {
    @Override
    Experiment read() {
      String head =
          """
          version: 1
          name: kdl
          seed: 5
          stop: %s
          topology: {import: "%s"}
          """
              .formatted(SOAK ? "30s" : "6s", SharedData.file("topologies/Kdl.graphml"));
      List<String> hosts =
          parse(head).network().nodes().stream()
              .filter(node -> node.kind() == NodeKind.HOST)
              .map(Node::name)
              .toList();
      List<String> one = hosts.subList(0, hosts.size() / 2);
      List<String> other = hosts.subList(hosts.size() / 2, hosts.size());
      String get =
          "  - {on: %s, http-get: {url: \"http://{to}/\", to: %s, pairwise: true, at: %s, every:"
              + " 3ms}}\n";
      return parse(
          head
              + "apps:\n  - {on: \"kind:host\", http-server: {document: \"/\", size: %s}}\n"
                  .formatted(SOAK ? "50kB" : "2kB")
              + get.formatted(one, other, "1s")
              + get.formatted(other, one, "1500ms")
              + "capture: [\"%s:*\", \"%s:*\"]\n".formatted(one.getFirst(), other.getFirst()));
    }
  },
  /** A data centre full of TCP. */
  FAT_TREE {
    @Override
    Experiment read() {
      return parse(
          """
          version: 1
          name: fat-tree
          seed: 3
          stop: %s
          topology: {generate: {fat-tree: {k: 8}}}
          apps:
            - {on: "host*", tcp-sink: {port: 9}}
            - {on: "host[0-63]", tcp-send: {to: "host[64-127]", pairwise: true, port: 9, every: 100us}}
          capture: ["host[0-9]:*", "core0-0:*"]
          """
              .formatted(SOAK ? "300ms" : "40ms"));
    }
  };

  static final boolean SOAK = Boolean.getBoolean("actornet.soak");

  /** The experiment; the test is skipped where a file that it takes is absent. */
  abstract Experiment read() throws IOException;

  private static Experiment parse(String text) {
    return new ExperimentReader().parse("test.yaml", text, Path.of("."));
  }
}
