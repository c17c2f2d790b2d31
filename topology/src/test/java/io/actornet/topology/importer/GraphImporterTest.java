package io.actornet.topology.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.actornet.topology.document.DocumentException;
import io.actornet.topology.model.Link;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.NetworkBuilder;
import io.actornet.topology.model.Node;
import io.actornet.topology.model.NodeKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GraphImporterTest {
  private final StringBuilder graph = new StringBuilder();
  private final NetworkBuilder builder = new NetworkBuilder();
  private ImportOptions options = ImportOptions.DEFAULT.withNodes(NodeMeaning.ROUTER);
  private ImportReport report;

  @Test
  @DisplayName("Names are the labels without what a name may not hold; equal ones get a number")
  void names() throws IOException {
    node("0", "label", "São Paulo").node("1", "label", "Sao  Paulo!").node("2", "label", "Łódź");
    node("3", "label", "None").node("4").node("5", "label", "東京").node("6", "label", "A--B");
    node("7", "label", "São Paulo").node("8", "label", "Sao Paulo-2");
    Network network = run();

    assertEquals(
        List.of(
            "A-B",
            "Lodz",
            "Sao-Paulo",
            "Sao-Paulo-2",
            "Sao-Paulo-2-2",
            "Sao-Paulo-3",
            "n3",
            "n4",
            "n5"),
        network.nodes().stream().map(Node::name).toList());
    assertSaid("3 nodes without a label are named after their ids.");
    assertSaid("3 nodes have the label of an earlier one and got a number.");
  }

  @Test
  @DisplayName("The host behind a router never takes the name of another node")
  void hostNames() throws IOException {
    options = ImportOptions.DEFAULT;
    node("0", "label", "A").node("1", "label", "A-host");
    Network network = run();

    assertEquals(
        List.of("A", "A-host", "A-host-2", "A-host-2-host"),
        network.nodes().stream().map(Node::name).toList());
    assertEquals(NodeKind.HOST, network.node("A-host").kind());
    assertEquals(NodeKind.ROUTER, network.node("A-host-2").kind());
  }

  @Test
  @DisplayName("Parallel edges are parallel links; self loops are left out; speeds are kept")
  void edges() throws IOException {
    node("a").node("b");
    edge("a", "b", "LinkSpeedRaw", "10000000000.0").edge("b", "a").edge("a", "a");
    Network network = run();

    assertEquals(List.of("na--nb", "na--nb#2"), network.links().stream().map(Link::name).toList());
    assertEquals(10_000_000_000L, network.links().get(0).aToB().rateBitsPerSecond());
    assertEquals(1_000_000_000L, network.links().get(1).aToB().rateBitsPerSecond());
    assertEquals(1_000_000L, network.links().get(0).aToB().delayNanos());
    assertSaid("1 edge from a node to itself was left out.");
    assertSaid(
        "2 edges without a delay and with an end that has no coordinates got a delay of 1ms.");
    assertSaid("1 edge without a rate got one of 1gbit.");
  }

  @Test
  @DisplayName("Delay is the great circle at two thirds of c: a quarter of the equator is 50 ms")
  void delays() throws IOException {
    node("a", "Latitude", "0", "Longitude", "0").node("b", "Latitude", "0", "Longitude", "90");
    node("pole", "Latitude", "90", "Longitude", "123.4")
        .node("c", "Latitude", "0", "Longitude", "0");
    edge("a", "b").edge("a", "pole").edge("a", "c");
    Network network = run();

    assertEquals(5_007, network.links().get(0).aToB().delayNanos() / 10_000);
    assertEquals(10_000, network.links().get(1).aToB().delayNanos());
    assertEquals(5_007, network.links().get(2).aToB().delayNanos() / 10_000);
    assertSaid("1 edge shorter than that got a delay of 10us.");
  }

  @Test
  @DisplayName("Hyperedge nodes become switches, unless switches would form a loop")
  void hyperedges() throws IOException {
    for (String id : List.of("h1", "h2", "h3", "h4", "h5")) {
      node(id, "hyperedge", "1");
    }
    node("r").edge("h1", "h2").edge("h2", "h3").edge("h3", "h1").edge("h4", "h5").edge("h5", "r");
    edge("r", "h4");
    Network network = run();

    assertEquals(NodeKind.ROUTER, network.node("nh1").kind());
    assertEquals(NodeKind.SWITCH, network.node("nh4").kind());
    assertEquals(NodeKind.SWITCH, network.node("nh5").kind());
    assertSaid("2 hyperedge nodes became switches.");
    assertSaid("3 hyperedge nodes became routers, since as switches they would form a loop.");
    assertSaid("The graph has 2 components; there is no path from one to another.");
  }

  @Test
  @DisplayName("Numbers that cannot be are refused with line, node and range")
  void numbers() {
    node("a", "Latitude", "91", "Longitude", "0").node("b", "Latitude", "1", "Longitude", "0");
    edge("a", "b");

    assertEquals(
        "g.graphml:2: node 'a': found Latitude '91'; expected a number from -90 to 90",
        assertThrows(DocumentException.class, this::run).getMessage());
  }

  @Test
  @DisplayName("A speed that is no number is refused with its edge")
  void speeds() {
    node("a").node("b").edge("a", "b", "LinkSpeedRaw", "fast");

    assertEquals(
        "g.graphml:4: edge na – nb: found LinkSpeedRaw 'fast'; expected a number from 0 to"
            + " 1000000000000000000",
        assertThrows(DocumentException.class, this::run).getMessage());
  }

  @Test
  @DisplayName("A file that is not there is refused by its name")
  void files() {
    assertEquals(
        "no.graphml: no such file; expected a file that exists",
        assertThrows(
                DocumentException.class,
                () ->
                    GraphFiles.importInto(
                        builder, Path.of("no.graphml"), null, "no.graphml", options))
            .getMessage());
  }

  private GraphImporterTest node(String id, String... attributes) {
    graph.append("<node id='").append(id).append("'>");
    return attributes(attributes, "</node>\n");
  }

  private GraphImporterTest edge(String source, String target, String... attributes) {
    graph.append("<edge source='" + source + "' target='" + target + "'>");
    return attributes(attributes, "</edge>\n");
  }

  private GraphImporterTest attributes(String[] attributes, String end) {
    for (int i = 0; i < attributes.length; i += 2) {
      graph.append("<data key='" + attributes[i] + "'>" + attributes[i + 1] + "</data>");
    }
    graph.append(end);
    return this;
  }

  private Network run() throws IOException {
    String text = "<graphml><graph>\n" + graph + "</graph></graphml>";
    report =
        GraphFiles.importInto(
            builder,
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
            GraphFormat.GRAPHML,
            "g.graphml",
            null,
            options);
    return builder.build();
  }

  private void assertSaid(String sentence) {
    assertEquals(
        List.of(sentence),
        report.assumptions().stream().filter(sentence::equals).toList(),
        () -> report.assumptions().toString());
  }
}
