package io.actornet.topology.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.topology.document.DocumentException;
import io.actornet.topology.model.Link;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.NetworkBuilder;
import io.actornet.topology.model.Node;
import io.actornet.topology.model.NodeKind;
import io.actornet.topology.value.LinkSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A graph with the keys of Shadow")
class ShadowGraphTest {
  private static final String PAIR =
      """
      graph [
        directed 0
        node [ id 0 host_bandwidth_up "18 Mbit" host_bandwidth_down "140 Mbit" ]
        node [ id 1 host_bandwidth_up "1 Gbit" host_bandwidth_down "1 Gbit" ]
        edge [ source 0 target 0 latency "50 ms" jitter "0 ms" packet_loss 0.0 ]
        edge [ source 0 target 1 latency "80 ms" jitter "2 ms" packet_loss 0.015 ]
      ]
      """;

  private ImportReport report;

  @Test
  @DisplayName("has latency, jitter and loss on its links, and no rate there")
  void edges() throws IOException {
    LinkSettings link = link(read(PAIR), "n0--n1").aToB();

    assertEquals(80_000_000, link.delayNanos());
    assertEquals(2_000_000, link.jitterNanos());
    assertEquals(0.015, link.loss());
    assertEquals(0, link.rateBitsPerSecond());
    assertSaid("1 edge with a latency and without a rate got an unlimited one.");
  }

  @Test
  @DisplayName(
      "has a LAN where a node has an edge to itself, with half of the latency to each host")
  void lans() throws IOException {
    Network network = read(PAIR);

    assertEquals(NodeKind.SWITCH, network.node("n0-lan").kind());
    assertEquals(
        List.of("n0", "n0-host", "n0-lan", "n1", "n1-host"),
        network.nodes().stream().map(Node::name).toList());
    Link access = link(network, "n0-host--n0-lan");
    assertEquals(25_000_000, access.aToB().delayNanos());
    assertEquals(18_000_000, access.aToB().rateBitsPerSecond());
    assertEquals(140_000_000, access.bToA().rateBitsPerSecond());
    assertEquals(1_000_000_000, link(network, "n1--n1-host").aToB().rateBitsPerSecond());
    assertSaid("1 node with an edge to itself got a LAN of that latency between its hosts.");
  }

  @Test
  @DisplayName("that is directed has links with two directions")
  void directed() throws IOException {
    Network network =
        read(
            """
            graph [ directed 1 node [ id 0 ] node [ id 1 ] node [ id 2 ]
              edge [ source 0 target 1 latency "1 ms" ]
              edge [ source 2 target 1 latency "3 ms" ]
              edge [ source 1 target 0 latency "2 ms" ]
              edge [ source 0 target 1 latency 4 ]
            ]
            """);

    assertEquals(1_000_000, link(network, "n0--n1").aToB().delayNanos());
    assertEquals(2_000_000, link(network, "n0--n1").bToA().delayNanos());
    assertEquals(4_000_000, link(network, "n0--n1#2").bToA().delayNanos());
    assertSaid("1 pair of opposite edges became a link with two directions.");
    assertSaid("2 directed edges became a link for both directions.");
    assertSaid("1 edge with a latency without a unit has it in milliseconds.");
  }

  @Test
  @DisplayName("is refused where a value cannot be, with line and edge")
  void refusals() {
    assertRefused(
        "g.gml:6: edge n0 – n1: found latency '80 lightyears'; expected a time with its unit such"
            + " as 50 ms, up to a day",
        PAIR.replace("80 ms", "80 lightyears"));
    assertRefused(
        "g.gml:6: edge n0 – n1: found packet_loss '1.5'; expected a number from 0 to 1",
        PAIR.replace("0.015", "1.5"));
    assertRefused(
        "g.gml:3: node '0': found host_bandwidth_up 'fast'; expected a rate with its unit such as"
            + " 100 Mbit",
        PAIR.replace("18 Mbit", "fast"));
  }

  private void assertRefused(String message, String text) {
    assertEquals(message, assertThrows(DocumentException.class, () -> read(text)).getMessage());
  }

  private void assertSaid(String sentence) {
    assertTrue(report.assumptions().contains(sentence), () -> report.assumptions().toString());
  }

  private Network read(String text) throws IOException {
    NetworkBuilder builder = new NetworkBuilder();
    report =
        GraphFiles.importInto(
            builder,
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
            GraphFormat.GML,
            "g.gml",
            null,
            ImportOptions.DEFAULT);
    return builder.build();
  }

  private static Link link(Network network, String name) {
    return network.links().stream().filter(l -> l.name().equals(name)).findFirst().orElseThrow();
  }
}
