package io.actornet.topology.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.YamlReader;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.Node;
import io.actornet.topology.model.NodeKind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Attaching LANs")
class AttachTest {
  @Test
  @DisplayName("puts hosts at a switch behind every leaf of a generated network")
  void leaves() {
    Network network =
        read(
            """
            generate: {tree: {depth: 3, fanout: 2, hosts: 0}}
            attach: {at: leaves, hosts: 50, delay: 20us, rate: 100mbit}
            """);

    assertEquals(7 + 4 + 4 * 50, network.nodes().size());
    assertEquals(NodeKind.SWITCH, network.node("router6-lan").kind());
    assertEquals(51, network.node("router6-lan").interfaces().size());
    assertEquals(NodeKind.HOST, network.node("router6-host49").kind());
    assertEquals(
        20_000,
        network
            .links()
            .get(network.node("router6-host49").interfaces().getFirst().link())
            .aToB()
            .delayNanos());
  }

  @Test
  @DisplayName("links hosts to a switch itself, and takes selectors and several entries")
  void selectors() {
    Network network =
        read(
            """
            nodes: {r1: {kind: router}, r2: {kind: router}, s: {kind: switch}}
            links: [{endpoints: [r1, s]}, {endpoints: [r2, s]}]
            attach:
              - {at: s, hosts: 2}
              - {at: "r*", hosts: 1}
              - {at: r1, hosts: 1}
            """);

    assertEquals(
        List.of(
            "r1",
            "r1-host0",
            "r1-host1",
            "r1-lan",
            "r2",
            "r2-host0",
            "r2-lan",
            "s",
            "s-host0",
            "s-host1"),
        network.nodes().stream().map(Node::name).toList());
    assertEquals(4, network.node("s").interfaces().size());
    assertEquals(3, network.node("r1-lan").interfaces().size());
  }

  @Test
  @DisplayName("is refused where there is nothing to attach to")
  void refusals() {
    refused(
        "t.yaml:2: 'at: leaves' where every router has several neighbours; expected another"
            + " selector of routers or switches",
        "generate: {ring: {}}\nattach: {at: leaves, hosts: 1}");
    refused(
        "t.yaml:2: host 'host0' for a LAN; expected routers or switches",
        "generate: {ring: {}}\nattach: {at: host0, hosts: 1}");
    refused(
        "t.yaml:2: 1000000 hosts at each of 8 nodes; expected 4000000 hosts at most",
        "generate: {ring: {}}\nattach: {at: 'kind:router', hosts: 1000000}");
    refused(
        "t.yaml:2: attach without 'at'; expected a value for it",
        "generate: {ring: {}}\nattach: {hosts: 1}");
  }

  private static void refused(String message, String section) {
    assertEquals(message, assertThrows(DocumentException.class, () -> read(section)).getMessage());
  }

  private static Network read(String section) {
    return TopologyReader.read(YamlReader.parse("t.yaml", section), Path.of("."));
  }
}
