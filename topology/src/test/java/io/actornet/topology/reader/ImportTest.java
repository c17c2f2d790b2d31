package io.actornet.topology.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.YamlReader;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Importing a graph in a topology section")
class ImportTest {
  @TempDir Path directory;

  private final List<String> assumptions = new ArrayList<>();

  @BeforeEach
  void writeGraph() throws IOException {
    Files.writeString(
        directory.resolve("pair.graphml"),
        """
        <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
          <key attr.name="label" attr.type="string" for="node" id="d0" />
          <graph edgedefault="undirected">
            <node id="0"><data key="d0">Bern</data></node>
            <node id="1"><data key="d0">Basel</data></node>
            <edge source="0" target="1" />
          </graph>
        </graphml>
        """);
  }

  @Test
  @DisplayName("makes routers and hosts, to which more can be linked")
  void importsBeside() {
    Network network =
        read(
            """
            import: pair.graphml
            nodes: {extra: {kind: host}}
            links: [{endpoints: [extra, Bern]}]
            """);

    assertEquals(
        List.of("Basel", "Basel-host", "Bern", "Bern-host", "extra"),
        network.nodes().stream().map(Node::name).toList());
    assertTrue(network.links().stream().anyMatch(link -> link.name().equals("Bern--extra")));
    assertTrue(assumptions.toString().contains("Every node became a router"));
  }

  @Test
  @DisplayName("takes options")
  void readsOptions() {
    Network network =
        read(
            """
            import:
              file: pair.graphml
              nodes: host
              link: {delay: 3ms, loss: 1%}
              host-link: {rate: 10mbit}
              light-speed: 50%
            """);

    assertEquals(2, network.nodes().size());
    assertEquals(3_000_000, network.links().getFirst().aToB().delayNanos());
    assertEquals(0.01, network.links().getFirst().aToB().loss());
    assertEquals(1_000_000_000, network.links().getFirst().aToB().rateBitsPerSecond());
  }

  @Test
  @DisplayName("takes a topology of Mininet")
  void mininet() {
    Network network = read("import: {mininet: \"linear,2\", link: {delay: 3ms}}");

    assertEquals(
        List.of("h1", "h2", "s1", "s2"), network.nodes().stream().map(Node::name).toList());
    assertEquals(3_000_000, network.links().getFirst().aToB().delayNanos());
    assertRefused(
        "t.yaml:1: 'file' beside 'mininet' in import; expected one of them",
        "import: {mininet: minimal, file: pair.graphml}");
  }

  @Test
  @DisplayName("is refused with the line of the section when it cannot be")
  void refuses() throws IOException {
    assertRefused(
        "t.yaml:2: import of '"
            + directory.resolve("none.graphml")
            + "', which does not exist; "
            + "expected a file with a graph",
        "addresses: 10.0.0.0/8\nimport: none.graphml");
    assertRefused(
        "t.yaml:1: found 'hosts' for 'nodes' in import; "
            + "expected one of: router, host, router-with-host, switch, hub",
        "import: {file: pair.graphml, nodes: hosts}");
    assertRefused(
        "t.yaml:1: found '0%' for 'light-speed' in import; "
            + "expected a percentage above 0%, to 100%",
        "import: {file: pair.graphml, light-speed: 0%}");
    assertRefused(
        "t.yaml:2: duplicate node 'Bern'; expected every node name once",
        "import: pair.graphml\nnodes: {Bern: {kind: host}}");
    String whole = Files.readString(directory.resolve("pair.graphml"));
    Path cut = directory.resolve("cut.graphml");
    Files.writeString(cut, whole.substring(0, whole.length() / 2));
    String message =
        assertThrows(DocumentException.class, () -> read("import: cut.graphml")).getMessage();
    assertTrue(message.startsWith(cut + ":"), message);
  }

  private void assertRefused(String message, String section) {
    assertEquals(message, assertThrows(DocumentException.class, () -> read(section)).getMessage());
  }

  private Network read(String section) {
    return TopologyReader.read(YamlReader.parse("t.yaml", section), directory, assumptions::add);
  }
}
