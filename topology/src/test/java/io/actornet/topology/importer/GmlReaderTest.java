package io.actornet.topology.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.topology.document.DocumentException;
import io.actornet.topology.model.NetworkBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A GML file")
class GmlReaderTest {
  private static final String SOUND =
      """
      Creator "somebody"
      # a comment
      graph [
        directed 1
        label "Näme"
        edge [ source 1 target 0 LinkSpeedRaw 2.5E6 ]
        node [
          id 0
          label "Z&#252;rich &amp; &quot;Bern&quot; &c"
          graphics [ x 1 fill "#ff0000" [ ] ]
          Longitude -8.5
        ]
        node [ id 1 label "A
          B" Internal 0 type NaN ]
      ]
      """;

  @Test
  @DisplayName("may have edges first, entities, nested lists, comments and texts over lines")
  void sound() throws IOException {
    AttributedGraph graph = read(SOUND.replace(" [ ] ]", " ]"));

    assertTrue(graph.directed());
    assertEquals(
        Map.of("label", "Zürich & \"Bern\" &c", "Longitude", "-8.5"),
        graph.vertices().get(0).attributes());
    assertEquals("A\n    B", graph.vertices().get(1).text("label"));
    assertEquals(1, graph.edges().getFirst().source());
    assertEquals("2.5E6", graph.edges().getFirst().text("LinkSpeedRaw"));
    assertEquals(6, graph.edges().getFirst().line());
    assertEquals(13, graph.vertices().get(1).line());
  }

  @Test
  @DisplayName("that was cut short is one clear line, wherever it was cut")
  void truncated() {
    String whole = SOUND.replace(" [ ] ]", " ]").strip();
    for (int length = 1; length < whole.length(); length++) {
      String message = refusal(whole.substring(0, length));
      assertTrue(
          message.contains("the file ends")
              || message.contains("found no")
              || message.contains("without"),
          length + ": " + message);
    }
    assertEquals(
        "g.gml:2: the file ends in the node that begins on line 2; expected ']' for every '['",
        refusal("graph [\nnode [ id 0"));
  }

  @Test
  @DisplayName("that cannot be meant is refused with its line")
  void refusals() {
    assertEquals(
        "g.gml: found no graph; expected a GML file of node [ … ] and edge [ … ] in one graph [ …"
            + " ]",
        refusal("Version 1"));
    assertEquals(
        "g.gml:3: found node '7' again, first on line 2; expected ids that occur once",
        refusal("graph [\nnode [ id 7 ]\nnode [ id 7 ]\n]"));
    assertEquals(
        "g.gml:2: found a node without 'id'; expected one", refusal("graph [\nnode [ ]\n]"));
    assertEquals(
        "g.gml:3: found an edge between '0' and '1'; expected nodes that exist: there is no node"
            + " '1'",
        refusal("graph [\nnode [ id 0 ]\nedge [ source 0 target 1 ]\n]"));
    assertEquals("g.gml: found a graph without nodes; expected one or more", refusal("graph [ ]"));
    assertEquals(
        "g.gml:1: found a second graph; expected one",
        refusal("graph [ node [ id 0 ] ] graph [ ]"));
    assertTrue(refusal("graph [ node [ id 0 ] ] ]").contains("found ']' that closes nothing"));
    assertTrue(refusal("graph { }").contains("found '{'"));
    assertTrue(refusal("graph [ node [ id 0 label [ ").contains("the list that begins on line 1"));
  }

  @Test
  @DisplayName("beyond the limits is refused, however large it is")
  void limits() {
    ImportLimits limits = new ImportLimits(1_000, 2, 2, 10);
    assertTrue(
        limited("node [ id 0 ] node [ id 1 ] node [ id 2 ]", limits).contains("2 nodes at most"));
    assertTrue(
        limited("node [ id 0 ]" + " edge [ source 0 target 0 ]".repeat(3), limits)
            .contains("2 edges at most"));
    assertTrue(
        limited(
                "edge [ source 0 target 1 ] edge [ source 2 target 3 ] edge [ source 4 target 5 ]",
                new ImportLimits(1_000, 2, 20, 10))
            .contains("2 nodes at most"));
    assertTrue(
        limited("node [ id 0 label \"" + "x".repeat(11) + "\" ]", limits)
            .contains("10 characters at most"));
    assertTrue(limited(" ".repeat(1_001), limits).contains("1000 bytes at most"));
    DocumentException endless =
        assertThrows(
            DocumentException.class, () -> read(new Endless(), new ImportLimits(1 << 20, 9, 9, 9)));
    assertEquals(
        "g.gml: found a longer file; expected 1048576 bytes at most", endless.getMessage());
  }

  @Test
  @DisplayName("with bytes that are not UTF-8 is refused")
  void notText() {
    byte[] bytes =
        "graph [ node [ id 0 label \"Z\u00fcrich\" ] ]".getBytes(StandardCharsets.ISO_8859_1);
    assertTrue(
        assertThrows(
                DocumentException.class,
                () -> read(new ByteArrayInputStream(bytes), ImportLimits.DEFAULT))
            .getMessage()
            .contains("bytes that are not UTF-8"));
  }

  @Test
  @DisplayName("that was mutated ten thousand times is read or refused, and nothing else is thrown")
  void mutations() throws IOException {
    Random random = new Random(20_252);
    byte[] sound = SOUND.getBytes(StandardCharsets.UTF_8);
    int refused = 0;
    for (int i = 0; i < 10_000; i++) {
      byte[] mutated = sound.clone();
      for (int change = 0; change <= random.nextInt(4); change++) {
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(i % 4 == 0 ? 256 : 128);
      }
      try {
        GraphFiles.importInto(
            new NetworkBuilder(),
            new ByteArrayInputStream(mutated),
            GraphFormat.GML,
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

  /** Blanks without end. */
  private static final class Endless extends InputStream {
    @Override
    public int read() {
      return ' ';
    }
  }

  private static AttributedGraph read(String text) throws IOException {
    return read(text, ImportLimits.DEFAULT);
  }

  private static AttributedGraph read(String text, ImportLimits limits) throws IOException {
    return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), limits);
  }

  private static AttributedGraph read(InputStream bytes, ImportLimits limits) throws IOException {
    return GmlReader.read(new TextInput(bytes, "g.gml", limits), "g.gml", limits);
  }

  private static String refusal(String text) {
    return assertThrows(DocumentException.class, () -> read(text), text).getMessage();
  }

  private static String limited(String elements, ImportLimits limits) {
    String text = "graph [ " + elements + " ]";
    return assertThrows(DocumentException.class, () -> read(text, limits), text).getMessage();
  }
}
