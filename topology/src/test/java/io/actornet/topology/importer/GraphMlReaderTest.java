package io.actornet.topology.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.topology.document.DocumentException;
import io.actornet.topology.model.NetworkBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GraphMlReaderTest {
  private static final String SOUND =
      """
      <?xml version="1.0" encoding="utf-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
        <key id="k7" for="node" attr.name="label" attr.type="string"/>
        <key id="k3" for="edge" attr.name="LinkSpeedRaw" attr.type="double">
          <default>2000000.0</default>
        </key>
        <graph edgedefault="undirected">
          <edge source="a" target="b"/>
          <node id="a"><data key="k7">Zürich &amp; <b>Bern</b></data></node>
          <node id="b"><data key="k7"><![CDATA[Genève]]></data><port name="p"/></node>
        </graph>
      </graphml>
      """;

  @Test
  @DisplayName(
      "Attributes go by attr.name, edges may come first, defaults and unknown parts are fine")
  void sound() throws IOException {
    AttributedGraph graph = read(SOUND);

    assertEquals(
        List.of("Zürich & Bern", "Genève"),
        graph.vertices().stream().map(vertex -> vertex.attributes().get("label")).toList());
    assertEquals("2000000.0", graph.edges().get(0).attributes().get("LinkSpeedRaw"));
    assertEquals(8, graph.edges().get(0).line());
  }

  @Test
  @DisplayName("A truncated file is one clear line, wherever it was cut")
  void truncated() {
    assertEquals(
        "test.graphml:10: the file ends inside <node>; expected </graphml> at its end",
        refusal(SOUND.substring(0, SOUND.indexOf("<port"))));
    for (int length = 1; length < SOUND.strip().length(); length++) {
      String message = refusal(SOUND.substring(0, length));
      assertTrue(message.contains("the file ends"), length + ": " + message);
    }
  }

  @Test
  @DisplayName("An empty file, text and other XML are no GraphML")
  void otherFiles() {
    assertTrue(refusal("").contains("the file ends"), refusal(""));
    assertTrue(refusal("version: 1\n").startsWith("test.graphml:1: not XML ("));
    assertEquals(
        "test.graphml:1: found <html> as the outermost element; expected a GraphML file of <node>"
            + " and <edge> in one <graph>",
        refusal("<html></html>"));
    assertTrue(refusal("<graphml></graphml>").contains("found no <graph>"));
    assertTrue(refusal("<graphml><graph/></graphml>").contains("found a graph without nodes"));
  }

  @Test
  @DisplayName("What cannot be meant is refused with its line")
  void refusals() {
    assertEquals(
        "test.graphml:3: found node 'a' again, first on line 2; expected ids that occur once",
        refusal("<graphml><graph>\n<node id='a'/>\n<node id='a'/></graph></graphml>"));
    assertEquals(
        "test.graphml:2: found an edge between 'a' and 'x'; expected nodes that exist: there is no"
            + " node 'x'",
        refusal("<graphml><graph><node id='a'/>\n<edge source='a' target='x'/></graph></graphml>"));
    assertEquals(
        "test.graphml:1: found <node> without 'id'; expected one",
        refusal("<graphml><graph><node/></graph></graphml>"));
    assertEquals(
        "test.graphml:1: found <edge> without 'target'; expected one",
        refusal("<graphml><graph><node id='a'/><edge source='a'/></graph></graphml>"));
    assertTrue(
        refusal("<graphml><graph><node id='a'><graph/></node></graph></graphml>")
            .contains("found <graph> inside <node>"));
    assertTrue(
        refusal("<graphml><graph><node id='a'/><hyperedge/></graph></graphml>")
            .contains("found <hyperedge>"));
  }

  @Test
  @DisplayName("Entities are not expanded: a document type declaration is refused at once")
  void entityExpansion() {
    String laughs =
        """
        <!DOCTYPE graphml [
          <!ENTITY a "aaaaaaaaaaaaaaaaaaaa">
          <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
          <!ENTITY c SYSTEM "file:///etc/passwd">
        ]>
        <graphml><graph><node id="a">&b;&c;</node></graph></graphml>
        """;

    assertTrue(refusal(laughs).contains("found a document type declaration"), refusal(laughs));
  }

  @Test
  @DisplayName("Too many nodes, edges, bytes or characters are refused")
  void limits() {
    assertTrue(limited("<node id='a'/><node id='b'/><node id='c'/>").contains("2 nodes at most"));
    assertTrue(
        limited("<node id='a'/>" + "<edge source='a' target='a'/>".repeat(3))
            .contains("2 edges at most"));
    assertTrue(
        limited("<node id='a'><data key='label'>" + "x".repeat(11) + "</data></node>")
            .contains("found a longer text for 'label'; expected 10 characters at most"));
    assertTrue(
        limited("<node id='a'>" + " ".repeat(1_000) + "</node>").contains("1000 bytes at most"));
  }

  @Test
  @DisplayName("An endless file ends after the limit")
  void endless() {
    byte[] begin = "<graphml><graph><node id='a'>".getBytes(StandardCharsets.UTF_8);
    byte[] more = "<data key='x'>y</data>".repeat(1_000).getBytes(StandardCharsets.UTF_8);
    InputStream endless =
        new SequenceInputStream(
            Collections.enumeration(
                IntStream.range(0, 10_000)
                    .mapToObj(i -> new ByteArrayInputStream(i == 0 ? begin : more))
                    .toList()));
    ImportLimits limits = new ImportLimits(1 << 20, 10, 10, 100);

    DocumentException refusal =
        assertThrows(
            DocumentException.class,
            () -> GraphMlReader.read(endless, "e", Attributes.OF_GRAPHS, limits));
    assertTrue(refusal.getMessage().contains("1048576 bytes at most"), refusal.getMessage());
  }

  @Test
  @DisplayName("Twenty thousand mutated files are read or refused, and nothing else is thrown")
  void mutations() throws IOException {
    Random random = new Random(20_251);
    byte[] sound = SOUND.getBytes(StandardCharsets.UTF_8);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] mutated = sound.clone();
      for (int change = 0; change <= random.nextInt(4); change++) {
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(i % 4 == 0 ? 256 : 128);
      }
      try {
        GraphFiles.importInto(
            new NetworkBuilder(),
            new ByteArrayInputStream(mutated),
            GraphFormat.GRAPHML,
            "m",
            null,
            ImportOptions.DEFAULT);
      } catch (DocumentException refusal) {
        assertEquals(-1, refusal.getMessage().indexOf('\n'));
        refused++;
      }
    }
    assertTrue(refused > 1_000, "refused " + refused);
  }

  private static AttributedGraph read(String text) throws IOException {
    return read(text, ImportLimits.DEFAULT);
  }

  private static AttributedGraph read(String text, ImportLimits limits) throws IOException {
    return GraphMlReader.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        "test.graphml",
        Attributes.OF_GRAPHS,
        limits);
  }

  private static String refusal(String text) {
    return assertThrows(DocumentException.class, () -> read(text), text).getMessage();
  }

  private static String limited(String elements) {
    String text = "<graphml><graph>" + elements + "</graph></graphml>";
    ImportLimits limits = new ImportLimits(1_000, 2, 2, 10);
    return assertThrows(DocumentException.class, () -> read(text, limits), text).getMessage();
  }
}
