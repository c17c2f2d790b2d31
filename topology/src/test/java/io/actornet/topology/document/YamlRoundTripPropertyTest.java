package io.actornet.topology.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

@Label("A written YAML document")
class YamlRoundTripPropertyTest {
  @Property(tries = 200)
  @Label("reads back as what was written, whatever the text")
  void readsBack(
      @ForAll String key, @ForAll @Size(max = 5) List<@StringLength(max = 30) String> values) {
    String text = YamlWriter.write(Map.of("k" + printable(key), printable(values)));

    YamlMapping root = YamlReader.parse("a.yaml", text);

    assertEquals(
        printable(values),
        root.get("k" + printable(key)).asSequence("values").items().stream()
            .map(item -> ((YamlScalar) item).text())
            .toList());
  }

  private static List<String> printable(List<String> texts) {
    return texts.stream().map(YamlRoundTripPropertyTest::printable).toList();
  }

  /** YAML has no escape for half a surrogate pair. */
  private static String printable(String text) {
    return text.replaceAll("[\\ud800-\\udfff]", "?");
  }
}
