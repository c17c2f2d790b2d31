package io.actornet.topology.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.actornet.topology.document.YamlReader;
import io.actornet.topology.reader.TopologyReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Loops of switches")
class BridgeLoopsTest {
  @Test
  @DisplayName("are told with their switches and links, one for each link that closes one")
  void triangle() {
    assertEquals(
        List.of(
            "switches y, x, z form a loop without a spanning tree, by the links x--y, x--z, y--z:"
                + " broadcasts will circle in it without end"),
        told("[x, y], [y, z], [z, x], [a, x]"));
  }

  @Test
  @DisplayName("are found where two links join the same two, far from where the tree began")
  void parallel() {
    assertEquals(
        List.of(
            "switches y, z form a loop without a spanning tree, by the links y--z, y--z#2:"
                + " broadcasts will circle in it without end"),
        told("[x, y], [y, z], [y, z], [a, x]"));
  }

  @Test
  @DisplayName("are loops with hubs in them too")
  void hubs() {
    assertEquals(
        List.of(
            "switches and hubs h, x form a loop without a spanning tree, by the links h--x, h--x#2:"
                + " broadcasts will circle in it without end"),
        told("[x, h], [h, x], [a, x]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[x, y], [y, z], [a, x]", "[x, r], [r, y], [x, y], [r, z]", "[x, a]"})
  @DisplayName("are none where a router or nothing closes them")
  void none(String links) {
    assertEquals(List.of(), told(links));
  }

  private static List<String> told(String ends) {
    StringBuilder text = new StringBuilder("nodes:\n");
    for (String name : List.of("x", "y", "z")) {
      text.append("  ").append(name).append(": {kind: switch}\n");
    }
    text.append("  h: {kind: hub}\n  a: {kind: host}\n  r: {kind: router}\nlinks:\n");
    for (String link : ends.split("(?<=]), ", -1)) {
      text.append("  - {endpoints: ").append(link).append("}\n");
    }
    List<String> told = new ArrayList<>();
    TopologyReader.read(YamlReader.parse("test", text.toString()), Path.of(""), told::add);
    return told;
  }
}
