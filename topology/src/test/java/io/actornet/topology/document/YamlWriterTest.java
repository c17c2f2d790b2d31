package io.actornet.topology.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Writing a YAML document")
class YamlWriterTest {
  @Test
  @DisplayName("prints the outline in blocks and small things on one line")
  void isReadable() {
    String text =
        """
        version: 1
        capture: ['browser:eth0', 'web:*']
        topology:
          nodes:
            browser: {kind: host, interfaces: {eth0: {address: 10.0.0.1/24, mtu: 1500}}}
            sw: {kind: switch}
          generate:
            fat-tree: {k: 8}
        faults:
          - {name: lose-first-synack, match: {flags: SYN+ACK, nth: 1}, drop: true}
        """;

    assertEquals(text, YamlWriter.write(YamlReader.parse("a.yaml", text)));
  }

  @Test
  @DisplayName("quotes text that would otherwise be read as something else, and nothing else")
  void quotes() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("text", List.of("true", "12", "null", "", "a: b", "10.0.0.1", "10.0.0.0/8"));
    document.put("other", List.of(true, 12, 1.5));
    document.put("mac", "02:00:00:00:00:01");

    assertEquals(
        """
        text: ['true', '12', 'null', '', 'a: b', 10.0.0.1, 10.0.0.0/8]
        other: [true, 12, 1.5]
        mac: '02:00:00:00:00:01'
        """,
        YamlWriter.write(document));
  }

  @Test
  @DisplayName("does not print more on a line than fits")
  void breaksLongLists() {
    String text =
        YamlWriter.write(Map.of("hosts", java.util.Collections.nCopies(50, "some-long-name")));

    assertTrue(text.lines().allMatch(line -> line.length() <= 100), text);
  }
}
