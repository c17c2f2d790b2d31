package io.actornet.topology.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.topology.document.YamlReader;
import io.actornet.topology.generator.Generators;
import io.actornet.topology.importer.GraphFiles;
import io.actornet.topology.importer.GraphFormat;
import io.actornet.topology.importer.ImportOptions;
import io.actornet.topology.importer.SharedData;
import io.actornet.topology.model.InvalidNetworkException;
import io.actornet.topology.model.Link;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.NetworkBuilder;
import io.actornet.topology.reader.TopologyReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

@DisplayName("Exporting a network")
class TopologyExportTest {
  private static final String SECTION =
      """
      nodes:
        web: {kind: host, labels: {latitude: "1.5", longitude: "-2"}}
        r: {kind: router}
        s: {kind: switch}
        h: {kind: hub}
      links:
        - {endpoints: ["web:eth0", "r:lan"], delay: 5ms, rate: 20mbit, loss: 1%, jitter: 1ms}
        - {endpoints: [r, s], delay: 10us}
        - {endpoints: [h, s], delay: 5712345ns, rate: 9953280kbit, to: {h: {delay: 7ms}}}
      """;

  @Test
  @DisplayName("as GraphML gives a file that is imported as the same network")
  void graphMl() throws IOException {
    Network network = read(SECTION);
    String text = TopologyExport.text(network, "x", ExportFormat.GRAPHML);
    NetworkBuilder builder = new NetworkBuilder();
    GraphFiles.importInto(
        builder,
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        GraphFormat.GRAPHML,
        "x",
        null,
        ImportOptions.DEFAULT);
    Network again = builder.build();

    assertEquals(
        network.nodes().stream().map(node -> node.kind() + " " + node.name()).toList(),
        again.nodes().stream().map(node -> node.kind() + " " + node.name()).toList());
    assertEquals(network.node("web").options().labels(), again.node("web").options().labels());
    for (int i = 0; i < network.links().size(); i++) {
      Link link = network.links().get(i);
      Link same = again.links().get(i);
      assertEquals(link.name(), same.name());
      assertEquals(network.text(link.a()), again.text(same.a()));
      assertEquals(link.aToB(), same.aToB());
      assertEquals(link.bToA(), same.bToA());
    }
  }

  @Test
  @DisplayName("as YAML gives the experiment with all that was assigned")
  void yaml() {
    Network network = read(SECTION);
    var document = YamlReader.parse("y", TopologyExport.text(network, "x", ExportFormat.YAML));

    assertEquals(
        network, TopologyReader.read(document.get("topology").asMapping("topology"), Path.of(".")));
  }

  @Test
  @DisplayName("as DOT names nodes, interfaces, delays and rates")
  void dot() {
    String dot = TopologyExport.text(read(SECTION), "a \"name\"", ExportFormat.DOT);

    assertTrue(dot.startsWith("graph \"a \\\"name\\\"\" {"), dot);
    assertTrue(
        dot.contains(
            "\"web\" -- \"r\" [label=\"5ms 20mbit\", taillabel=\"eth0\", headlabel=\"lan\"];"),
        dot);
    assertTrue(
        dot.contains("\"5.71ms/7ms 9.95gbit\"") || dot.contains("\"7ms/5.71ms 9.95gbit\""), dot);
    assertTrue(dot.contains("\"s\" [shape=box];"), dot);
  }

  @Test
  @DisplayName("as JSON gives nodes and links by id")
  void json() {
    Map<String, Object> document = JsonGraph.of(read(SECTION));

    assertEquals(4, ((List<?>) document.get("nodes")).size());
    Map<?, ?> link = (Map<?, ?>) ((List<?>) document.get("links")).get(2);
    assertEquals("r--web", link.get("key"));
    assertEquals(5_000_000L, link.get("delay_nanos"));
    assertEquals(20_000_000L, link.get("rate_bits_per_second"));
    assertEquals(0.01, link.get("loss"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"star hosts=1000", "internet", "full-mesh", "ring", "chain", "lan hosts=1"})
  @DisplayName("as SVG draws every node that is no leaf, in sound XML, the same every time")
  void svg(String text) throws Exception {
    NetworkBuilder builder = new NetworkBuilder();
    String[] words = text.split(" ", -1);
    Map<String, String> arguments =
        words.length > 1 ? Map.of("hosts", words[1].substring(6)) : Map.of();
    Generators.generate(words[0], arguments, builder);
    Network network = builder.build();
    String svg = TopologyExport.text(network, "<x & y>", ExportFormat.SVG);
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));

    Picture picture = Picture.of(network);
    assertEquals(picture.edges().size(), document.getElementsByTagName("path").getLength());
    for (var node : picture.nodes()) {
      assertTrue(svg.contains(">" + node.name() + "</text>"), node.name());
    }
    assertEquals(svg, TopologyExport.text(network, "<x & y>", ExportFormat.SVG));
    assertTrue(!svg.contains("NaN") && !svg.contains("Infinity"), svg);
  }

  @Test
  @DisplayName(
      "as SVG tells of a thousand hosts in one line, and of many more nodes that it cannot")
  void largeSvg() {
    NetworkBuilder builder = new NetworkBuilder();
    Generators.generate("star", Map.of("hosts", "1000"), builder);
    assertTrue(
        TopologyExport.text(builder.build(), "x", ExportFormat.SVG)
            .contains("1000 hosts, 1us 1gbit"));
    NetworkBuilder large = new NetworkBuilder();
    Generators.generate("ring", Map.of("routers", "4001"), large);
    assertTrue(
        assertThrows(
                InvalidNetworkException.class,
                () -> TopologyExport.text(large.build(), "x", ExportFormat.SVG))
            .getMessage()
            .startsWith("found 4001 nodes beside hosts"));
  }

  @Test
  @DisplayName("as SVG keeps the names of Kdl's 754 nodes apart")
  void readable() {
    NetworkBuilder builder = new NetworkBuilder();
    GraphFiles.importInto(
        builder, SharedData.file("topologies/Kdl.graphml"), null, "Kdl", ImportOptions.DEFAULT);
    Picture picture = Picture.of(builder.build());
    Layout layout = GeographicLayout.of(picture);
    double[] size = new double[754];
    Arrays.fill(size, 50);
    Spread.apart(layout, size, size);

    int covered = 0;
    for (int a = 0; a < 754; a++) {
      for (int b = a + 1; b < 754; b++) {
        boolean near =
            Math.abs(layout.x()[a] - layout.x()[b]) < 50
                && Math.abs(layout.y()[a] - layout.y()[b]) < 50;
        covered += near ? 1 : 0;
      }
    }
    assertTrue(covered < 8, "covered " + covered);
  }

  private static Network read(String section) {
    return TopologyReader.read(YamlReader.parse("t.yaml", section), Path.of("."));
  }
}
